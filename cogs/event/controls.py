"""What can be pressed on the cards of events. `looking` and its sisters say what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("event")

# On the announcement, on one's own card and on notices. Arguments: the event, what is answered (`Reply`).
answer: Final = acts.button("answer", int, str)
# The same card for the presser alone, in their language. Arguments: the event.
show: Final = acts.button("show", int)
# The announcement is brought up to date. Arguments: the event.
mine: Final = acts.button("mine", int)
