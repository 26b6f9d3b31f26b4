"""`/network todo`: who owes what, by partner and by person; one kind reminder."""
