"""What everybody owes: one's own list, what fits into ten minutes, the coordination's mirror of it.

Each noun says what it waits for, from whom (`sources`); nothing is kept here but the kind reminders.
"""
