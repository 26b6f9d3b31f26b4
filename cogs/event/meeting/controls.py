"""What can be pressed on the cards of meetings; the modules beside this say what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("meeting")

# The agenda. Arguments: the event; the draft of what is typed.
agenda: Final = acts.button("agenda", int)
agenda_change: Final = acts.button("agenda_change", int, opens=True)
agenda_again: Final = acts.button("agenda_again", int, opens=True)
agenda_typed: Final = acts.modal("agenda_typed", int)

# It begins, one is there, it ends. Arguments: the event.
start: Final = acts.button("start", int)
here: Final = acts.button("here", int)
end: Final = acts.button("end", int)

# Who was there. Arguments: the event; the page; how they are ticked (`Source`); the member, whether there.
attendance: Final = acts.button("attendance", int, int)
person: Final = acts.select("person", int)
ticking: Final = acts.button("ticking", int, str, int)
ticked: Final = acts.select("ticked", int, str)
correct: Final = acts.button("correct", int, int, int, opens=True)
corrected: Final = acts.modal("corrected", int, int, int)
sheet: Final = acts.button("sheet", int)

# A file of Teams or Zoom. Arguments: the event; the draft, the turn that the card shows, a row or a zone.
roll: Final = acts.button("roll", int, opens=True)
roll_sent: Final = acts.modal("roll_sent", int)
roll_who: Final = acts.select("roll_who", int, int)
roll_zone: Final = acts.button("roll_zone", int, int)
roll_take: Final = acts.button("roll_take", int, int)
roll_drop: Final = acts.button("roll_drop", int)

# What is noted. Arguments: the event and what it is (`EntryKind`); the draft; the entry and its revision.
note: Final = acts.button("note", int, str, opens=True)
noted: Final = acts.modal("noted", int)
note_again: Final = acts.button("note_again", int, opens=True)
note_day: Final = acts.button("note_day", int, int)
note_drop: Final = acts.button("note_drop", int)
quote: Final = acts.button("quote", int, str, opens=True)
entry: Final = acts.button("entry", int)
pick_entry: Final = acts.select("pick_entry")
change: Final = acts.button("change", int, opens=True)
take_out: Final = acts.button("take_out", int, int)
done: Final = acts.button("done", int)
undone: Final = acts.button("undone", int)
nameless: Final = acts.button("nameless", int, int)
milestone: Final = acts.button("milestone", int, int, opens=True)
milestone_typed: Final = acts.modal("milestone_typed", int, int)

# Minutes. Arguments: the event; its minutes' revision or version; the ending of a file.
minutes: Final = acts.button("minutes", int)
send_ask: Final = acts.button("send_ask", int, int, opens=True)
send: Final = acts.modal("send", int, int)
approve: Final = acts.button("approve", int, int)
object_: Final = acts.button("object", int, int, opens=True)
objected: Final = acts.modal("objected", int, int)
close: Final = acts.button("close", int, int)
close_over: Final = acts.button("close_over", int, int, opens=True)
closed_over: Final = acts.modal("closed_over", int, int)
withdraw_ask: Final = acts.button("withdraw_ask", int)
withdraw: Final = acts.button("withdraw", int, int)
silence: Final = acts.button("silence", int, int)
paper: Final = acts.button("paper", int, str)

# Links and files, and thanks. Arguments: the event; the material.
materials: Final = acts.button("materials", int)
link: Final = acts.button("link", int, opens=True)
link_typed: Final = acts.modal("link_typed", int)
file: Final = acts.button("file", int, opens=True)
file_sent: Final = acts.modal("file_sent", int)
material: Final = acts.select("material", int)
unlist: Final = acts.button("unlist", int)
# What is pressed there is answered in `cogs.event.feedback`: they are asked how it was, too.
thank: Final = acts.button("thank", int)
