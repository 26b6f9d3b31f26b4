"""What can be pressed on the cards of the network. `presses` and `assigning` say what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("network")

# The set-up, step 1.
rename: Final = acts.button("rename", opens=True)
renamed: Final = acts.modal("renamed")
language: Final = acts.select("language")
zone: Final = acts.select("zone")
other_zone: Final = acts.button("other_zone", opens=True)
zone_typed: Final = acts.modal("zone_typed")

# Step 2. Arguments: a partner's key in the draft, or the list's page.
add: Final = acts.button("add", opens=True)
correct: Final = acts.button("correct", opens=True)
typed: Final = acts.modal("typed")
pick: Final = acts.select("pick")
page: Final = acts.button("page", int)
edit: Final = acts.button("edit", int, opens=True)
edited: Final = acts.modal("edited", int)
drop: Final = acts.button("drop", int)

# Step 3. `step` takes a `domain.network_setup.SetupStep` value.
step: Final = acts.button("step", str)
discard: Final = acts.button("discard")
build: Final = acts.button("build")
again: Final = acts.button("again")

# The overview and the members. Arguments: a partner's id (0: all) and the page.
open_setup: Final = acts.button("setup")
overview: Final = acts.button("overview", int)
members: Final = acts.button("members", int, int)
members_of: Final = acts.select("members_of")

# A yes that somebody gave on paper. Arguments: the page; then the member.
record: Final = acts.button("record", int)
record_for: Final = acts.select("record_for", opens=True)
recorded: Final = acts.modal("recorded", int)

# A second coordinator.
ask_second: Final = acts.button("ask_second")
second: Final = acts.select("second")
not_now: Final = acts.button("not_now")
# Who answers for what is kept on people. Argument: the card that it stands on, "setup" or "overview".
controller: Final = acts.button("controller", str, opens=True)
controller_typed: Final = acts.modal("controlled", str)
# Where answers to mails go.
replies: Final = acts.button("replies", opens=True)
replies_typed: Final = acts.modal("replies_typed")

# Confirmations. Argument: the member.
dismiss: Final = acts.button("dismiss", int)
remove: Final = acts.button("remove", int)
ask_remove: Final = acts.button("ask_remove", int)
