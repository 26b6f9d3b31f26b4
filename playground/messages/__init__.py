"""What can be done with messages: compose, send, edit, delete, react, pin.

`compose` turns a request's body into checked parts of a message; `send` and `edit` store them and tell
whom it concerns. Routes and interactions use these; they know neither.
"""
