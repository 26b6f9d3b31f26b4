"""How events look in a chat."""
