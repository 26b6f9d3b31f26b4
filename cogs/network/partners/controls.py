"""What can be pressed on the cards of partners. Arguments: a partner's id unless told otherwise."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("partners")

# The list (1: of those that left; its page), and one partner.
listing: Final = acts.button("list", int, int)
pick: Final = acts.select("pick")
show: Final = acts.button("show", int)
make: Final = acts.button("make", int)

# Adding. Argument: the draft (0: none yet).
add: Final = acts.button("add", opens=True)
added: Final = acts.modal("added", int)
create: Final = acts.button("create", int)

# Editing; `edited` carries the stamps of what the window showed, and the draft it goes on from.
edit: Final = acts.button("edit", int, opens=True)
edited: Final = acts.modal("edited", int, str, int)
rename: Final = acts.button("rename", int)

# A draft of either. `apply` takes 1 when the server is renamed as well.
correct: Final = acts.button("correct", int, opens=True)
apply: Final = acts.button("apply", int, int)
forget: Final = acts.button("forget", int)

# Its people. Further arguments: the page, a stamp, a Discord user, a member.
people: Final = acts.button("people", int, int)
contacts: Final = acts.button("contacts", int, int)
contacts_chosen: Final = acts.select("contacts_chosen", int, int, str)
add_member: Final = acts.select("add_member", int)
move_member: Final = acts.button("move_member", int, int)
pick_member: Final = acts.select("pick_member", int)
take_out: Final = acts.button("take_out", int, int)

# Its channel. `use_channel`: the channel, and the one it has now (0: none). `speak`: a language.
channel: Final = acts.button("channel", int)
pick_channel: Final = acts.select("pick_channel", int)
use_channel: Final = acts.button("use_channel", int, int, int)
language: Final = acts.select("language", int)
speak: Final = acts.button("speak", int, str)

# Leaving. `take_back` takes the draft to go on with (0: none).
ask_leave: Final = acts.button("ask_leave", int)
leave: Final = acts.button("leave", int)
take_back: Final = acts.button("take_back", int, int)
