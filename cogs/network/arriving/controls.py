"""What can be pressed on the cards of arriving."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("arriving")

# The list. Arguments: a partner (0: all) and the page.
show: Final = acts.button("show", int, int)
of: Final = acts.select("of")

# Mails. Argument: 1 for reminders; then the language of the sample, the seal of what the preview showed.
ask: Final = acts.button("ask", int)
language: Final = acts.select("language", int)
send: Final = acts.button("send", int, str)

codes: Final = acts.button("codes")
server: Final = acts.button("server", opens=True)
server_typed: Final = acts.modal("served")

# Asked of the contact. Argument: the member.
asked: Final = acts.button("asked", int)
confirm: Final = acts.button("confirm", int)
# By the coordination, from its list: the partner and the page where it stood.
confirm_one: Final = acts.select("confirm_one", int, int)
disown: Final = acts.button("disown", int)

# Two accounts of one person. Arguments: who stays (0: not chosen yet), the page; then who goes, the seal.
same: Final = acts.button("same", int, int)
pick_same: Final = acts.select("pick_same", int)
merge: Final = acts.button("merge", int, int, str)

# Asked of each of the two. Argument: the question.
both: Final = acts.button("both", int)
not_both: Final = acts.button("not_both", int)
