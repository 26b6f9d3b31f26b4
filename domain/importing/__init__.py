"""Somebody's spreadsheet as changes to what is known: pure rules, all or nothing.

columns   which column says what: guessed from the headings, corrected by hand
lines     the rows below the headings, cell by cell, with what is wrong at which cell
changes   what would be new, what would change from what to what
partners  rows of organisations
people    rows of people, those included who have not joined yet
network   both together

Three rules hold for every import: an empty cell changes nothing and a dash clears; what is not in the file
stays as it is; one mistake anywhere and nothing is done, but all mistakes are told at once.
"""
