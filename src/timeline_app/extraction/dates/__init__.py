"""When: the words of a date, and what day they mean where they stand."""
