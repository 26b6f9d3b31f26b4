"""A plan by spreadsheet: what the file would change in the plan as it is now; pure, all or nothing.

kinds    which sheets and columns there are, by the headings that people use
cells    how a value is written in a cell, and read from one
known    what the plan and the network know, and how a row's thing is found in it
heads    the plan itself and its diagnosis
zones    zones and their indicators
work     actions and milestones
reading  the whole file: entries, problems, what is not in it

The rules are those of `domain.importing`: an empty cell changes nothing and a dash clears; what is not in the
file stays; with one mistake nothing is done, and all mistakes are told at once. A cell that says what the
plan says already is left alone, however it is written. How far milestones are is not read: that is said in
chat, where evidence is asked for.
"""
