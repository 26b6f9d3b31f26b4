"""What can be pressed around visits; `presses` says what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("visit")

# Offering and asking. Arguments: the side (`Side`); the page; the visit; its revision.
new: Final = acts.button("new", str, opens=True)
listed: Final = acts.button("listed", int)
show: Final = acts.button("show", int)
close: Final = acts.button("close", int, int)
give_back: Final = acts.button("give_back", int, int)

# Taking up. Arguments: the visit; then the draft that holds the times.
take: Final = acts.button("take", int, opens=True)
times: Final = acts.modal("times", int)
retype: Final = acts.button("retype", int, opens=True)
retyped: Final = acts.modal("retyped", int)

# For the host and for the guest. Arguments: the visit.
checklist: Final = acts.button("checklist", int)
tick: Final = acts.select("tick", int)
report: Final = acts.button("report", int, opens=True)
follow_up: Final = acts.button("follow_up", int, opens=True)

# What is typed. Arguments: the window.
typed: Final = acts.modal("typed", int)
again: Final = acts.button("again", int, opens=True)
forget: Final = acts.button("forget", int)
