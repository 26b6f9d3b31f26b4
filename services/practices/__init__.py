"""Good practices: shared, reviewed, found, adopted."""
