"""The cards of meetings."""
