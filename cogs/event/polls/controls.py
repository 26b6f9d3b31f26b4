"""What can be pressed on the cards of date polls; the modules beside this say what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("poll")

# A poll, or times for one, that lies in a draft. Arguments: the draft; the turn that the card shows; the
# number of a time (`drafting.DEADLINE` for the deadline); that of a reading; which window; the page.
choose: Final = acts.button("choose", int, int, int, int)
retype: Final = acts.button("retype", int, int, opens=True)
retyped: Final = acts.modal("retyped", int, int)
leave_out: Final = acts.button("leave_out", int, int, int)
add: Final = acts.button("add", int, opens=True)
added: Final = acts.modal("added", int)
window: Final = acts.button("window", int, str, opens=True)
typed: Final = acts.modal("typed", int)
turn: Final = acts.button("turn", int, int)
publish: Final = acts.button("publish", int, int)
discard: Final = acts.button("discard", int)

# One's own answers. Arguments: the poll; the slot; what is said (`Vote`); the page. `mine` stands on the card
# that all read, which is found again by it.
mine: Final = acts.button("mine", int)
answer: Final = acts.button("answer", int, int)
say: Final = acts.button("say", int, int, str, int)
say_all: Final = acts.button("say_all", int, str, int)

# For who runs it. Arguments: the poll; the page; its revision; the slot, the number of minutes since 1970.
results: Final = acts.button("results", int, int)
unheard: Final = acts.button("unheard", int, int)
nudge: Final = acts.button("nudge", int)
take: Final = acts.button("take", int, int, int)
decide: Final = acts.button("decide", int, int, int)
more: Final = acts.button("more", int, opens=True)
more_typed: Final = acts.modal("more_typed", int)
extend: Final = acts.button("extend", int, int, opens=True)
extended: Final = acts.modal("extended", int, int)
until: Final = acts.button("until", int, int, int)
ask_cancel: Final = acts.button("ask_cancel", int, int, opens=True)
cancelled: Final = acts.modal("cancelled", int, int)
post: Final = acts.button("post", int)
# Guests. Arguments: the poll; then the draft that holds the addresses.
guests: Final = acts.button("guests", int, opens=True)
guests_typed: Final = acts.modal("guests_typed", int)
guests_asked: Final = acts.button("guests_asked", int, int)

# The list. Arguments: the page.
listed: Final = acts.button("listed", int)
pick: Final = acts.select("pick")
