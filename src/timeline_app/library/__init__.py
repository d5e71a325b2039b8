"""The SQLite file that holds everything."""
