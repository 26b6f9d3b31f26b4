"""What can be pressed while a practice is shared and reviewed; the modules beside this answer it."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("sharing")

# Windows. Arguments: the practice and which window (`Form`), or a field in it; the window that keeps what was
# typed.
begin: Final = acts.button("begin", opens=True)
form: Final = acts.button("form", int, str, opens=True)
add: Final = acts.button("add", int, str, opens=True)
typed: Final = acts.modal("typed", int)
again: Final = acts.button("again", int, opens=True)
forget: Final = acts.button("forget", int)

# The draft and its way. Arguments: the practice; the revision that the card shows; the page of a list.
draft: Final = acts.button("draft", int)
pick: Final = acts.select("pick")
mine: Final = acts.button("mine", int)
send: Final = acts.button("send", int, int)
send_now: Final = acts.button("send_now", int, int)
take_back: Final = acts.button("take_back", int, int)
ask_discard: Final = acts.button("ask_discard", int, int)
discard: Final = acts.button("discard", int, int)
ask_withdraw: Final = acts.button("ask_withdraw", int, int)
withdraw: Final = acts.button("withdraw", int, int)
reopen: Final = acts.button("reopen", int, int)
renew: Final = acts.button("renew", int, int)
archive: Final = acts.button("archive", int, int)

# Its author agrees to be written to. Arguments: the practice.
write_to_me: Final = acts.button("write_to_me", int)

# Other languages. Arguments: the practice; which window; the language.
languages: Final = acts.button("languages", int)
offer_in: Final = acts.select("offer_in", int, opens=True)
offer: Final = acts.button("offer", int, str, str, opens=True)
untranslate: Final = acts.select("untranslate", int)

# Files. Arguments: the practice.
files: Final = acts.button("files", int)
give: Final = acts.button("give", int, opens=True)
given: Final = acts.modal("given", int)
take_off: Final = acts.select("take_off", int)

# A message that is quoted. Arguments: the draft that keeps it; the practice.
ask_author: Final = acts.button("ask_author", int)
quote: Final = acts.button("quote", int)
agree: Final = acts.button("agree", int)
refuse: Final = acts.button("refuse", int)
without: Final = acts.button("without", int)

# Reviewing. Arguments: the page of the list; the practice, the page of its text; the revision that is shown.
waiting: Final = acts.button("waiting", int)
pick_waiting: Final = acts.select("pick_waiting")
review: Final = acts.button("review", int, int)
comment: Final = acts.button("comment", int, opens=True)
commented: Final = acts.modal("commented", int)
mark: Final = acts.button("mark", int, opens=True)
marked: Final = acts.modal("marked", int)
accept: Final = acts.button("accept", int, int)
send_back: Final = acts.button("send_back", int, int, opens=True)
sent_back: Final = acts.modal("sent_back", int, int)
