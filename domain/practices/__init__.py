"""Good practices: what is said of one, how far it is, who reviews it, what became of it."""
