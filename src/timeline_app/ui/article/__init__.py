"""The article: its text, the marked sentence and the live links."""
