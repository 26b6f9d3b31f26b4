"""Good practices: one module for the practices and their words, one each for what is said of them."""
