"""A visit is offered or asked for, taken up with a date poll, given back, prepared, reported, followed up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.errors import Changed, NotFound
from domain.events.fields import TITLE_LENGTH, EventFields
from domain.events.model import Audience, EventKind, Manner, Place
from domain.events.times import Span
from domain.polls import FEWEST_SLOTS, SlotsTooFew, proposed_deadline
from domain.practices.exchange import (
    NotYourVisit,
    TakesOwn,
    TimeUnclear,
    VisitNotThere,
    VisitState,
    VisitToCome,
    VisitWordsNeeded,
    text,
)
from domain.records import replace
from services import own_drafts
from services.polls import acting as polls_acting
from services.polls import pieces
from services.practices import desk
from services.practices.exchange import reading, telling
from services.practices.exchange.views import Times
from storage import drafts, members, networks, trail
from storage.practices import visits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor, MemberId
    from domain.practices.exchange import Report, Visit, VisitFields, VisitId
    from services.practices.exchange.views import VisitView
    from storage.transaction import Transaction

_DRAFT: Final = "practice.visit"
_LIVES: Final = timedelta(days=1)
_VENUE: Final = 100
_MINUTES: Final = 7 * 60
"""A day, where no end was typed: "16/06 10:00" and not "16/06 10:00–12:00"."""


def offer(tx: Transaction, actor: Actor, fields: VisitFields) -> VisitView:
    """Offer a visit, or ask for one. Raises `NotAMember`, and what `VisitFields.tidy` raises."""
    member = actor.as_member()
    made = visits.add(tx, fields.tidy(desk.own_themes(tx)), member, actor.partner)
    trail.record(tx, member, f"visit.{fields.side.value}", "visit", made.id)
    return reading.view(tx, actor, made)


def close(tx: Transaction, actor: Actor, id: VisitId, seen: int) -> VisitView:  # noqa: A002
    """It is not wanted any more. Raises `NotYourVisit`, `VisitNotThere`, `Changed` or `NotFound`."""
    visit = _seen(tx, id, seen)
    actor.as_member()
    if actor.member != visit.member and Role.COORDINATOR not in actor.roles:
        raise _not_yours(tx, visit.member)
    _must_be(visit, VisitState.OPEN)
    return reading.view(tx, actor, visits.step(tx, visit, state=VisitState.CLOSED))


def before(tx: Transaction, actor: Actor, id: VisitId) -> VisitView:  # noqa: A002
    """The visit, for who may take it up. Raises `NotAMember`, `NotFound`, `TakesOwn` or `VisitNotThere`."""
    found = reading.show(tx, actor, id)
    if actor.member == found.visit.member:
        raise TakesOwn(found.visit.code)
    _must_be(found.visit, VisitState.OPEN)
    if found.visit.member is None or not members.load(tx, found.visit.member).active:
        raise NotFound("member")
    return found


def keep(tx: Transaction, actor: Actor, id: VisitId, times: str) -> Times:  # noqa: A002
    """Keep what was typed to take it up, until it is right. Raises as `before`."""
    found = before(tx, actor, id)
    payload = {"visit": int(id), "times": times}
    kept = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return Times(kept.id, found, times)


def kept(tx: Transaction, actor: Actor, draft: int) -> Times:
    """What was typed. Raises `Changed` when it is gone, and as `before`."""
    found = own_drafts.load(tx, actor, draft, _DRAFT)
    view = before(tx, actor, found.payload["visit"])
    return Times(draft, view, found.payload["times"])


def take(tx: Transaction, actor: Actor, draft: int, title: str) -> VisitView:
    """Take it up: the times that were typed are a date poll between the two, called `title`.

    The draft is gone then. Raises `Changed`, `TimeUnclear`, what `before` raises, and what
    `services.polls.acting.propose_between` raises, such as `SlotsTooFew`.
    """
    typed = kept(tx, actor, draft)
    visit, member = typed.view.visit, actor.as_member()
    now = replace(visit, taker=member, taker_partner=actor.partner)
    spans = _spans(tx, actor, typed.typed)
    if len(spans) < FEWEST_SLOTS:
        raise SlotsTooFew(FEWEST_SLOTS)
    fields = EventFields(
        EventKind.MEETING,
        title[:TITLE_LENGTH],
        spans[0],
        Place(Manner.ON_SITE, _venue(tx, now)),
        Audience(False, frozenset(), frozenset(_both(now))),
        visit.fields.languages,
        visit.fields.about,
    )
    deadline = proposed_deadline(spans[0].starts_at, tx.now, actor.zone)
    poll = polls_acting.propose_between(tx, actor, fields, spans, deadline).view.poll
    drafts.remove(tx, draft)
    done = visits.step(
        tx,
        visit,
        state=VisitState.TAKEN,
        taker_id=member,
        taker_partner_id=actor.partner,
        poll_id=poll.id,
    )
    telling.taken(tx, done)
    trail.record(tx, member, "visit.taken", "visit", done.id)
    return reading.view(tx, actor, done)


def give_back(tx: Transaction, actor: Actor, id: VisitId, seen: int) -> VisitView:  # noqa: A002
    """Open again, once its poll or its event was called off. Raises `NotYourVisit` or `VisitNotThere`."""
    visit = _ours(tx, actor, _seen(tx, id, seen))
    _must_be(visit, VisitState.TAKEN, VisitState.DATED)
    if not reading.view(tx, actor, visit).off:
        raise VisitNotThere(visit.code, visit.state.value)
    free = {"taker_id": None, "taker_partner_id": None, "poll_id": None, "event_id": None}
    done = visits.step(tx, visit, state=VisitState.OPEN, report_asked_at=None, **free)
    telling.over(tx, done)
    return reading.view(tx, actor, done)


def tick(tx: Transaction, actor: Actor, id: VisitId, key: str, *, done: bool) -> VisitView:  # noqa: A002
    """The host has done a task, or has not. Raises `NotYourVisit`, `VisitNotThere` or `NotFound`."""
    visit = visits.load(tx, id)
    member = actor.as_member()
    if member != visit.host and Role.COORDINATOR not in actor.roles:
        raise _not_yours(tx, visit.host)
    _must_be(visit, VisitState.TAKEN, VisitState.DATED, VisitState.REPORTED)
    if key not in {one.key for one in reading.shipped()}:
        raise NotFound("task", key[:40])
    visits.tick(tx, id, key, member, done=done)
    return reading.view(tx, actor, visit)


def before_reporting(tx: Transaction, actor: Actor, id: VisitId) -> VisitView:  # noqa: A002
    """The visit, for who may report on it. Raises as `report`, but for what is typed."""
    found = reading.show(tx, actor, id)
    _must_travel(tx, actor, found.visit)
    _must_be(found.visit, VisitState.DATED, VisitState.REPORTED)
    if not found.over and found.visit.state is VisitState.DATED:
        raise VisitToCome(found.visit.code)
    return found


def report(tx: Transaction, actor: Actor, id: VisitId, said: Report) -> VisitView:  # noqa: A002
    """What was seen, what will be adopted; the host is told; three months later it is asked what was.

    Said again it replaces what was said. Raises `NotYourVisit`, `VisitNotThere`, `VisitToCome`, and what
    `Report.tidy` raises.
    """
    found = before_reporting(tx, actor, id)
    tidy = said.tidy()
    done = visits.step(
        tx,
        found.visit,
        state=VisitState.REPORTED,
        seen=tidy.seen,
        adopting=tidy.adopting,
        links=list(tidy.links),
        reported_at=found.visit.reported_at or tx.now,
    )
    telling.reported(tx, done)
    return reading.view(tx, actor, done)


def follow_up(tx: Transaction, actor: Actor, id: VisitId, words: str) -> VisitView:  # noqa: A002
    """What was adopted, three months later or before. Raises as `report`, and `VisitWordsNeeded`."""
    visit = visits.load(tx, id)
    _must_travel(tx, actor, visit)
    _must_be(visit, VisitState.REPORTED)
    said = text(words)
    if not any(sign.isalnum() for sign in said):
        raise VisitWordsNeeded
    done = visits.step(tx, visit, outcome=said, outcome_at=tx.now)
    telling.followed_up(tx, done)
    return reading.view(tx, actor, done)


def _spans(tx: Transaction, actor: Actor, typed: str) -> Sequence[Span]:
    """The times that were typed, each read in one way. Raises `TimeUnclear` or `SlotsTooMany`."""
    found: list[Span] = []
    for one in pieces.understood(tx, actor, pieces.split(typed)):
        if one.read is None or not one.clear:
            raise TimeUnclear(one.piece.typed)
        found.append(Span.of(one.read, _MINUTES))
    return sorted(found, key=lambda one: one.starts_at)


def _venue(tx: Transaction, visit: Visit) -> str:
    """Where it is: with the host's partner."""
    host = visit.host
    partner = members.load(tx, host).acts_for if host is not None else None
    named = networks.partner(tx, partner).name if partner is not None else visit.code
    return named[:_VENUE]


def _both(visit: Visit) -> set[MemberId]:
    return {one for one in (visit.member, visit.taker) if one is not None}


def _seen(tx: Transaction, id: VisitId, seen: int) -> Visit:  # noqa: A002
    visit = visits.load(tx, id)
    if visit.revision != seen:
        raise Changed
    return visit


def _ours(tx: Transaction, actor: Actor, visit: Visit) -> Visit:
    actor.as_member()
    if actor.member not in _both(visit) and Role.COORDINATOR not in actor.roles:
        raise _not_yours(tx, visit.member, visit.taker)
    return visit


def _must_travel(tx: Transaction, actor: Actor, visit: Visit) -> None:
    """Raise `NotYourVisit` for all but the guest."""
    if actor.as_member() != visit.guest:
        raise _not_yours(tx, visit.guest)


def _not_yours(tx: Transaction, *people: MemberId | None) -> NotYourVisit:
    held = [one for one in people if one is not None]
    found = members.names(tx, held) if held else {}
    return NotYourVisit(tuple(found[one] for one in held if one in found))


def _must_be(visit: Visit, *states: VisitState) -> None:
    if visit.state not in states:
        raise VisitNotThere(visit.code, visit.state.value)
