"""Documents of events."""
