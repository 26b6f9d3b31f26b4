"""What was shown, and is to be read afterwards: links and files.

Who runs the event adds and removes them; whoever may see the event reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.fields import web_link
from domain.meetings.errors import MinutesFull
from domain.meetings.model import MOST_MATERIALS
from services import files
from services.meetings import desk
from services.meetings import minutes as reading
from storage.meetings import materials

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import EventId
    from domain.files import File, NewFile
    from domain.meetings.model import Material, MaterialId
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


def of_event(tx: Transaction, actor: Actor, id: EventId) -> tuple[Material, ...]:  # noqa: A002
    """All of an event, for who may see it, guests too. Raises `NotFound` or `NotAMember`."""
    desk.seen_by(tx, actor, id)
    return materials.listed(tx, id)


def file_of(tx: Transaction, actor: Actor, material: MaterialId) -> File | None:
    """The file that this is, for who may see the event; None for a link. Raises `NotFound`."""
    found = materials.load(tx, material)
    desk.seen_by(tx, actor, found.event)
    return found.file


def _must_have_room(tx: Transaction, event: EventId) -> None:
    if len(materials.listed(tx, event)) >= MOST_MATERIALS:
        raise MinutesFull(MOST_MATERIALS)
