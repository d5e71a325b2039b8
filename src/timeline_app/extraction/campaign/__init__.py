"""The campaign as a whole: from the infobox, else from the first sentences."""
