"""A plan over time: a row an action or milestone, a mark a due date, and a line for today.

rows      what stands on which page
axis      months, quarters or years, as many as there is room for
marks     one shape a state: told by form and sign, not by colour alone
drawing   a page as SVG
figures   the same as text
raster    a page as PNG, for a worker process

A plan of more than `rows.MOST_SINGLE` milestones has a row an action; marks that would meet are counted.
"""
