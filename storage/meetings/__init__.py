"""What is kept of events that take place: presence, agenda, entries, minutes and materials, a module each."""
