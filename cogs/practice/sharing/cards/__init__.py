"""The cards of sharing: the draft, the lists, the review, a message that is quoted, languages and files."""
