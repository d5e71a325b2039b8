"""The shelf: the campaigns of the library."""
