"""What can be pressed on one's own cards. `presses`, `data`, `choosing` and `inbox` say what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("me")

language: Final = acts.select("language")
zone: Final = acts.select("zone")
agree: Final = acts.button("agree")
withdraw: Final = acts.button("withdraw")
kept: Final = acts.button("kept")
back: Final = acts.button("back")

# One's e-mail address. `sure` takes an address.
address: Final = acts.button("address", opens=True)
address_typed: Final = acts.modal("address_typed")
address_sure: Final = acts.button("address_sure", str)

# One's data. `kept_page` takes the page; `erase` takes the seal of what the card shows.
kept_page: Final = acts.button("kept_page", int)
download: Final = acts.button("download")
ask_erase: Final = acts.button("ask_erase")
erase: Final = acts.button("erase", str)

# A consent taken back. Argument: the purpose.
consent_back: Final = acts.button("consent_back", str)

# How one is notified. Arguments: a group of kinds.
notifications: Final = acts.button("notify")
way: Final = acts.select("way")
agree_here: Final = acts.button("agree_here")
mail_again: Final = acts.button("mail_again")
mail_back: Final = acts.button("mail_back")
mail_agree: Final = acts.button("mail_agree", str)
quiet: Final = acts.button("quiet", opens=True)
quiet_typed: Final = acts.modal("quiet_typed")
no_quiet: Final = acts.button("no_quiet")
digest: Final = acts.button("digest", opens=True)
digest_typed: Final = acts.modal("digest_typed")
rhythm: Final = acts.select("rhythm", str)

# The inbox. Arguments: the page.
inbox: Final = acts.button("inbox", int)
entry: Final = acts.select("entry", int)
read_all: Final = acts.button("read_all", int)

# What one owes. Arguments: the page; the minutes that one has.
todo: Final = acts.button("todo", int)
todo_of_reminder: Final = acts.button("owed")
fitting: Final = acts.button("fitting", int)
