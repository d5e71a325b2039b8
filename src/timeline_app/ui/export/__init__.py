"""Pictures of the timeline as files, on the clipboard and on paper, and the dialog for them."""
