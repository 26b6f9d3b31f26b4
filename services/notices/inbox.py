"""The actor's inbox: what could not, or was not to, come any other way. Told when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from services.notices import readers, subjects
from services.notices.views import InboxEntry, InboxPage
from storage.errors import StorageError
from storage.notices import inbox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from domain.actors import Actor
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from services.notices.views import Tells
    from storage.transaction import Transaction

SIZE: Final = 8
"""How many entries a page has."""
MOST_ASKED: Final = 200
"""Of so many unread entries, the newest, it is asked whether they are settled; older ones just count."""


def look(tx: Transaction, actor: Actor, tells: Tells, page: int = 0) -> InboxPage:
    """A page of the entries, the newest first, with what there is to say of each now. Raises `NotAMember`.

    The nearest page to the one that was asked for, where that is none.
    """
    member = actor.as_member()
    reader = readers.alone(tx, member)
    if reader is None:
        return InboxPage((), 0, 0, 0, 1)
    total = inbox.count(tx, member)
    pages = max(1, -(-total // SIZE))
    page = min(max(page, 0), pages - 1)
    found = inbox.of_member(tx, member, SIZE, page * SIZE)
    return InboxPage(_entries(tx, found, reader, tells), total, unread(tx, actor, tells), page, pages)


def open_one(tx: Transaction, actor: Actor, notice: int, tells: Tells) -> tuple[InboxEntry, Reader]:
    """One entry with who reads it; it counts as read from now on. Raises `NotFound` or `NotAMember`."""
    member = actor.as_member()
    reader = readers.alone(tx, member)
    found = inbox.of_member(tx, member, 1, notice=notice)
    if reader is None or not found:
        raise NotFound("notice")
    inbox.mark_read(tx, member, found[0][0].id)
    ((one, placed_at, read_at),) = found
    about = subjects.about(tx, [one], reader.language)[one.id]
    return InboxEntry(one, placed_at, read_at, _told(tx, one, reader, tells), about), reader


def _entries(
    tx: Transaction,
    lying: Sequence[tuple[Notice, datetime, datetime | None]],
    reader: Reader,
    tells: Tells,
) -> tuple[InboxEntry, ...]:
    about = subjects.about(tx, [one for one, _, _ in lying], reader.language)
    return tuple(
        InboxEntry(one, placed_at, read_at, view, about[one.id], fault)
        for one, placed_at, read_at in lying
        for view, fault in [_told_or_fault(tx, one, reader, tells)]
    )


def _told_or_fault(tx: Transaction, one: Notice, reader: Reader, tells: Tells) -> tuple[object, str]:
    """What there is to say of one among others; where its noun has a fault, that: the others are told."""
    try:
        return _told(tx, one, reader, tells), ""
    except StorageError:
        raise
    except Exception as error:  # noqa: BLE001 - one notice of a noun with a fault must not hide the others
        return None, repr(error)


def _told(tx: Transaction, one: Notice, reader: Reader, tells: Tells) -> object:
    return tells[one.kind](tx, one, reader) if one.kind in tells else None


def unread(tx: Transaction, actor: Actor, tells: Tells) -> int:
    """How many entries the actor has not seen and that are not settled; none for a guest."""
    if actor.member is None:
        return 0
    reader = readers.alone(tx, actor.member)
    waiting = inbox.of_member(tx, actor.member, MOST_ASKED, unread=True)
    settled = sum(
        reader is None or _told_or_fault(tx, one, reader, tells) == (None, "") for one, _, _ in waiting
    )
    return inbox.unread(tx, actor.member) - settled


def read(tx: Transaction, actor: Actor) -> None:
    """The actor has seen what lies there now. Raises `NotAMember`."""
    inbox.mark_read(tx, actor.as_member())
