"""What is drawn and written for events."""
