"""What can be pressed on the cards of events; the modules beside this say what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("event")

# On the announcement, on one's own card and on notices. Arguments: the event, what is answered (`Reply`).
answer: Final = acts.button("answer", int, str)
answer_all: Final = acts.button("answer_all", int)
# The same card for the presser alone, in their language: from a list or a notice; from the announcement,
# which is found again by it. Arguments: the event.
show: Final = acts.button("show", int)
mine: Final = acts.button("mine", int)
pick: Final = acts.select("pick")
# Arguments: whether what is over, the page.
listed: Final = acts.button("listed", int, int)

# The way into its room. Arguments: the event.
join: Final = acts.button("join", int)

# A partner's contact says who comes. Arguments: the event, the page.
for_partner: Final = acts.button("for_partner", int, int)
coming: Final = acts.select("coming", int)

# For who runs an event. Arguments: the event, the page; the ending of a file.
people: Final = acts.button("people", int, int)
people_file: Final = acts.button("people_file", int, str)
history: Final = acts.button("history", int)
# Guests are invited by their addresses. Arguments: the event, the draft that keeps them.
guests: Final = acts.button("guests", int, opens=True)
guests_typed: Final = acts.modal("guests_typed", int)
guests_asked: Final = acts.button("guests_asked", int, int)
post: Final = acts.button("post", int)

# What somebody did on Discord is answered. Arguments: the event; "take", "back", or the part to make again.
on_discord: Final = acts.button("on_discord", int, str)

# A new event, which lies in a draft. Arguments: the draft; the turn that the card shows; the number of a
# reading; which window ("what", "who").
window: Final = acts.button("window", int, str, opens=True)
typed: Final = acts.modal("typed", int)
choose: Final = acts.button("choose", int, int, int)
announce: Final = acts.button("announce", int, int)
discard: Final = acts.button("discard", int)

# Moving. Arguments: the event, or the draft and its turn; whether those that follow, too.
move: Final = acts.button("move", int, opens=True)
move_typed: Final = acts.modal("move_typed", int)
move_again: Final = acts.button("move_again", int, opens=True)
move_again_typed: Final = acts.modal("move_again_typed", int)
move_choose: Final = acts.button("move_choose", int, int, int)
move_go: Final = acts.button("move_go", int, int, int)
move_drop: Final = acts.button("move_drop", int)

# Changing. Arguments: the event and which window; the draft.
change: Final = acts.button("change", int, str, opens=True)
change_typed: Final = acts.modal("change_typed", int)
correct: Final = acts.button("correct", int, opens=True)
change_drop: Final = acts.button("change_drop", int)

# Calling off. Arguments: the event; its revision, whether those that follow, too.
ask_cancel: Final = acts.button("ask_cancel", int)
cancel: Final = acts.button("cancel", int, int, int, opens=True)
cancelled: Final = acts.modal("cancelled", int, int, int)

# Another one like it. Arguments: the event.
copy: Final = acts.button("copy", int, opens=True)
copied: Final = acts.modal("copied", int)

# Calendars: one's own, its address made or ended. Arguments: the event that is wanted as a file.
calendar: Final = acts.button("calendar")
calendar_new: Final = acts.button("calendar_new")
calendar_end: Final = acts.button("calendar_end")
calendar_file: Final = acts.button("calendar_file", int)
