"""Dialogs in which the reader corrects events and adds his own."""
