"""What can be pressed on the cards of surveys. `presses` says what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("survey")

# On the invitation, whose words say that a press lets Techlink write in direct messages. Arguments: the wave.
accept: Final = acts.button("accept", int)
# On any other card, where a press says no more than it does. Arguments: the wave.
open_questionnaire: Final = acts.button("open", int)
privacy: Final = acts.button("privacy", int)
notice: Final = acts.button("notice")
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
review_page: Final = acts.button("reviewpage", int, int, int)
change: Final = acts.button("change", int, int, int)
write: Final = acts.button("write", int, int, opens=True)
written: Final = acts.modal("written", int, int)
send: Final = acts.button("send", int, int)

# Whatever revision the card shows. Arguments: the session.
resume: Final = acts.button("resume", int)
reopen: Final = acts.button("reopen", int)
language: Final = acts.select("language", int)

# Agreeing and signing, for a partner's contact. Arguments: the wave, then a page, a question's place, the
# seal of what the card shows (of the question, or of all), an option, whether the result is shared.
agree: Final = acts.button("agree", int)
overview: Final = acts.button("spread", int, int)
look: Final = acts.button("look", int, int)
chapter_items: Final = acts.select("items", int)
items_page: Final = acts.button("items_page", int, int, int)
settle: Final = acts.button("settle", int, int, str, str)
propose: Final = acts.button("propose", int, int, str)
phrase: Final = acts.button("phrase", int, int, str, opens=True)
phrased: Final = acts.modal("phrased", int, int, str)
take: Final = acts.button("take", int, str)
ready: Final = acts.button("ready", int, str)
ready_page: Final = acts.button("ready_page", int, str, int)
sign: Final = acts.button("sign", int, str, int)
ask_withdraw: Final = acts.button("unsign", int)
withdraw: Final = acts.button("withdraw", int)
share: Final = acts.button("share", int, int)
keep: Final = acts.button("keep", int)
# Its value is the wave to go over to.
switch: Final = acts.select("switch")

# On results and the status. Arguments: the wave, a page.
result: Final = acts.button("result", int)
figures: Final = acts.button("figures", int)
turn: Final = acts.button("turn", int, int)
ours: Final = acts.button("ours", int)
ours_in_full: Final = acts.button("signed", int)
turn_ours: Final = acts.button("signed_page", int, int)
# Another partner's, where it shows its answers. Arguments: the wave, the partner, a page.
theirs_in_full: Final = acts.button("their_answers", int, int)
turn_theirs: Final = acts.button("their_answers_page", int, int, int)
network: Final = acts.button("network", int)
network_page: Final = acts.button("network_page", int, int)
tallies: Final = acts.button("tallies", int, int)
partner: Final = acts.select("partner", int)
status: Final = acts.button("status", int)
people: Final = acts.button("people", int, int)
# Another wave, in place of the one that the card shows; which one is what was chosen.
other_result: Final = acts.select("other_result")
other_status: Final = acts.select("other_status")
# In a reminder, so that it is found again: the wave and the reminder's id.
reminded: Final = acts.button("reminded", int, int)
ask_nudge: Final = acts.button("nudge", int)
nudge: Final = acts.button("remind", int)

# What was found in somebody's own file. Arguments: the draft that keeps it, the page.
all_findings: Final = acts.button("all_findings", int)
findings: Final = acts.button("findings", int, int)

# On the preview. Arguments: the draft, the wave.
invite: Final = acts.button("invite", int)
discard: Final = acts.button("discard", int)
invite_again: Final = acts.button("again", int)
