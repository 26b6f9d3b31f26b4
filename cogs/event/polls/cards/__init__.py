"""How date polls look in a chat."""
