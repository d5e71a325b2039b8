"""Reader of raw wikitext: one construct a module."""
