"""What can be pressed around the questionnaire of an event; `presses` says what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("feedback")

# The questionnaire of the presser, from where it is asked. Arguments: the event.
mine: Final = acts.button("mine", int)
# On its cards. Arguments: the event, how often they have said something; the name of a sentence.
choose: Final = acts.button("choose", int, int, str)
write: Final = acts.button("write", int, int, opens=True)
written: Final = acts.modal("written", int, int)
back: Final = acts.button("back", int, int)
skip: Final = acts.button("skip", int, int)
review: Final = acts.button("review", int, int)
change: Final = acts.select("change", int, int)
send: Final = acts.button("send", int, int)

# For who organises the event. Arguments: the event, the page.
results: Final = acts.button("results", int, int)
ask_close: Final = acts.button("ask_close", int)
close: Final = acts.button("close", int)
