"""An event is announced: kept, its people invited, and a series' occurrences each an event of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.events.errors import StartsInThePast
from domain.events.history import Act
from domain.events.series import expand
from services.events import desk, reading, telling
from services.events.views import EventDone
from services.methodology import making
from storage import members, networks
from storage.events import changes, events

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.events.fields import EventFields
    from domain.events.model import Audience
    from storage.transaction import Transaction


def check(tx: Transaction, fields: EventFields) -> EventFields:
    """What was said, tidied and checked against the clock and the network.

    Raises what `EventFields.tidy` raises, `StartsInThePast`, and `NotFound` for who is not there any more.
    """
    tidy = fields.tidy()
    if tidy.span.starts_at <= tx.now:
        raise StartsInThePast(tidy.span.starts_at, tidy.span.zone)
    _must_be_there(tx, tidy.audience)
    if tidy.deputy is not None and not members.load(tx, tidy.deputy).active:
        raise NotFound("member")
    return tidy


def create(
    tx: Transaction, actor: Actor, fields: EventFields, rule: str = "", organiser: MemberId | None = None
) -> EventDone:
    """Announce an event, or a series by an RFC 5545 `rule`. Who announces it organises it, unless said.

    Raises `RoleNeeded`, `NotAMember`, and what `check` and `domain.events.series.expand` raise.
    """
    desk.must_organise(actor)
    return announce(tx, actor, fields, rule, organiser)


def announce(
    tx: Transaction, actor: Actor, fields: EventFields, rule: str = "", organiser: MemberId | None = None
) -> EventDone:
    """The same for who may announce this one for another reason, such as running the poll of its date.

    Raises `NotAMember`, and what `check` and `expand` raise.
    """
    by = actor.as_member()
    said = check(tx, fields)
    walls = expand(rule, said.span) if rule else ()
    series = events.begin_series(tx, rule, said.span) if walls else None
    new: list[tuple[EventFields, datetime | None]] = [(said, None)]
    if walls:
        new = [(replace(said, span=said.span.moved_to(wall)), wall) for wall in walls]
    made = events.add(tx, new, organiser or by, by, series)
    told = 0
    for event in made:
        changes.note(tx, event.id, by, Act.CREATED)
        told = max(told, telling.invite(tx, event, without=(by,)))
    making.begin(tx, made, by)
    return EventDone(reading.view(tx, actor, made[0]), told, made[1:])


def _must_be_there(tx: Transaction, audience: Audience) -> None:
    partners = {one.id for one in networks.list_partners(tx)}
    if not audience.partners <= partners:
        raise NotFound("partner")
    if audience.members and not audience.members <= {one.id for one in members.listed(tx)}:
        raise NotFound("member")
