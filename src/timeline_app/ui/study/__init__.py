"""My work: what the reader has noted, marked, corrected and added, to be gone through."""
