"""What can be pressed on the cards of surveys. `presses` says what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("survey")

# On the invitation and on the answer to a command. Arguments: the wave.
open_questionnaire: Final = acts.button("open", int)
privacy: Final = acts.button("privacy", int)
in_my_language: Final = acts.button("mine", int)

# On the conversation's one card. Arguments: the session and the revision that the card shows.
start: Final = acts.button("start", int, int)
choose: Final = acts.button("choose", int, int, str)
pick: Final = acts.select("pick", int, int)
empty: Final = acts.button("empty", int, int)
go_on: Final = acts.button("on", int, int)
back: Final = acts.button("back", int, int)
pause: Final = acts.button("pause", int, int)
# The last argument: 1 unfolds, 0 folds.
more: Final = acts.button("more", int, int, int)
menu: Final = acts.select("menu", int, int)
review: Final = acts.button("review", int, int)
chapter: Final = acts.select("chapter", int, int)
# The last arguments: which chapter, which page of it.
chapter_page: Final = acts.button("chapterpage", int, int, int, int)
change: Final = acts.button("change", int, int, int)
write: Final = acts.button("write", int, int, opens=True)
written: Final = acts.modal("written", int, int)
send: Final = acts.button("send", int, int)

# Whatever revision the card shows. Arguments: the session.
resume: Final = acts.button("resume", int)
reopen: Final = acts.button("reopen", int)
language: Final = acts.select("language", int)

# On the result, the status and the preview. Arguments: the wave, the draft.
result: Final = acts.button("result", int)
figures: Final = acts.button("figures", int)
turn: Final = acts.button("turn", int, int)
status: Final = acts.button("status", int)
people: Final = acts.button("people", int, int)
# What was found in somebody's own file. Arguments: the draft that keeps it, the page.
all_findings: Final = acts.button("look", int)
findings: Final = acts.button("findings", int, int)
invite: Final = acts.button("invite", int)
discard: Final = acts.button("discard", int)
invite_again: Final = acts.button("again", int)
