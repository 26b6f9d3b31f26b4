"""What can be pressed around visits; `presses` says what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("visit")

# Offering and asking. Arguments: the side (`Side`); the page; the visit; its revision.
new: Final = acts.button("new", str, opens=True)
made: Final = acts.modal("made", str)
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
reported: Final = acts.modal("reported", int)
follow_up: Final = acts.button("follow_up", int, opens=True)
followed_up: Final = acts.modal("followed_up", int)
