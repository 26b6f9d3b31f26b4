"""What can be pressed on the cards of a plan's import. The first argument is always the draft."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("planfile")

# What the file would do; further argument: the page.
show: Final = acts.button("show", int, int)
forget: Final = acts.button("forget", int)
# How its columns are read. Further arguments: the sheet (from 0), then the page or the column (from 1).
columns: Final = acts.button("columns", int, int, int)
holds: Final = acts.select("holds", int, int)
column: Final = acts.select("column", int, int, int)
says: Final = acts.select("says", int, int, int)
# Doing it, with the stamp of what was shown: first a window that takes the reason.
go: Final = acts.button("go", int, str, opens=True)
go_with_reason: Final = acts.button("go_with_reason", int, str, opens=True)
why: Final = acts.modal("why", int, str)
