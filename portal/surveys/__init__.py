"""Questionnaires on the web: what waits, answering page by page, signing for a partner; and by links."""
