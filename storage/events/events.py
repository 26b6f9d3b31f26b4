"""Events by themselves: what they are, when, where, for whom."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from domain.actors import MemberId, PartnerId
from domain.errors import Changed, NotFound
from domain.events.model import Audience, Event, EventId, EventStatus, Place, SeriesId
from domain.events.times import Span
from storage.schema.events import event, event_invited, event_series
from storage.schema.people import member as members

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Row, Select

    from domain.events.fields import EventFields
    from storage.transaction import Transaction

_ALL: Final = select(event).where(event.c.network_id == bindparam("network"))
_BY_ID: Final = _ALL.where(event.c.id == bindparam("event"))
_BY_NUMBER: Final = _ALL.where(event.c.number == bindparam("number"))
# Guests are invited one by one, beside those for whom it is: `storage.events.guests`.
_GUESTS: Final = select(members.c.id).where(
    members.c.network_id == bindparam("network"), members.c.guest.is_(True)
)
_INVITED: Final = select(event_invited).where(
    event_invited.c.network_id == bindparam("network"),
    event_invited.c.event_id.in_(bindparam("events", expanding=True)),
    event_invited.c.member_id.is_(None) | event_invited.c.member_id.not_in(_GUESTS),
)


def add(
    tx: Transaction,
    new: Sequence[tuple[EventFields, datetime | None]],
    organiser: MemberId | None,
    by: MemberId | None,
    series: SeriesId | None = None,
) -> tuple[Event, ...]:
    """Keep new events under the next numbers, each with the wall time that its series' rule gives it.

    A fixed number of statements, however many they are.
    """
    highest = select(func.max(event.c.number)).where(event.c.network_id == tx.network)
    number = tx.connection.execute(highest).scalar() or 0
    rows = [
        {
            "network_id": tx.network,
            "number": number + place,
            **_said(fields),
            "organiser_id": organiser,
            "status": EventStatus.PLANNED,
            "revision": 0,
            "sequence": 0,
            "moved": 0,
            "series_id": series,
            "occurrence": None if occurrence is None else occurrence.isoformat(),
            "created_by": by,
            "created_at": tx.now,
            "cancelled_why": "",
        }
        for place, (fields, occurrence) in enumerate(new, 1)
    ]
    made = insert(event).returning(event.c.id, sort_by_parameter_order=True)
    ids = [EventId(id_) for id_ in tx.connection.execute(made, rows).scalars()]
    _invite(tx, [(id_, fields.audience) for id_, (fields, _) in zip(ids, new, strict=True)])
    return _several(tx, _ALL.where(event.c.id.in_(ids)).order_by(event.c.number))


def load(tx: Transaction, id: EventId) -> Event:  # noqa: A002 - `load(tx, id)` says it best
    """One event. Raises `NotFound`."""
    found = _several(tx, _BY_ID, event=id)
    if not found:
        raise NotFound("event")
    return found[0]


def several(tx: Transaction, ids: Iterable[EventId]) -> tuple[Event, ...]:
    """The events with those ids that there are, in the order of their start."""
    some = sorted(set(ids))
    return _several(tx, _ALL.where(event.c.id.in_(some)).order_by(event.c.starts_at, event.c.id))


def find(tx: Transaction, number: int) -> Event | None:
    """The event of that number."""
    return next(iter(_several(tx, _BY_NUMBER, number=number)), None)


def listed(
    tx: Transaction,
    *,
    ends_after: datetime | None = None,
    starts_before: datetime | None = None,
    series: SeriesId | None = None,
    status: Iterable[EventStatus] = (),
    limit: int | None = None,
) -> tuple[Event, ...]:
    """Events in the order of their start: those on in a time, those of one series, those in some states."""
    statement = _ALL.order_by(event.c.starts_at, event.c.id)
    if ends_after is not None:
        statement = statement.where(event.c.ends_at > ends_after)
    if starts_before is not None:
        statement = statement.where(event.c.starts_at < starts_before)
    if series is not None:
        statement = statement.where(event.c.series_id == series)
    states = tuple(status)
    if states:
        statement = statement.where(event.c.status.in_(states))
    return _several(tx, statement if limit is None else statement.limit(limit))


def past(tx: Transaction, limit: int) -> tuple[Event, ...]:
    """Events that are over, the latest first; those too that were ended before their time, or called off."""
    done = (EventStatus.ENDED, EventStatus.CANCELLED)
    over = _ALL.where(or_(event.c.ends_at <= tx.now, event.c.status.in_(done)))
    return _several(tx, over.order_by(event.c.starts_at.desc(), event.c.id.desc()).limit(limit))


def change(tx: Transaction, id: EventId, revision: int, fields: EventFields, **steps: Any) -> None:  # noqa: A002
    """Say something else of an event at this revision; `steps` are other columns. Raises `Changed`."""
    step(tx, id, revision, **_said(fields), **steps)
    own = (event_invited.c.network_id == tx.network, event_invited.c.event_id == id)
    meant = event_invited.c.member_id.is_(None) | event_invited.c.member_id.not_in(_GUESTS)
    tx.connection.execute(delete(event_invited).where(*own, meant), {"network": tx.network})
    _invite(tx, [(id, fields.audience)])


def step(tx: Transaction, id: EventId, revision: int, **values: Any) -> None:  # noqa: A002
    """Change columns of an event that is at this revision. Raises `Changed`."""
    here = (event.c.network_id == tx.network, event.c.id == id, event.c.revision == revision)
    done = tx.connection.execute(update(event).where(*here).values({**values, "revision": revision + 1}))
    if done.rowcount != 1:
        raise Changed


def organised_by(tx: Transaction, member: MemberId) -> tuple[Event, ...]:
    """What is still to come, or on, and has that member as organiser or deputy."""
    own = (event.c.organiser_id == member) | (event.c.deputy_id == member)
    coming = _ALL.where(own, event.c.ends_at > tx.now, event.c.status != EventStatus.CANCELLED)
    return _several(tx, coming.order_by(event.c.starts_at, event.c.id))


def begin_series(tx: Transaction, rule: str, span: Span) -> SeriesId:
    """Keep what a series repeats by: an RFC 5545 rule, from a wall time in a zone."""
    row = {
        "network_id": tx.network,
        "rule": rule,
        "wall": span.wall.isoformat(),
        "zone": span.zone,
        "created_at": tx.now,
    }
    made = insert(event_series).returning(event_series.c.id)
    return SeriesId(tx.connection.execute(made, row).scalar_one())


def rule_of(tx: Transaction, series: SeriesId) -> str:
    """The rule of a series. Raises `NotFound`."""
    own = (event_series.c.network_id == tx.network, event_series.c.id == series)
    rule = tx.connection.scalar(select(event_series.c.rule).where(*own))
    if rule is None:
        raise NotFound("series")
    return str(rule)


def place_in_series(tx: Transaction, one: Event) -> tuple[int, int] | None:
    """Which meeting of its series it is, of how many that take place; None for one alone, or called off."""
    if one.series is None or not one.on:
        return None
    earlier = (event.c.starts_at < one.starts_at) | (
        (event.c.starts_at == one.starts_at) & (event.c.id <= one.id)
    )
    counted = select(func.count().filter(earlier), func.count()).where(
        event.c.network_id == tx.network,
        event.c.series_id == one.series,
        event.c.status != EventStatus.CANCELLED,
    )
    place, total = tx.connection.execute(counted).one()
    return (place, total) if total > 1 else None


def _said(fields: EventFields) -> dict[str, Any]:
    span, place = fields.span, fields.place
    return {
        "kind": fields.kind,
        "title": fields.title,
        "description": fields.description,
        "wall": span.wall.isoformat(),
        "fold": span.wall.fold,
        "zone": span.zone,
        "minutes": span.minutes,
        "starts_at": span.starts_at,
        "ends_at": span.ends_at,
        "manner": place.manner,
        "venue": place.venue,
        "room": place.room,
        "link": place.link,
        "everyone": fields.audience.everyone,
        "languages": list(fields.languages),
        "theme": fields.theme,
        "capacity": fields.capacity,
        "closes_before": fields.closes_before,
        "offer_minutes": fields.offer_minutes,
        "public": fields.public,
        "deputy_id": fields.deputy,
    }


def _invite(tx: Transaction, new: Iterable[tuple[EventId, Audience]]) -> None:
    rows: list[dict[str, Any]] = []
    for id_, audience in new:
        if audience.everyone:
            continue
        one = {"network_id": tx.network, "event_id": id_}
        rows += [{**one, "partner_id": each, "member_id": None} for each in sorted(audience.partners)]
        rows += [{**one, "partner_id": None, "member_id": each} for each in sorted(audience.members)]
    if rows:
        tx.connection.execute(insert(event_invited), rows)


def _several(tx: Transaction, statement: Select[Any], **asked: Any) -> tuple[Event, ...]:
    rows = tx.connection.execute(statement, {"network": tx.network, **asked}).all()
    partners: dict[int, set[PartnerId]] = {}
    members: dict[int, set[MemberId]] = {}
    some = [row.id for row in rows if not row.everyone]
    if some:
        for each in tx.connection.execute(_INVITED, {"network": tx.network, "events": some}):
            if each.partner_id is not None:
                partners.setdefault(each.event_id, set()).add(PartnerId(each.partner_id))
            elif each.member_id is not None:
                members.setdefault(each.event_id, set()).add(MemberId(each.member_id))
    return tuple(
        _event(
            row,
            Audience(
                row.everyone,
                frozenset(partners.get(row.id, ())),
                frozenset(members.get(row.id, ())),
            ),
        )
        for row in rows
    )


def _event(row: Row[Any], audience: Audience) -> Event:
    wall = datetime.fromisoformat(row.wall).replace(fold=row.fold)
    return Event(
        id=EventId(row.id),
        number=row.number,
        kind=row.kind,
        title=row.title,
        description=row.description,
        span=Span(wall, row.zone, row.minutes),
        place=Place(row.manner, row.venue, row.room, row.link),
        audience=audience,
        languages=tuple(row.languages),
        theme=row.theme,
        capacity=row.capacity,
        closes_before=row.closes_before,
        offer_minutes=row.offer_minutes,
        public=row.public,
        organiser=row.organiser_id,
        deputy=row.deputy_id,
        status=row.status,
        revision=row.revision,
        sequence=row.sequence,
        moved=row.moved,
        created_at=row.created_at,
        created_by=row.created_by,
        series=row.series_id,
        occurrence=None if row.occurrence is None else datetime.fromisoformat(row.occurrence),
        started_at=row.started_at,
        ended_at=row.ended_at,
        cancelled_at=row.cancelled_at,
        cancelled_why=row.cancelled_why,
    )
