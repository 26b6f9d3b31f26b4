"""What can be pressed on the cards of tasks and of the methodology; `presses` and its sisters answer."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("task")

# Arguments: the event, whether what is over (done, left out), the page.
board: Final = acts.button("board", int, int, int)
# Its value is the task.
pick: Final = acts.select("pick")
task: Final = acts.button("task", int)
more: Final = acts.button("more", int)
# Windows. Arguments: the task and the revision that the card shows.
done: Final = acts.button("done", int, int, opens=True)
done_typed: Final = acts.modal("done_typed", int, int)
give: Final = acts.button("give", int, opens=True)
give_typed: Final = acts.modal("give_typed", int)
assign: Final = acts.button("assign", int, int, opens=True)
assign_typed: Final = acts.modal("assign_typed", int, int)
# Further argument: whether it was needed.
skip: Final = acts.button("skip", int, int, int, opens=True)
skip_typed: Final = acts.modal("skip_typed", int, int, int)
reopen: Final = acts.button("reopen", int, int)
# It is done, where what shows it is here.
take: Final = acts.button("take", int, int)
# Its value is what was given.
file: Final = acts.select("file")

# Arguments: the event; then the role, which is the select's value.
roles: Final = acts.button("roles", int)
pick_role: Final = acts.select("pick_role", int, opens=True)
role_typed: Final = acts.modal("role_typed", int, str)
renew: Final = acts.button("renew", int)
proofs: Final = acts.button("proofs", int)
lessons: Final = acts.button("lessons", int, opens=True)
lessons_typed: Final = acts.modal("lessons_typed", int)
report: Final = acts.button("report", int)

# The methodology. The first argument of what is about a kept file is always the draft.
workbook: Final = acts.button("workbook")
handbook: Final = acts.button("handbook")
show: Final = acts.button("show", int, int)
forget: Final = acts.button("forget", int)
columns: Final = acts.button("columns", int, int, int)
holds: Final = acts.select("holds", int, int)
column: Final = acts.select("column", int, int, int)
says: Final = acts.select("says", int, int, int)
go: Final = acts.button("go", int, str)
