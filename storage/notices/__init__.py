"""Notices beyond the outbox: making and settling deliveries, what members chose, their inbox, the picture.

`storage.outbox` is what nouns write into.
"""
