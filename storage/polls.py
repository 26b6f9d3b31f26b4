"""Date polls: their slots, who said what of each, who answered at all."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, delete, func, insert, select, update

from domain.actors import MemberId
from domain.errors import Changed, NotFound
from domain.events.fields import EventFields
from domain.events.times import Span
from domain.polls import Poll, PollId, PollStatus, Slot, SlotId, Vote
from storage.dialect import upsert
from storage.schema.polls import poll, poll_answer, poll_slot, poll_vote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Row, Select

    from domain.events.model import EventId
    from storage.transaction import Transaction

_ALL: Final = select(poll).where(poll.c.network_id == bindparam("network"))
_SLOTS: Final = (
    select(poll_slot)
    .where(
        poll_slot.c.network_id == bindparam("network"),
        poll_slot.c.poll_id.in_(bindparam("polls", expanding=True)),
    )
    .order_by(poll_slot.c.starts_at, poll_slot.c.id)
)


_SAID: Final = and_(poll_slot.c.network_id == poll_vote.c.network_id, poll_slot.c.id == poll_vote.c.slot_id)
CALLED_OFF: Final = "called_off"
"""Under this name, beside what it was to be, stands why a poll was called off."""
GUESTS: Final = "guests"
"""And under this one the guests who were asked by name."""
PRIVATE: Final = "private"
"""And under this one that it is its people's own affair, where it is."""


def add(
    tx: Transaction,
    fields: EventFields,
    spans: Sequence[Span],
    deadline: datetime,
    organiser: MemberId,
    *,
    private: bool = False,
) -> Poll:
    """Keep a new poll under the next number."""
    highest = select(func.max(poll.c.number)).where(poll.c.network_id == tx.network)
    row = {
        "network_id": tx.network,
        "number": (tx.connection.execute(highest).scalar() or 0) + 1,
        "fields": fields.as_data() | ({PRIVATE: True} if private else {}),
        "organiser_id": organiser,
        "deadline": deadline,
        "status": PollStatus.OPEN,
        "revision": 0,
        "created_at": tx.now,
    }
    id_ = PollId(tx.connection.execute(insert(poll).returning(poll.c.id), row).scalar_one())
    add_slots(tx, id_, spans)
    return load(tx, id_)


def add_slots(tx: Transaction, id: PollId, spans: Sequence[Span]) -> None:  # noqa: A002
    """Propose these times too."""
    rows = [
        {
            "network_id": tx.network,
            "poll_id": id,
            "wall": span.wall.isoformat(),
            "fold": span.wall.fold,
            "zone": span.zone,
            "minutes": span.minutes,
            "starts_at": span.starts_at,
        }
        for span in spans
    ]
    tx.connection.execute(insert(poll_slot), rows)


def load(tx: Transaction, id: PollId) -> Poll:  # noqa: A002 - `load(tx, id)` says it best
    """One poll with its slots. Raises `NotFound`."""
    found = _several(tx, _ALL.where(poll.c.id == id))
    if not found:
        raise NotFound("poll")
    return found[0]


def find(tx: Transaction, number: int) -> Poll | None:
    """The poll of that number."""
    return next(iter(_several(tx, _ALL.where(poll.c.number == number))), None)


def standing(tx: Transaction) -> tuple[Poll, ...]:
    """The polls whose card stands, or is to stand, in a channel and does not show their end yet."""
    return _several(tx, _ALL.where(poll.c.channel.is_not(None)).order_by(poll.c.id))


def opened(tx: Transaction) -> tuple[Poll, ...]:
    """The polls that are not decided, the first deadline first."""
    here = _ALL.where(poll.c.status == PollStatus.OPEN)
    return _several(tx, here.order_by(poll.c.deadline, poll.c.id))


def listed(tx: Transaction, limit: int) -> tuple[Poll, ...]:
    """Polls in whatever state, the newest first."""
    return _several(tx, _ALL.order_by(poll.c.id.desc()).limit(limit))


def step(tx: Transaction, id: PollId, revision: int, **values: Any) -> None:  # noqa: A002
    """Change columns of a poll that is at this revision. Raises `Changed`."""
    here = (poll.c.network_id == tx.network, poll.c.id == id, poll.c.revision == revision)
    done = tx.connection.execute(update(poll).where(*here).values({**values, "revision": revision + 1}))
    if done.rowcount != 1:
        raise Changed


