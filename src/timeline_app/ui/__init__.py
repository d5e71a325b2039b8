"""The window: widgets, and the only place that paints."""
