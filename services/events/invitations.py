"""Invitations that were sent, in direct messages and partners' channels, say how things are now.

What was moved, called off or is over is shown on them; an invitation to what is over has nothing to press.
What they show is kept beside what stands on Discord for the event: a stamp, and the messages that show it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.actors import Actor
from domain.events.history import Act
from domain.events.model import EventId, EventStatus
from domain.notices.kinds import EVENT_INVITED, EVENT_UNANSWERED
from domain.records import Record
from services.events import reading
from services.events.telling import EVENT, NEWS
from services.notices import readers
from storage import across
from storage.events import answers, changes, events, mirrors
from storage.notices import history, posted, settling

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import NetworkId
    from domain.events.mirror import Mirror
    from domain.events.model import Event
    from domain.notices.deliveries import DeliveryId
    from services.events.views import EventView
    from storage.notices.posted import Posted
    from storage.transaction import Transaction, Unscoped

PART: Final = "invitations"
_KINDS: Final = (EVENT_INVITED.code, EVENT_UNANSWERED.code)
_LOOKED_AFTER: Final = timedelta(days=2)
"""So long after its end an event's invitations still become records."""


class Invitation(Record):
    """A message that invited to an event, and how the event is now, in the language of who reads there."""

    network: NetworkId
    delivery: DeliveryId
    channel: int
    message: int
    language: str
    zone: str
    view: EventView
    stamp: str
    done: bool


def stale(tx: Unscoped) -> tuple[tuple[NetworkId, DeliveryId], ...]:
    """The invitations, of all networks, that show how things were."""
    found: list[tuple[NetworkId, DeliveryId]] = []
    for network in across.all_networks(tx):
        here = tx.within(network.id)
        standing = mirrors.standing(here, ends_after=tx.now - _LOOKED_AFTER)
        known = {one.id: one for one in events.several(here, (one.event for one in standing))}
        for mirror in standing:
            event = known[mirror.event]
            done = _shown(mirror, _stamp(event, tx.now))
            found += [
                (network.id, one.delivery) for one in _outdated(here, event) if one.delivery not in done
            ]
    return tuple(found)


def wanted(tx: Unscoped, network: NetworkId, delivery: DeliveryId) -> Invitation | None:
    """One of them as it should be now; None where it is none, or says what is so."""
    here = tx.within(network)
    sent, brought = settling.load(here, delivery), history.brought_by(here, delivery)
    found = events.several(here, [EventId(brought[0].subject_id)]) if brought else ()
    if sent is None or not found:
        return None
    event = found[0]
    place = next((one for one in _outdated(here, event) if one.delivery == delivery), None)
    if place is None:
        return None
    reader, _ = readers.of(here, [sent])[delivery]
    nobody = Actor(network=network, address="", name="", language=reader.language, zone=reader.zone)
    stamp = _stamp(event, tx.now)
    return Invitation(
        network=network,
        delivery=delivery,
        channel=place.channel,
        message=place.message,
        language=reader.language,
        zone=reader.zone,
        view=reading.view(here, nobody, event),
        stamp=stamp,
        done=delivery in _shown(mirrors.load(here, event.id), stamp),
    )


def shows(tx: Unscoped, one: Invitation) -> None:
    """It shows that now; or it is gone, and nothing is left to be done."""
    here, event = tx.within(one.network), one.view.event.id
    done = _shown(mirrors.load(here, event), one.stamp) | {int(one.delivery)}
    mirrors.note_shown(here, event, PART, {"stamp": one.stamp, "done": sorted(done)})


def _outdated(tx: Transaction, event: Event) -> tuple[Posted, ...]:
    """Those that were sent before it was moved; all of them once it was called off, or is over.

    Where somebody answered in their direct messages the event's own card stands by now: of a move they are
    told where it concerns them.
    """
    over = _over(event, tx.now)
    if event.on and not over and not event.moved:
        return ()
    sent = posted.bringing(tx, _KINDS, (EVENT, NEWS), int(event.id))
    if over or not event.on:
        return sent
    moves = changes.of_act(tx, event.id, Act.MOVED)
    said = {one.member for one in answers.listed(tx, event.id)}
    return tuple(one for one in sent if moves and one.at <= moves[-1].at and one.alone not in said)


def _over(event: Event, now: datetime) -> bool:
    return event.status is EventStatus.ENDED or event.ends_at <= now


def _stamp(event: Event, now: datetime) -> str:
    return f"{event.moved}/{event.on:d}/{_over(event, now):d}"


def _shown(mirror: Mirror, stamp: str) -> frozenset[int]:
    """The messages that show this state already."""
    kept: Any = (mirror.shown or {}).get(PART) or {}
    return frozenset(kept["done"]) if kept.get("stamp") == stamp else frozenset()
