"""What becomes of a practice elsewhere: taken over, asked about, rated; its author is asked and thanked."""
