"""An event is announced: kept, its people invited, and a series' occurrences each an event of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.events.errors import StartsInThePast
from domain.events.history import Act
from domain.events.model import Audience
from domain.events.series import expand
from domain.records import replace
from services.events import answering, desk, reading, telling
from services.events.views import EventDone
from services.methodology import making
from storage import members, networks
from storage.events import changes, events

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from domain.actors import Actor, MemberId, PartnerId
    from domain.events.fields import EventFields
    from storage.transaction import Transaction


def check(tx: Transaction, fields: EventFields, before: EventFields | None = None) -> EventFields:
    """What was said, tidied and checked against the clock and the network.

    Whom `before` named already, what is checked may name, wherever they are by now. Raises what
    `EventFields.tidy` raises, `StartsInThePast`, and `NotFound`, by name, for who is not there any more.
    """
    tidy = fields.tidy()
    if tidy.span.starts_at <= tx.now:
        raise StartsInThePast(tidy.span.starts_at, tidy.span.zone)
    _must_be_there(tx, tidy.audience, before.audience if before else Audience())
    if tidy.deputy is not None and (before is None or tidy.deputy != before.deputy):
        deputy = members.load(tx, tidy.deputy)
        if not deputy.active:
            raise NotFound("member", deputy.name)
    return tidy


def still_there(tx: Transaction, fields: EventFields) -> EventFields:
    """The same without whom it names and who left meanwhile: the others need not wait for them."""
    partners, people = _there(tx)
    audience = replace(
        fields.audience,
        partners=fields.audience.partners & partners,
        members=fields.audience.members & people,
    )
    deputy = fields.deputy if fields.deputy in people else None
    return replace(fields, audience=audience, deputy=deputy)


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
        told = max(told, telling.invite(tx, event))
    making.begin(tx, made, by)
    return EventDone(reading.view(tx, actor, made[0]), told, made[1:])


def agree(
    tx: Transaction,
    actor: Actor,
    fields: EventFields,
    organiser: MemberId | None,
    coming: Collection[MemberId],
) -> EventDone:
    """An event that its people agreed on: those who are `coming` said so, the others are invited.

    It is theirs alone: no list of tasks is made. Raises as `announce`, without a rule.
    """
    by = actor.as_member()
    made = events.add(tx, [(check(tx, fields), None)], organiser or by, by, None)[0]
    changes.note(tx, made.id, by, Act.CREATED)
    answering.expect(tx, made, coming)
    return EventDone(reading.view(tx, actor, made), telling.invite(tx, made))


def _must_be_there(tx: Transaction, audience: Audience, before: Audience) -> None:
    new_partners, new_people = audience.partners - before.partners, audience.members - before.members
    if not new_partners and not new_people:
        return
    partners, people = _there(tx)
    for partner in sorted(new_partners - partners):
        known = networks.by_id(tx).get(partner)
        raise NotFound("partner", known.name if known else "")
    for member in sorted(new_people - people):
        raise NotFound("member", members.names(tx, [member]).get(member, ""))


def _there(tx: Transaction) -> tuple[set[PartnerId], set[MemberId]]:
    return {one.id for one in networks.list_partners(tx)}, {one.id for one in members.listed(tx)}
