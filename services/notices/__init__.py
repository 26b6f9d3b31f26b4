"""Notices: the worker's steps, what a person does with one, what the coordination sees of them."""
