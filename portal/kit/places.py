"""Where on the web each kind of what is owed is done; what is done in chat only says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.records import Record
from domain.todo import Kind
from templates.words.todo import fact, label, title

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.todo import Item
    from locales import Translator

PLACES: Final[Mapping[Kind, str]] = {
    Kind.ANSWER: "/surveys/{subject}",
    Kind.SETTLE: "/surveys/{subject}/sign",
    Kind.SIGN: "/surveys/{subject}/sign",
    Kind.MILESTONE: "/milestones/{subject}",
    Kind.POSTPONEMENT: "/milestones/{subject}",
    Kind.ARRIVED: "/arrived/{subject}",
    Kind.INVITATION: "/events/{subject}",
    Kind.OFFER: "/events/{subject}",
    Kind.POLL: "/polls/{subject}",
    Kind.PRACTICE_REVIEW: "/practices/{subject}/review",
    Kind.PRACTICE_RETURNED: "/practices/{subject}/edit",
    Kind.PRACTICE_RENEWAL: "/practices/{subject}/valid",
    Kind.CHECK: "/adoptions/{subject}",
    Kind.QUESTION: "/asked/{subject}",
    Kind.MINUTES: "/events/{subject}/minutes",
    Kind.FEEDBACK: "/events/{subject}/feedback",
}
"""By kind: the page within a network, with the item's subject."""
IN_CHAT: Final = frozenset(
    {
        Kind.STRANGER,
        Kind.SETUP,
        Kind.DECISION,
        Kind.TASK,
        Kind.FOLLOW_UP,
        Kind.PRACTICE_QUOTE,
        Kind.VISIT,
    }
)
"""What is done on Discord alone: by the coordination, contacts and organisers."""


class Line(Record):
    """One thing: what it is, why now, what its link says and where that leads ("" for chat alone)."""

    title: str
    facts: str
    label: str
    place: str
    late: bool


def line_of(
    item: Item, base: str, now: datetime, t: Translator, given: int | None = None, *, own: bool = True
) -> Line:
    """The item as a line of a page. `given`: how many minutes there are for it, if not all that it takes.

    Not `own`: for somebody who looks at another one's list.
    """
    place = PLACES.get(item.kind, "")
    return Line(
        title(item, t, own=own),
        fact(item, now, t, given, own=own),
        label(item, t),
        base + place.format(subject=item.subject) if place else "",
        item.late(now),
    )
