"""The cards of a search: results, what they can be narrowed to, one practice, what is kept."""
