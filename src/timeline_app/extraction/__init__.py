"""From an Article to an ArticleRecord: pure, picklable, no input or output."""
