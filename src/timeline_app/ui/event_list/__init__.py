"""The list of what happened in a span of time, campaign by campaign."""
