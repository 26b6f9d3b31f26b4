"""Who comes to an event, as a table to print, sort and send; nothing in it is sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.model import Reply
from domain.sheets import Column, Table
from templates.words.events import reply_name, seat_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from locales import Translator
    from services.events.views import People, Person


def people_table(found: People, t: Translator) -> Table:
    """Everybody who answered or was invited, in the order of the organiser's list."""
    columns = (
        Column(t.text("Name"), 32),
        Column(t.text("Partner"), 32),
        Column(t.text("Answer"), 16),
        Column(t.text("Seat"), 22),
        Column(t.text("Answered on"), 22),
    )
    rows = [
        *_rows(found.going, t),
        *_rows(found.waiting, t),
        *_rows(found.maybe, t),
        *_rows(found.no, t),
        *((name, "", t.text("Not answered yet"), "", "") for name in found.silent),
    ]
    return Table(found.view.event.code, columns, tuple(rows), spare=0)


def _rows(people: Iterable[Person], t: Translator) -> Iterable[tuple[str, ...]]:
    for one in people:
        said = one.answer
        seat = seat_name(said.seat, t) if said.reply is Reply.GOING else ""
        yield one.name, one.partner, reply_name(said.reply, t), seat, t.datetime(said.answered_at, "medium")
