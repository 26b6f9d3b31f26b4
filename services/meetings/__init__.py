"""During an event and after it: agenda, beginning and end, presence, notes, minutes and what follows."""
