"""The actor's inbox: what could not, or was not to, come any other way. Told when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from services.notices import readers
from services.notices.views import InboxEntry
from storage.notices import inbox

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.notices.reader import Reader
    from services.notices.views import Tells
    from storage.transaction import Transaction

MOST: Final = 50


def look(tx: Transaction, actor: Actor, tells: Tells) -> tuple[InboxEntry, ...]:
    """The newest entries, with what there is to say of each now. Raises `NotAMember`."""
    member = actor.as_member()
    reader = readers.alone(tx, member)
    if reader is None:
        return ()
    return tuple(
        InboxEntry(one, placed_at, read_at, tells[one.kind](tx, one, reader) if one.kind in tells else None)
        for one, placed_at, read_at in inbox.of_member(tx, member, MOST)
    )


def open_one(tx: Transaction, actor: Actor, notice: int, tells: Tells) -> tuple[InboxEntry, Reader]:
    """One entry with who reads it; it counts as read from now on. Raises `NotFound` or `NotAMember`."""
    member = actor.as_member()
    reader = readers.alone(tx, member)
    found = [one for one in look(tx, actor, tells) if one.notice.id == notice]
    if reader is None or not found:
        raise NotFound("notice")
    inbox.mark_read(tx, member, found[0].notice.id)
    return found[0], reader


def unread(tx: Transaction, actor: Actor) -> int:
    """How many entries the actor has not seen; none for a guest."""
    return 0 if actor.member is None else inbox.unread(tx, actor.member)


def read(tx: Transaction, actor: Actor) -> None:
    """The actor has seen what lies there now. Raises `NotAMember`."""
    inbox.mark_read(tx, actor.as_member())
