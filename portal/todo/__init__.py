"""What one owes, what fits into ten minutes; and for the coordination, who owes what."""
