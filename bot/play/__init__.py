"""Questionnaires at the command line: `techlink check FORM` and `techlink play FORM`.

files    a file examined in a process of its own, and what is wrong with it in the reader's language
check    lists it
script   runs a list of operations and prints the state after each
talk     walks a form in a terminal, one answer after another
screen   what is written there
"""
