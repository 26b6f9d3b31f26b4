"""The methodology by spreadsheet: what a file would change of it; pure, all or nothing.

columns  a sheet for each kind of event, its columns, and the words that stand for values
reading  the whole file: entries, problems, what is not in it

The rules are those of `domain.importing`: an empty cell changes nothing and a dash clears; what is not in the
file stays; with one mistake nothing is done, and all mistakes are told at once. A row with a region is what
holds there instead: the same hidden id with another region is a variant, and what is not used says so.
"""
