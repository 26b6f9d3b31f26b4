"""Results in words, by rule from the figures."""
