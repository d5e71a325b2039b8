"""The notes pane: what the reader has written, tagged and marked about one thing."""
