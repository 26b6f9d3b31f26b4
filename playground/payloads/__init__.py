"""Records as Discord shows them. Field lists follow Discord's published contract (its `…Response` schemas)."""