def call_off(tx: Transaction, one: Poll, why: str) -> None:
    """It does not take place; why is kept beside what it was to be. Raises `Changed`."""
    said = {**_kept(one, one.guests), CALLED_OFF: why}
    step(tx, one.id, one.revision, status=PollStatus.CANCELLED, fields=said)


def ask_guests(tx: Transaction, one: Poll, new: Iterable[MemberId]) -> None:
    """These guests are asked, too; that all have answered is said anew. Raises `Changed`."""
    step(tx, one.id, one.revision, fields=_kept(one, one.guests | frozenset(new)), told_all_at=None)


def leave_out(tx: Transaction, several: Iterable[Poll], gone: MemberId, now: MemberId | None = None) -> None:
    """A guest is asked in none of these any more; with `now`, that one is in their place."""
    for one in several:
        if gone in one.guests:
            left = one.guests - {gone} | ({now} if now is not None else set())
            said = {**_kept(one, left), **({CALLED_OFF: one.why} if one.why else {})}
            note(tx, one.id, fields=said)


def asking_guests(tx: Transaction, guest: MemberId) -> tuple[Poll, ...]:
    """The polls, in whatever state, that ask this guest by name; the newest first."""
    everything = _several(tx, _ALL.order_by(poll.c.id.desc()))
    return tuple(one for one in everything if guest in one.guests)


def said_before(tx: Transaction, event: EventId) -> frozenset[MemberId]:
    """Who said when they can in the poll that became this event."""
    statement = (
        select(poll_answer.c.member_id)
        .join(poll, and_(poll.c.network_id == poll_answer.c.network_id, poll.c.id == poll_answer.c.poll_id))
        .where(poll_answer.c.network_id == tx.network, poll.c.event_id == event)
    )
    return frozenset(MemberId(one) for one in tx.connection.scalars(statement))


def note(tx: Transaction, id: PollId, **values: Any) -> None:  # noqa: A002
    """Keep where its card is, or that the organiser was told; no change that anybody has to see."""
    own = (poll.c.network_id == tx.network, poll.c.id == id)
    tx.connection.execute(update(poll).where(*own).values(values))


def vote(tx: Transaction, one: Poll, member: MemberId, said: Mapping[SlotId, Vote]) -> None:
    """Keep what a member says of these slots, and that they were heard on the poll as it is now."""
    for slot, what in said.items():
        row = {"network_id": tx.network, "slot_id": slot, "member_id": member, "vote": what}
        upsert(tx.connection, poll_vote, row)
    answered = {"poll_id": one.id, "member_id": member, "answered_at": tx.now, "seen": one.revision}
    upsert(tx.connection, poll_answer, {"network_id": tx.network, **answered})


def votes(tx: Transaction, id: PollId) -> dict[SlotId, dict[MemberId, Vote]]:  # noqa: A002
    """What was said of each slot, by whom."""
    said = (
        select(poll_vote)
        .join(poll_slot, _SAID)
        .where(poll_vote.c.network_id == tx.network, poll_slot.c.poll_id == id)
    )
    found: dict[SlotId, dict[MemberId, Vote]] = {}
    for row in tx.connection.execute(said):
        found.setdefault(SlotId(row.slot_id), {})[MemberId(row.member_id)] = row.vote
    return found


def tallies(tx: Transaction, ids: Sequence[PollId]) -> dict[PollId, tuple[tuple[int, str, int], ...]]:
    """By poll: how often what was said of which slot, in a fixed order."""
    statement = (
        select(poll_slot.c.poll_id, poll_slot.c.id, poll_vote.c.vote, func.count())
        .join(poll_vote, _SAID)
        .where(poll_slot.c.network_id == tx.network, poll_slot.c.poll_id.in_(ids))
        .group_by(poll_slot.c.poll_id, poll_slot.c.id, poll_vote.c.vote)
        .order_by(poll_slot.c.id, poll_vote.c.vote)
    )
    found: dict[PollId, tuple[tuple[int, str, int], ...]] = {}
    for of, slot, vote, count in tx.connection.execute(statement):
        found[PollId(of)] = (*found.get(PollId(of), ()), (slot, Vote(vote).value, count))
    return found


