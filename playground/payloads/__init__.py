"""Records as Discord shows them; the fields are those of its published contract (`…Response`)."""
