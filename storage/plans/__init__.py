"""Plans and what is in them, in one network. What is removed keeps its row and its number, unseen."""
