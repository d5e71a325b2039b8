"""From markup to an Article: which dialect it is, and one reader for each."""
