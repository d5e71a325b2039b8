"""What happened: events, their headlines, kinds and scopes."""
