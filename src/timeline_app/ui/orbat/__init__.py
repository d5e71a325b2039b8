"""The order of battle: each side's tree of units and commanders."""
