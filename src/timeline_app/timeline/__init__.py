"""Time and geometry: what is drawn where, without Qt and without SQL."""
