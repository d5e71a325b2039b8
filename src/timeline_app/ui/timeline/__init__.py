"""The timeline pane: a raster widget, its painter and pictures of it."""
