"""What surveys say in chat and on pages alike. Names that are given come escaped for Markdown already."""
