"""What can be pressed on the card of reminders. Argument: the window that holds what was typed."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("reminders")

change: Final = acts.button("change", opens=True)
postponing: Final = acts.button("postponing", opens=True)
default: Final = acts.button("default")
typed: Final = acts.modal("typed", int)
correct: Final = acts.button("correct", int, opens=True)
carry_out: Final = acts.button("carry_out", int)
drop: Final = acts.button("drop", int)
