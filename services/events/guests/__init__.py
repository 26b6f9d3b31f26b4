"""Guests of events: people from outside, known by an address that they confirmed, let in to events alone."""
