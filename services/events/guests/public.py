"""The public page of an event, for anybody; the page that an organiser opens and closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Actor, NetworkId
from domain.errors import NotFound
from domain.events.fields import EventFields
from domain.events.model import RoomKind
from domain.records import replace
from services import privacy_notice
from services.events import changing, reading
from services.events.guests.views import PublicEvent
from storage import across, networks
from storage.events import events

if TYPE_CHECKING:
    from domain.events.model import Event, EventId
    from services.events.views import EventDone, EventView
    from storage.transaction import Transaction, Unscoped

_HIDDEN: Final = ""


def look(tx: Unscoped, network: int, number: int) -> PublicEvent:
    """What anybody sees of a public event; called off or over, too. Raises `NotFound` for any other."""
    if across.network(tx, NetworkId(network)) is None:
        raise NotFound("event")
    here = tx.within(NetworkId(network))
    event = events.find(here, number)
    if event is None or not event.public:
        raise NotFound("event")
    return shown(here, event)


def shown(tx: Transaction, event: Event) -> PublicEvent:
    """The same of an event that is known to be public: without the link to its room, and whoever comes."""
    network = networks.load(tx)
    nobody = Actor(network.id, "", "", network.language, network.zone)
    return PublicEvent(without_room(reading.view(tx, nobody, event)), privacy_notice.of_network(tx))


def without_room(view: EventView) -> EventView:
    """The link to the room is for those who come."""
    place = view.event.place
    room = RoomKind.LINK if place.link and place.room is RoomKind.NONE else place.room
    return replace(view, event=replace(view.event, place=replace(place, link=_HIDDEN, room=room)))


def open_page(tx: Transaction, actor: Actor, id: EventId, seen: int, *, public: bool) -> EventDone:  # noqa: A002
    """Give an event a public page, or take it away: who registered keeps what they have.

    Raises what `changing.change` raises.
    """
    event = events.load(tx, id)
    return changing.change(tx, actor, id, seen, replace(EventFields.of(event), public=public))
