"""What was shown, and is to be read afterwards: links and files; and thanks to those who were there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.fields import web_link
from domain.events.model import EventStatus
from domain.meetings.errors import MinutesFull, NobodyThere, NotHeldYet, ThankedAlready
from domain.meetings.model import MOST_MATERIALS
from services import files
from services.meetings import desk, telling
from services.meetings import minutes as reading
from storage.meetings import materials, minutes

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import EventId
    from domain.files import File, NewFile
    from domain.meetings.model import MaterialId
    from services.meetings.views import MinutesView
    from storage.transaction import Transaction

TITLE_LENGTH: Final = 100


def add_link(tx: Transaction, actor: Actor, id: EventId, title: str, link: str) -> MinutesView:  # noqa: A002
    """A link to what was shown. Raises `LinkNeeded`, `MeetingTextNeeded`, `MinutesFull`, as `desk.run_by`."""
    desk.run_by(tx, actor, id)
    _must_have_room(tx, id)
    said = desk.tidy("title", title, TITLE_LENGTH)
    materials.add(tx, id, said, web_link(link), None, actor.member)
    return reading.show(tx, actor, id)


def add_file(tx: Transaction, actor: Actor, id: EventId, title: str, new: NewFile) -> MinutesView:  # noqa: A002
    """A file; without a title it is called as the file is. Raises as `add_link`."""
    desk.run_by(tx, actor, id)
    _must_have_room(tx, id)
    said = desk.tidy("title", title, TITLE_LENGTH, needed=False) or new.name[:TITLE_LENGTH]
    materials.add(tx, id, said, "", files.add(tx, actor, new), actor.member)
    return reading.show(tx, actor, id)


def remove(tx: Transaction, actor: Actor, material: MaterialId) -> MinutesView:
    """It belongs to the event no more. Raises `NotFound` and what `desk.run_by` raises."""
    found = materials.load(tx, material)
    desk.run_by(tx, actor, found.event)
    materials.remove(tx, material)
    return reading.show(tx, actor, found.event)


def file_of(tx: Transaction, actor: Actor, material: MaterialId) -> File | None:
    """The file that this is, for who may see the event; None for a link. Raises `NotFound`."""
    found = materials.load(tx, material)
    desk.seen_by(tx, actor, found.event)
    return found.file


def thank(tx: Transaction, actor: Actor, id: EventId) -> int:  # noqa: A002
    """Thank those who were there, once; how many.

    Raises `NotHeldYet`, `ThankedAlready`, `NobodyThere` and what `desk.run_by` raises.
    """
    event = desk.run_by(tx, actor, id)
    now = minutes.load(tx, id)
    if event.status is EventStatus.PLANNED and event.ends_at > tx.now:
        raise NotHeldYet(event.code)
    if now.thanked_at is not None:
        raise ThankedAlready(event.code)
    thanked = [one for one in desk.present(tx, event) if one != actor.member]
    if not thanked:
        raise NobodyThere(event.code)
    minutes.step(tx, now, thanked_at=tx.now)
    return telling.thank(tx, event, thanked)


def _must_have_room(tx: Transaction, event: EventId) -> None:
    if len(materials.listed(tx, event)) >= MOST_MATERIALS:
        raise MinutesFull(MOST_MATERIALS)
