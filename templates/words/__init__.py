"""What the cards and the refusals of a noun both say: one wording for one thing."""
