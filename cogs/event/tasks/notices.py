"""What the tasks of events say unasked: what is due, what is late, what a controller would miss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.event.tasks import controls, words
from cogs.kit import Card
from cogs.kit.notices import look_at, register
from cogs.kit.text import fitted
from domain.notices.kinds import TASK_DUE, TASK_OVERDUE, TASK_PROOFS
from services.methodology.notices import TasksNotice, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.notices.reader import Reader
    from locales import Translator

_SHOWN: Final = 8


def _card(found: TasksNotice, t: Translator, title: str) -> Card:
    return Card(t, "event").small(words.head(found.board.event, t)).title(title)


def _end(card: Card, found: TasksNotice, t: Translator) -> Card:
    network, event = found.board.network, int(found.board.event.id)
    look = controls.board.button(network, t.text("All tasks"), event, 0, 0)
    if len(found.lines) != 1:
        return card.row(look)
    one = controls.task.button(
        network, t.text("Look at it"), int(found.lines[0].task.id), style=ButtonStyle.primary
    )
    return card.row(one, look)


def _tasks(found: TasksNotice, t: Translator) -> str:
    shown = [f"- {words.line(one, found.board, t)}" for one in found.lines[:_SHOWN]]
    more = len(found.lines) - len(shown)
    return "\n".join(shown) + (f"\n- {t.plural('{n} more', '{n} more', more)}" if more > 0 else "")


def _due(found: TasksNotice, t: Translator, _reader: Reader) -> Card:
    n, day = len(found.lines), t.date(found.lines[0].task.due, "full")
    title = t.plural("{n} task is due by {day}", "{n} tasks are due by {day}", n, day=day)
    return _end(_card(found, t, title).text(_tasks(found, t)), found, t).footer(_why(found, t))


def _overdue(found: TasksNotice, t: Translator, _reader: Reader) -> Card:
    n, day = len(found.lines), t.date(found.lines[0].task.due, "full")
    title = t.plural("{n} task was due on {day}", "{n} tasks were due on {day}", n, day=day)
    return _end(_card(found, t, title).text(_tasks(found, t)), found, t).footer(_why(found, t))


def _why(found: TasksNotice, t: Translator) -> str:
    if found.others:
        return t.text("You get this because you run the event. It is not said again.")
    return t.text("Done with it? Say so on the card. It is said once before its day, and once after.")


def _proofs(found: TasksNotice, t: Translator, _reader: Reader) -> Card:
    title = t.plural(
        "A controller would miss {n} proof", "A controller would miss {n} proofs", len(found.missing)
    )
    card = _card(found, t, title)
    card.text("\n".join(f"- {words.missed(one, t)}" for one in found.missing[:_SHOWN]))
    network, event = found.board.network, int(found.board.event.id)
    card.row(
        controls.board.button(network, t.text("All tasks"), event, 0, 0, style=ButtonStyle.primary),
        controls.proofs.button(network, t.text("Proofs"), event),
    )
    return card.footer(t.text("What is not needed at this event can be marked so, with a reason."))


def _name(found: TasksNotice) -> str:
    event = found.board.event
    return f"{event.code} {fitted(event.title, 36)}"


def _due_line(found: TasksNotice, t: Translator) -> str:
    day = t.date(found.lines[0].task.due, "medium")
    n = len(found.lines)
    return t.plural(
        "{n} task for {event} is due by {day}.",
        "{n} tasks for {event} are due by {day}.",
        n,
        event=_name(found),
        day=day,
    )


def _overdue_line(found: TasksNotice, t: Translator) -> str:
    n = len(found.lines)
    return t.plural("{n} task for {event} is late.", "{n} tasks for {event} are late.", n, event=_name(found))


def _proofs_line(found: TasksNotice, t: Translator) -> str:
    n = len(found.missing)
    return t.plural(
        "{n} proof of {event} is missing.", "{n} proofs of {event} are missing.", n, event=_name(found)
    )


def _of_event(several: Sequence[TasksNotice], t: Translator) -> str:
    """All that is due, late and missing for one event."""
    late = {one.task.id for each in several if each.kind == TASK_OVERDUE.code for one in each.lines}
    due = {one.task.id: one.task.due for each in several if each.kind == TASK_DUE.code for one in each.lines}
    missing = {one.proof.key for each in several for one in each.missing}
    facts = [_name(several[0])]
    if late:
        facts.append(t.plural("{n} task is late", "{n} tasks are late", len(late)))
    if due:
        day = t.date(max(due.values()), "medium")
        facts.append(t.plural("{n} task is due by {day}", "{n} tasks are due by {day}", len(due), day=day))
    if missing:
        facts.append(t.plural("{n} proof is missing", "{n} proofs are missing", len(missing)))
    return t.join_facts(facts)


def _tell(tx: Any, notice: Any, reader: Reader) -> TasksNotice | None:
    return tell(tx, notice, reader)


look_at("event.tasks", lambda network, label, one: controls.board.button(network, label, one, 0, 0))
register(TASK_DUE, tell=_tell, draw=_due, line=_due_line, lines=_of_event)
register(TASK_OVERDUE, tell=_tell, draw=_overdue, line=_overdue_line, lines=_of_event)
register(TASK_PROOFS, tell=_tell, draw=_proofs, line=_proofs_line, lines=_of_event)
