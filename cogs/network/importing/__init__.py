"""`/network import`: the partners and people of the network from a spreadsheet, and as one.

Without a file it answers with the register as a template: drop-down lists, and a hidden id in each row, so
that sent back it says which row is whose. With a file, the template or a sheet of one's own, it shows what it
would do before it does: mistakes with their cells, or what is new and what would change from what to what.
Columns that were guessed wrongly are corrected on a card of their own. What the file does not say stays.

`receiving` answers the command, `presses` what is pressed; `controls` declares it and `cards` draw.
"""
