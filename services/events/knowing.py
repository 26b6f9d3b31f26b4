"""Who and what is known of the network before an event: its partners and where they are, what else is on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.events.model import EventStatus
from domain.events.warnings import Where, clashing
from domain.records import Record
from domain.zones import zone_of
from storage import members, networks
from storage.events import events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.events.model import Audience, Event, EventId
    from domain.events.times import Span
    from domain.networks import Network, Partner
    from domain.people import Member
    from storage.transaction import Transaction

_AROUND: Final = timedelta(days=7)


class People(Record):
    """Everybody there is, loaded once."""

    network: Network
    partners: tuple[Partner, ...]
    members: tuple[Member, ...]


def known_people(tx: Transaction) -> People:
    """The network, its partners and its members."""
    return People(networks.load(tx), networks.list_partners(tx), members.listed(tx))


def places_of(audience: Audience, people: People) -> tuple[Where, ...]:
    """Where the organisations are that are meant, those of single members among them.

    Who is meant by name may live elsewhere: their clocks count, too, without a name and a country.
    """
    named = [one for one in people.members if one.id in audience.members]
    own = {one.acts_for for one in named}
    found = tuple(
        Where(one.name, one.country, one.region, zone_of(one.country, one.region))
        for one in people.partners
        if audience.everyone or one.id in audience.partners or one.id in own
    )
    elsewhere = {one.person.zone for one in named if one.person.zone} - {one.zone for one in found}
    return (*found, *(Where("", None, None, zone) for zone in sorted(elsewhere)))


def others_then(
    tx: Transaction,
    audience: Audience,
    spans: Sequence[Span],
    people: People,
    but: EventId | None = None,
) -> tuple[Event, ...]:
    """Other events of the same people around these times."""
    first = min(one.starts_at for one in spans) - _AROUND
    last = max(one.ends_at for one in spans)
    on = (EventStatus.PLANNED, EventStatus.RUNNING)
    found = [
        one for one in events.listed(tx, ends_after=first, starts_before=last, status=on) if one.id != but
    ]
    return clashing(audience, found, {one.id: one.acts_for for one in people.members})
