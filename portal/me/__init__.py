"""Oneself on the web: what waits, the inbox, settings, consents, one's data, leaving."""
