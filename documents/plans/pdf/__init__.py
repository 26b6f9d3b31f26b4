"""A plan on paper: `content` chooses the words, `templates/pdf/plan.typ` sets them, `making` compiles.

What people wrote reaches the template as data (JSON), never as source: nothing in it is a command.
"""
