"""What can be pressed of practices as files."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("practicefile")

# One practice as a file; the argument: its id.
sheet: Final = acts.button("sheet", int)
data: Final = acts.button("data", int)
