"""The announcement of an event in a channel: where it stands, and whether it shows how things are.

What stands there is kept with a stamp of what it showed last. A look over all networks finds what shows
something else by now, whoever changed it: another process, a page, the time.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import Actor
from domain.events.model import EventStatus
from domain.records import Record
from services.events import desk, joining, reading, telling
from services.methodology import knowing
from storage import across, networks
from storage.events import answers, events, mirrors

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from domain.events.model import Counts, Event, EventId
    from services.events.views import EventView
    from storage.transaction import Transaction, Unscoped

CARD: Final = "card"
_KEPT_CURRENT: Final = timedelta(days=2)
"""So long after its end an event's card is still looked after: it becomes a record within that time."""


class Posting(Record):
    """An announcement: where it stands or is to stand (`message` None), what it shows, in which language.

    `stamp` says what it would show; `shown` what it showed last, "" for nothing yet.
    """

    network: NetworkId
    event: EventId
    channel: int
    message: int | None
    language: str
    zone: str
    view: EventView
    stamp: str
    shown: str


def stand_in(tx: Transaction, event: EventId, channel: int) -> None:
    """The announcement is to stand in that channel, anew where it stood elsewhere."""
    mirrors.note(tx, event, channel=channel, message=None, problem=None)
    mirrors.note_shown(tx, event, CARD, None)


def post_in(tx: Transaction, actor: Actor, event: EventId, channel: int) -> EventView:
    """Who runs an event wants its announcement in that channel. Raises `NotYourEvent` and `NotFound`."""
    found = events.load(tx, event)
    desk.must_run(tx, actor, found)
    stand_in(tx, event, channel)
    return reading.view(tx, actor, found)


def redraw_series(tx: Transaction, event: Event) -> None:
    """Another time of one meeting stands on the announcements of the others of its series, too."""
    if event.series is None:
        return
    others = events.listed(tx, series=event.series, ends_after=tx.now)
    standing = mirrors.several(tx, [one.id for one in others if one.id != event.id])
    for id_, mirror in standing.items():
        if mirror.channel is not None:
            mirrors.note_shown(tx, id_, CARD, None)


def stale(tx: Unscoped) -> tuple[tuple[NetworkId, EventId], ...]:
    """The announcements, of all networks, that are to be posted, or show how things were."""
    found: list[tuple[NetworkId, EventId]] = []
    for network in across.all_networks(tx):
        here = tx.within(network.id)
        standing = mirrors.standing(here, ends_after=tx.now - _KEPT_CURRENT)
        known = {one.id: one for one in events.several(here, (one.event for one in standing))}
        counted = answers.counts_of(here, list(known))
        for one in standing:
            event = known[one.event]
            shown = (one.shown or {}).get(CARD)
            if one.message is None or _stamp(here, event, counted[event.id]) != shown:
                found.append((network.id, event.id))
    return tuple(found)


def posting(tx: Unscoped, network: NetworkId, event: EventId) -> Posting | None:
    """One announcement as it should be now; None where there is none to be."""
    here = tx.within(network)
    found = events.several(here, [event])
    mirror = mirrors.load(here, event)
    if not found or mirror.channel is None or mirror.problem is not None:
        return None
    home, partner = networks.load(here), networks.partner_in(here, mirror.channel)
    language = partner.language if partner is not None else home.language
    reader = Actor(network=network, address="", name="", language=language, zone=home.zone)
    view = reading.view(here, reader, found[0])
    return Posting(
        network=network,
        event=event,
        channel=mirror.channel,
        message=mirror.message,
        language=language,
        zone=home.zone,
        view=view,
        stamp=_stamp(here, found[0], view.counts),
        shown=str((mirror.shown or {}).get(CARD) or ""),
    )


def shows(tx: Unscoped, posting: Posting, message: int) -> None:
    """It stands there, and shows what it should."""
    here = tx.within(posting.network)
    before = mirrors.load(here, posting.event)
    if before.channel != posting.channel:
        return
    mirrors.note(here, posting.event, message=message)
    if before.message is None:
        knowing.did(here, events.load(here, posting.event), knowing.ANNOUNCE, None, proven=True)
    mirrors.note_shown(here, posting.event, CARD, posting.stamp)


def failed(tx: Unscoped, posting: Posting, problem: str) -> None:
    """It cannot stand there: the channel or the message is gone, or closed to us. Its organiser is told.

    `problem` is "gone", "forbidden" or "discord"; nothing is tried again until it is put somewhere else.
    """
    here = tx.within(posting.network)
    mirror = mirrors.load(here, posting.event)
    if mirror.channel != posting.channel or mirror.problem is not None:
        return
    mirrors.note(here, posting.event, message=None, problem=problem)
    found = events.several(here, [posting.event])
    if found and found[0].on and found[0].ends_at > tx.now:
        telling.tell_unposted(here, found[0], problem)


def _stamp(tx: Transaction, event: Event, counts: Counts) -> str:
    over = event.ends_at <= tx.now or event.status is EventStatus.ENDED
    said = (counts.going, counts.maybe, counts.no, counts.waiting, counts.offered, len(counts.partners))
    opened = f"{desk.open_for(tx, event):d}{over:d}{joining.joinable(event, tx.now):d}"
    return f"{event.revision}/{'-'.join(map(str, said))}/{opened}"
