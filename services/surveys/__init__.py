"""What a network can do with surveys: ask (waves), answer, see who has answered, read one's result."""
