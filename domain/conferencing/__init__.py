"""Rooms for video-conferences on servers of others: their calls and tokens as documented, without any I/O."""
