"""Files out of records and scenes."""
