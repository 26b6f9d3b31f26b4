"""What can be pressed on the cards of handing over. Argument: the draft that keeps it, unless it says so."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("handover")

# Arguments: a `Leaver` and its id.
begin: Final = acts.button("begin", str, int)
# The value is a member's id (0: nobody), for actions a partner's. Argument: a `Thing`.
give: Final = acts.select("give", int, str)
give_all: Final = acts.select("all", int)
look: Final = acts.button("look", int)
ask_why: Final = acts.button("why", int, opens=True)
why_typed: Final = acts.modal("why_typed", int)
# The seal names what the preview showed.
hand_over: Final = acts.button("do", int, str)
drop: Final = acts.button("drop", int)
