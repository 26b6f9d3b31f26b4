"""How plans look in chat: a file each card."""
