"""The story of a meeting, told by those who take part: what each of them does, step by step."""
