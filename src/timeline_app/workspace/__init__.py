"""Live state: what is open, shown, selected and running; QtCore only."""
