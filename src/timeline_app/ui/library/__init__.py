"""Windows about the library itself: what is in it, what comes in, and what was there before."""
