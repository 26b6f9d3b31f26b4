"""The actor's inbox: what could not, or was not to, come any other way. Told when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from services.notices import readers
from services.notices.views import InboxEntry, InboxPage
from storage.notices import inbox

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from services.notices.views import Tells
    from storage.transaction import Transaction

SIZE: Final = 8
"""How many entries a page has."""


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
    entries = tuple(_entry(tx, one, reader, tells) for one in found)
    return InboxPage(entries, total, inbox.unread(tx, member), page, pages)


def open_one(tx: Transaction, actor: Actor, notice: int, tells: Tells) -> tuple[InboxEntry, Reader]:
    """One entry with who reads it; it counts as read from now on. Raises `NotFound` or `NotAMember`."""
    member = actor.as_member()
    reader = readers.alone(tx, member)
    found = inbox.of_member(tx, member, 1, notice=notice)
    if reader is None or not found:
        raise NotFound("notice")
    inbox.mark_read(tx, member, found[0][0].id)
    return _entry(tx, found[0], reader, tells), reader


def _entry(
    tx: Transaction, lying: tuple[Notice, datetime, datetime | None], reader: Reader, tells: Tells
) -> InboxEntry:
    one, placed_at, read_at = lying
    return InboxEntry(
        one, placed_at, read_at, tells[one.kind](tx, one, reader) if one.kind in tells else None
    )


def unread(tx: Transaction, actor: Actor) -> int:
    """How many entries the actor has not seen; none for a guest."""
    return 0 if actor.member is None else inbox.unread(tx, actor.member)


def read(tx: Transaction, actor: Actor) -> None:
    """The actor has seen what lies there now. Raises `NotAMember`."""
    inbox.mark_read(tx, actor.as_member())
