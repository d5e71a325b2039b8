"""Chinese text: script variants, numerals, sentences."""
