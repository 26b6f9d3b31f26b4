"""A date poll is begun, answered, gets more times, is decided or called off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.events import fields as said_of
from domain.events.model import Reply
from domain.polls import (
    FEWEST_SLOTS,
    MOST_SLOTS,
    PollStatus,
    SlotsTooFew,
    SlotsTooMany,
    Vote,
    must_fit,
)
from domain.records import replace
from services.events import announcing, answering, creating
from services.events import desk as events_desk
from services.events import reading as events_reading
from services.methodology import knowing
from services.polls import desk, guests, reading, telling
from services.polls.views import PollDone, PollView
from storage import polls

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.events.fields import EventFields
    from domain.events.times import Span
    from domain.polls import Poll, PollId, SlotId
    from storage.transaction import Transaction


_COUNTS_AS: Final[Mapping[Vote, Reply]] = {Vote.YES: Reply.GOING, Vote.IF_NEED_BE: Reply.MAYBE}


def propose(
    tx: Transaction, actor: Actor, fields: EventFields, spans: Sequence[Span], deadline: datetime
) -> PollDone:
    """Ask people when they can. The span of `fields` is not looked at.

    Raises `RoleNeeded`, `NotAMember`, `SlotsTooFew`, `SlotsTooMany`, `DeadlineImpossible`, and what
    `services.events.creating.check` raises of any of the times.
    """
    events_desk.must_organise(actor)
    return _proposed(tx, actor, fields, spans, deadline)


def propose_between(
    tx: Transaction, actor: Actor, fields: EventFields, spans: Sequence[Span], deadline: datetime
) -> PollDone:
    """The same for people who agreed to meet, such as for a visit: it is private (`domain.polls.Poll`).

    Whoever proposes the times can come at all of them. Raises what `propose` raises, but for `RoleNeeded`.
    """
    return _proposed(tx, actor, fields, spans, deadline, private=True)


def _proposed(
    tx: Transaction,
    actor: Actor,
    fields: EventFields,
    spans: Sequence[Span],
    deadline: datetime,
    *,
    private: bool = False,
) -> PollDone:
    by = actor.as_member()
    slots = _sorted(spans)
    if len(slots) < FEWEST_SLOTS:
        raise SlotsTooFew(FEWEST_SLOTS)
    said = _checked(tx, fields, slots)[0]
    must_fit(deadline, slots[-1].starts_at, tx.now)
    poll = polls.add(tx, said, slots, deadline, by, private=private)
    _can_come(tx, poll, by, slots)
    return PollDone(reading.view(tx, actor, poll), telling.ask(tx, poll))


def say(tx: Transaction, actor: Actor, id: PollId, votes: Mapping[SlotId, Vote]) -> PollView:  # noqa: A002
    """Say of these times whether one can; of the others it stays as it was said.

    Raises `NotFound`, `NotAMember`, `NotInvited` or `PollOver`.
    """
    poll = polls.load(tx, id)
    member = desk.must_answer(tx, actor, poll)
    if not set(votes) <= {one.id for one in poll.slots}:
        raise NotFound("slot")
    if votes:
        polls.vote(tx, poll, member, votes)
        telling.heard(tx, poll, member)
    return reading.view(tx, actor, poll)


def say_all(tx: Transaction, actor: Actor, id: PollId, vote: Vote) -> PollView:  # noqa: A002
    """Say the same of all times. Raises as `say`."""
    return say(tx, actor, id, {one.id: vote for one in polls.load(tx, id).slots})


def add_slots(tx: Transaction, actor: Actor, id: PollId, seen: int, spans: Sequence[Span]) -> PollDone:  # noqa: A002
    """Propose more times; those who had answered are asked to look again.

    Raises `NotYourEvent`, `PollOver`, `Changed`, `SlotsTooMany`, and what `check` raises.
    """
    poll = polls.load(tx, id)
    desk.must_run(tx, actor, poll, seen)
    known = {one.span.starts_at for one in poll.slots}
    new = [one for one in _sorted(spans) if one.starts_at not in known]
    if not new:
        raise SlotsTooFew(1)
    _checked(tx, poll.fields, new, poll)
    polls.step(tx, id, poll.revision, told_all_at=None)
    polls.add_slots(tx, id, new)
    now = polls.load(tx, id)
    _can_come(tx, now, actor.member, new)
    # Past its deadline nobody can answer, and nobody is told: who runs it may give more time.
    told = telling.tell_changed(tx, now, actor.member) if desk.is_open(tx, now) else 0
    telling.ask(tx, now)
    return PollDone(reading.view(tx, actor, now), told)


def decide(
    tx: Transaction,
    actor: Actor,
    id: PollId,  # noqa: A002
    seen: int,
    slot: SlotId,
    channel: int | None = None,
) -> PollDone:
    """That time it is: the event is announced and its people are invited.

    Who said yes to it comes, in the order in which they said so; who said “if need be” may come.

    The announcement stands where the poll's card stands, or else in `channel` unless it is private.

    Whoever runs the poll decides it, also who could announce no event of their own.

    Raises `NotYourEvent`, `PollOver`, `Changed`, `NotFound`, and what `services.events.creating.announce`
    raises: a slot that has gone by cannot be taken.
    """
    poll = polls.load(tx, id)
    desk.must_run(tx, actor, poll, seen)
    chosen = next((one for one in poll.slots if one.id == slot), None)
    if chosen is None:
        raise NotFound("slot")
    fields = creating.still_there(tx, replace(poll.fields, span=chosen.span))
    if poll.private:
        votes = polls.votes(tx, id).get(slot, {})
        able = [member for member, vote in votes.items() if vote is Vote.YES]
        made = creating.agree(tx, actor, fields, poll.organiser, able)
    else:
        made = creating.announce(tx, actor, fields, organiser=poll.organiser)
    polls.step(tx, id, poll.revision, status=PollStatus.FINAL, event_id=made.view.event.id)
    telling.end(tx, poll)
    knowing.did(tx, made.view.event, knowing.POLL, actor.member, f"{poll.code} · {poll.fields.title}")
    guests.invite(tx, polls.load(tx, id), made.view.event)
    if not poll.private:
        answering.carry(tx, made.view.event.id, _answers(tx, poll, slot), actor.member)
    place = poll.channel or (None if poll.private else channel)
    if place is not None:
        announcing.stand_in(tx, made.view.event.id, place)
    event = events_reading.view(tx, actor, made.view.event)
    return PollDone(reading.view(tx, actor, polls.load(tx, id)), made.told, event)


def cancel(tx: Transaction, actor: Actor, id: PollId, seen: int, why: str) -> PollDone:  # noqa: A002
    """Call it off, and say why. Raises `NotYourEvent`, `PollOver`, `Changed`, `EventReasonNeeded`."""
    poll = polls.load(tx, id)
    desk.must_run(tx, actor, poll, seen)
    polls.call_off(tx, poll, said_of.reason(why))
    told = telling.tell_cancelled(tx, poll, actor.member)
    return PollDone(reading.view(tx, actor, polls.load(tx, id)), told)


def extend(tx: Transaction, actor: Actor, id: PollId, seen: int, deadline: datetime) -> PollDone:  # noqa: A002
    """Another deadline; reminders move with it. Raises `NotYourEvent`, `Changed`, `DeadlineImpossible`."""
    poll = polls.load(tx, id)
    desk.must_run(tx, actor, poll, seen)
    must_fit(deadline, poll.latest, tx.now)
    polls.step(tx, id, poll.revision, deadline=deadline)
    now = polls.load(tx, id)
    return PollDone(reading.view(tx, actor, now), telling.ask(tx, now))


def _can_come(tx: Transaction, poll: Poll, member: MemberId | None, spans: Sequence[Span]) -> None:
    """Who proposes times of a private poll has said with that that they can come."""
    if poll.private and member is not None and member == poll.organiser:
        new = {one.starts_at for one in spans}
        polls.vote(tx, poll, member, {one.id: Vote.YES for one in poll.slots if one.span.starts_at in new})


def _answers(tx: Transaction, poll: Poll, slot: SlotId) -> list[tuple[MemberId, Reply]]:
    """What was said of the time that is taken, as answers to the event; a no is asked again."""
    said = polls.said_of(tx, poll.id, slot)
    return [(member, _COUNTS_AS[vote]) for member, vote in said if vote in _COUNTS_AS]


def _sorted(spans: Iterable[Span]) -> list[Span]:
    """The times in order, each instant once."""
    return list({one.starts_at: one for one in sorted(spans, key=lambda one: one.starts_at)}.values())


def _checked(
    tx: Transaction, fields: EventFields, spans: Sequence[Span], known: Poll | None = None
) -> list[EventFields]:
    if len(spans) + (len(known.slots) if known else 0) > MOST_SLOTS:
        raise SlotsTooMany(MOST_SLOTS)
    before = known.fields if known else None
    return [creating.check(tx, replace(fields, span=span), before) for span in spans]