def answered_of(tx: Transaction, several: Sequence[Poll]) -> dict[PollId, frozenset[MemberId]]:
    """By poll: who has said of each of its slots whether they can; whoever left some out has not answered."""
    slots = {one.id: len(one.slots) for one in several}
    statement = (
        select(poll_slot.c.poll_id, poll_vote.c.member_id, func.count())
        .join(poll_vote, _SAID)
        .where(poll_slot.c.network_id == tx.network, poll_slot.c.poll_id.in_(list(slots)))
        .group_by(poll_slot.c.poll_id, poll_vote.c.member_id)
    )
    found: dict[PollId, set[MemberId]] = {one: set() for one in slots}
    for of, member, count in tx.connection.execute(statement):
        if count == slots[of]:
            found[of].add(MemberId(member))
    return {one: frozenset(members) for one, members in found.items()}


def answered(tx: Transaction, one: Poll) -> frozenset[MemberId]:
    """Who has said of each slot of a poll whether they can."""
    return answered_of(tx, [one])[one.id]


def heard(tx: Transaction, id: PollId) -> frozenset[MemberId]:  # noqa: A002
    """Who has said anything of it at all."""
    own = (poll_answer.c.network_id == tx.network, poll_answer.c.poll_id == id)
    return frozenset(
        MemberId(each) for each in tx.connection.scalars(select(poll_answer.c.member_id).where(*own))
    )


def said_of(tx: Transaction, id: PollId, slot: SlotId) -> tuple[tuple[MemberId, Vote], ...]:  # noqa: A002
    """What each said of one of its slots, in the order in which they answered."""
    heard_then = and_(
        poll_answer.c.network_id == poll_vote.c.network_id,
        poll_answer.c.member_id == poll_vote.c.member_id,
        poll_answer.c.poll_id == id,
    )
    statement = (
        select(poll_vote.c.member_id, poll_vote.c.vote)
        .join(poll_answer, heard_then)
        .where(poll_vote.c.network_id == tx.network, poll_vote.c.slot_id == slot)
        .order_by(poll_answer.c.answered_at, poll_vote.c.member_id)
    )
    return tuple((MemberId(row.member_id), Vote(row.vote)) for row in tx.connection.execute(statement))


def forget(tx: Transaction, id: PollId, member: MemberId) -> None:  # noqa: A002
    """A member says nothing of it any more."""
    own = (poll_answer.c.network_id == tx.network, poll_answer.c.poll_id == id)
    tx.connection.execute(delete(poll_answer).where(*own, poll_answer.c.member_id == member))
    slots = select(poll_slot.c.id).where(poll_slot.c.network_id == tx.network, poll_slot.c.poll_id == id)
    here = (poll_vote.c.network_id == tx.network, poll_vote.c.member_id == member)
    tx.connection.execute(delete(poll_vote).where(*here, poll_vote.c.slot_id.in_(slots)))


def organised_by(tx: Transaction, members: Iterable[MemberId]) -> tuple[Poll, ...]:
    """The polls that are not decided, of these organisers."""
    return tuple(one for one in opened(tx) if one.organiser in set(members))


def _kept(one: Poll, guests: frozenset[MemberId]) -> dict[str, Any]:
    """What stands in its column: what it is to be, the guests, if there are any, whether it is private."""
    asked = {GUESTS: sorted(guests)} if guests else {}
    return {**one.fields.as_data(), **asked, **({PRIVATE: True} if one.private else {})}


def _several(tx: Transaction, statement: Select[Any]) -> tuple[Poll, ...]:
    rows = tx.connection.execute(statement, {"network": tx.network}).all()
    slots: dict[int, list[Slot]] = {}
    if rows:
        asked = {"network": tx.network, "polls": [row.id for row in rows]}
        for each in tx.connection.execute(_SLOTS, asked):
            wall = datetime.fromisoformat(each.wall).replace(fold=each.fold)
            slots.setdefault(each.poll_id, []).append(
                Slot(SlotId(each.id), Span(wall, each.zone, each.minutes))
            )
    return tuple(_poll(row, tuple(slots.get(row.id, ()))) for row in rows)


def _poll(row: Row[Any], slots: tuple[Slot, ...]) -> Poll:
    return Poll(
        id=PollId(row.id),
        number=row.number,
        fields=EventFields.from_data(row.fields),
        organiser=row.organiser_id,
        deadline=row.deadline,
        status=row.status,
        slots=slots,
        revision=row.revision,
        created_at=row.created_at,
        event=row.event_id,
        told_all_at=row.told_all_at,
        channel=row.channel,
        message=row.message,
        why=row.fields.get(CALLED_OFF, ""),
        guests=frozenset(MemberId(one) for one in row.fields.get(GUESTS, ())),
        private=row.fields.get(PRIVATE, False),
    )
