"""Small widgets that the panes and the window share."""
