"""Reader of the Markdown that the wiki's articles were converted to: one construct a module."""
