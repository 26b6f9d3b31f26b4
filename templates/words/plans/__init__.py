"""What the parts of plans are called, in chat and on paper."""
