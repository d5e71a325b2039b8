"""From sources to the library: read and extract in processes of their own, then store."""
