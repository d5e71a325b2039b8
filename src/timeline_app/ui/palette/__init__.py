"""The command palette: everything there is to do and every campaign, by a few typed letters."""
