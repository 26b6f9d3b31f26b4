"""What can be pressed on the cards of plans. `looking` and its sisters say what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("plan")

# Going about. A select's value is the id of what it leads to. Arguments: an id, then a page.
plans: Final = acts.button("plans")
pick_plan: Final = acts.select("pick_plan")
plan: Final = acts.button("plan", int, int)
pick_zone: Final = acts.select("pick_zone")
zone: Final = acts.button("zone", int, int)
pick_action: Final = acts.select("pick_action")
action: Final = acts.button("action", int, int)
pick_milestone: Final = acts.select("pick_milestone")
milestone: Final = acts.button("milestone", int)
# The same card, for who is to answer a request on it: in a mail it leads to no page, for there is none.
decide: Final = acts.button("decide", int)
# Arguments: the plan (0: all), whether by partner, the page.
board: Final = acts.button("board", int, int, int)
schedule: Final = acts.button("schedule", int, int)
# Arguments: a `Scope`, the days, the page.
due: Final = acts.button("due", str, int, int)
# Arguments: a `Level`, the id at it, the change before which to begin (0: the latest).
history: Final = acts.button("history", str, int, int)

# Windows. What is typed lies in a draft, so that nothing has to be typed twice. Arguments: the draft; then
# a field and a day (ISO) for it, or cents and a currency; or the turn of the draft that the card shows.
typed: Final = acts.modal("typed", int)
correct: Final = acts.button("correct", int, opens=True)
choose_day: Final = acts.button("choose_day", int, str, str)
choose_amount: Final = acts.button("choose_amount", int, str, int, str)
go_on: Final = acts.button("go_on", int, int)
drop: Final = acts.button("drop", int)

# What opens windows for the coordination and contacts. Arguments: what it is made in, or what is edited.
new: Final = acts.button("new", opens=True)
new_zone: Final = acts.button("new_zone", int, opens=True)
new_action: Final = acts.button("new_action", int, opens=True)
new_milestone: Final = acts.button("new_milestone", int, opens=True)
edit_plan: Final = acts.button("edit_plan", int, opens=True)
edit_zone: Final = acts.button("edit_zone", int, opens=True)
edit_action: Final = acts.button("edit_action", int, opens=True)
edit_milestone: Final = acts.button("edit_milestone", int, opens=True)
describe_action: Final = acts.button("describe_action", int, opens=True)
describe_milestone: Final = acts.button("describe_milestone", int, opens=True)

# Diagnosis and committee. Arguments: the plan; a page, or a line’s id (a seat: its place); a revision.
diagnosis: Final = acts.button("diagnosis", int, int)
pick_finding: Final = acts.select("pick_finding", int)
add_finding: Final = acts.select("add_finding", int, opens=True)
edit_finding: Final = acts.button("edit_finding", int, int, opens=True)
ask_drop_finding: Final = acts.button("ask_drop_finding", int, int)
drop_finding: Final = acts.button("drop_finding", int, int, int)
committee: Final = acts.button("committee", int, int)
pick_seat: Final = acts.select("pick_seat", int, int)
add_seat: Final = acts.button("add_seat", int, opens=True)
edit_seat: Final = acts.button("edit_seat", int, int, int, opens=True)
ask_drop_seat: Final = acts.button("ask_drop_seat", int, int, int)
drop_seat: Final = acts.button("drop_seat", int, int, int)

# What a zone is measured by. Arguments: the zone, then a page or an indicator.
indicators: Final = acts.button("indicators", int, int)
pick_indicator: Final = acts.select("pick_indicator", int)
add_indicator: Final = acts.button("add_indicator", int, opens=True)
edit_indicator: Final = acts.button("edit_indicator", int, int, opens=True)
measure: Final = acts.button("measure", int, int, opens=True)
measure_one: Final = acts.button("measure_one", int, int, opens=True)
ask_drop_indicator: Final = acts.button("ask_drop_indicator", int, int)
drop_indicator: Final = acts.button("drop_indicator", int, int, int)

# Taking away. Arguments: a `Level`, the id at it; then the stamp of what was seen.
ask_remove: Final = acts.button("ask_remove", str, int)
remove: Final = acts.button("remove", str, int, str, opens=True)

# A plan's steps. Arguments: the plan and its revision.
approve: Final = acts.button("approve", int, int, opens=True)
funding: Final = acts.button("funding", opens=True)
ask_publish: Final = acts.button("ask_publish", int, int)
publish: Final = acts.button("publish", int, int)
reopen_plan: Final = acts.button("reopen_plan", int, int, opens=True)

# On a milestone's card and on its reminders. Arguments: the milestone, the revision that the card shows.
finish: Final = acts.button("finish", int, opens=True)
begin: Final = acts.button("begin", int, int)
postpone: Final = acts.button("postpone", int, opens=True)
reassign: Final = acts.button("reassign", int, opens=True)
give: Final = acts.button("give", int, opens=True)
comment: Final = acts.button("comment", int, opens=True)
call_off: Final = acts.button("call_off", int, opens=True)
reopen: Final = acts.button("reopen", int, opens=True)

# Somebody who has not joined. Arguments: the milestone and a `Duty`; then its revision and the member. The
# list's is the page; a value of its select is milestone and duty, or "seat", plan, revision and place.
who: Final = acts.button("who", int, str)
it_is: Final = acts.select("it_is", int, str)
joined: Final = acts.button("joined", int, str, int, int)
forget: Final = acts.button("forget", int, str)
forgotten: Final = acts.button("forgotten", int, str, int)
# The same of a seat in a committee. Arguments: the plan, its revision, the place; then the member.
who_seat: Final = acts.button("who_seat", int, int, int)
it_is_seat: Final = acts.select("it_is_seat", int, int, int)
joined_seat: Final = acts.button("joined_seat", int, int, int, int)
forget_seat: Final = acts.button("forget_seat", int, int, int)
forgotten_seat: Final = acts.button("forgotten_seat", int, int, int)
strangers: Final = acts.button("strangers", int)
pick_stranger: Final = acts.select("pick_stranger")
# A file that was given as evidence. Arguments, or the select's value: the evidence.
file: Final = acts.button("file", int)
pick_file: Final = acts.select("pick_file")

# On a request for a later day. Arguments: the request.
accept: Final = acts.button("accept", int, opens=True)
refuse: Final = acts.button("refuse", int, opens=True)
withdraw: Final = acts.button("withdraw", int)

# Starting from what is weak. Arguments: the plan; the values are "axis.code" of weak spots.
suggest: Final = acts.button("suggest", int)
spots: Final = acts.select("spots", int, opens=True)
