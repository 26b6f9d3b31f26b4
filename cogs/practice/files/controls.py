"""What can be pressed of practices as files."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("practicefile")

# One practice as a file; the argument: its id.
sheet: Final = acts.button("sheet", int)
data: Final = acts.button("data", int)

# What a file would do; the first argument is always the draft, then the page.
show: Final = acts.button("show", int, int)
forget: Final = acts.button("forget", int)
# How its columns are read. Further arguments: the sheet (from 0), then the page or the column (from 1).
columns: Final = acts.button("columns", int, int, int)
holds: Final = acts.select("holds", int, int)
column: Final = acts.select("column", int, int, int)
says: Final = acts.select("says", int, int, int)
# Doing it, with the stamp of what was shown.
go: Final = acts.button("go", int, str)

# Concepts from elsewhere: which file's go; and going, with its place in the list and when it came.
source: Final = acts.select("source")
remove_source: Final = acts.button("remove_source", int, int)
