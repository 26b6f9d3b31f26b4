"""The cards of an import: what it would do, how it is read, what it did."""
