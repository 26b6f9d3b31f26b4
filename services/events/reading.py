"""Events as people see them: one, those to come, one's own; who comes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.errors import NotFound
from domain.events.history import Act, span_from
from domain.events.model import EventStatus, Reply, Seat
from domain.events.times import clocks
from domain.feedback import is_worth_asking
from domain.folding import fold
from domain.zones import zone_of
from services.events import desk, telling
from services.events.views import CallingOff, Colleagues, EventHistory, EventList, EventView, People, Person
from services.meetings import there
from storage import feedback, members, networks, polls
from storage.events import answers, changes, events, mirrors
from storage.meetings import presence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.events.model import Answer, Event, EventId
    from domain.networks import Network, Partner
    from storage.transaction import Transaction

_CODE: Final = re.compile(r"\s*[eE]?\s*#?(\d{1,9})\b")
PAGE: Final = 5
_MOST_PAST: Final = 100
_MOST_CHANGES: Final = 25
_SUGGESTED: Final = 25
COMING: Final = (EventStatus.PLANNED, EventStatus.RUNNING)


def called(tx: Transaction, actor: Actor, typed: str) -> Event:
    """The event that is called so: "E12", "12", or what autocomplete fills in. Raises `NotFound`."""
    desk.must_be_known(actor)
    found = _CODE.match(typed)
    event = None if found is None else events.find(tx, int(found[1]))
    if event is None or not visible(tx, actor, event):
        raise NotFound("event", typed.strip()[:60])
    return event


def show(tx: Transaction, actor: Actor, id: EventId) -> EventView:  # noqa: A002
    """One event, to its guests too. Raises `NotFound`, also where it is none of theirs, and `NotAMember`."""
    return view(tx, actor, _shown(tx, actor, id))


def _shown(tx: Transaction, actor: Actor, id: EventId) -> Event:  # noqa: A002
    if actor.known is None:
        desk.must_be_known(actor)
    event = events.load(tx, id)
    if not visible(tx, actor, event):
        raise NotFound("event", "")
    return event


def coming(tx: Transaction, actor: Actor) -> tuple[EventView, ...]:
    """What is on or to come and is for them, the next first."""
    desk.must_be_known(actor)
    found = events.listed(tx, ends_after=tx.now, status=COMING)
    return tuple(view(tx, actor, one) for one in found if visible(tx, actor, one))


def page_of(tx: Transaction, actor: Actor, gone: bool, page: int, *, mine: bool = False) -> EventList:
    """A page of what is to come for them, the next first; or of what is over, the latest first.

    `mine`: what they come to, wait for, may come to, or organise.
    """
    desk.must_be_known(actor)
    found = events.past(tx, _MOST_PAST) if gone else events.listed(tx, ends_after=tx.now, status=COMING)
    seen = [one for one in found if visible(tx, actor, one)]
    if mine:
        seen = _own(tx, actor, seen)
    pages = max(1, -(-len(seen) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = tuple(view(tx, actor, one) for one in seen[page * PAGE : (page + 1) * PAGE])
    return EventList(tx.network, shown, page, pages, len(seen), gone, desk.may_organise(actor))


def soon(tx: Transaction, actor: Actor, days: int) -> tuple[EventView, ...]:
    """What the reader comes to, waits for, may come to or organises in so many days, the next first.

    Raises `NotAMember`.
    """
    desk.must_be_known(actor)
    until = tx.now + timedelta(days=days)
    found = events.listed(tx, ends_after=tx.now, starts_before=until, status=COMING)
    return tuple(view(tx, actor, one) for one in _own(tx, actor, found) if visible(tx, actor, one))


def _own(tx: Transaction, actor: Actor, found: Iterable[Event]) -> list[Event]:
    member = actor.as_member()
    said = {id_ for id_, one in answers.of_member(tx, member).items() if one.reply is not Reply.NO}
    return [one for one in found if one.id in said or member in {one.organiser, one.deputy}]


def moved_since(tx: Transaction, actor: Actor, id: EventId, shown_at: datetime) -> datetime | None:  # noqa: A002
    """When it was to begin as a card of that time said; None where that has not changed since.

    Raises `NotFound` and `NotAMember`.
    """
    event = _shown(tx, actor, id)
    moves = [one for one in changes.listed(tx, id) if one.act is Act.MOVED and one.at > shown_at]
    if not moves:
        return None
    was = span_from(moves[-1].fields["span"][0]).starts_at
    return was if was != event.starts_at else None


def complete(tx: Transaction, actor: Actor, typed: str, *, running: bool = False) -> tuple[Event, ...]:
    """Events whose code or title holds what is typed: what is on, what is to come, then what is over.

    What is on is so until it is ended. `running`: only those on or to come that they may change.
    """
    desk.must_be_known(actor)
    wanted = fold(typed)
    found = list(events.listed(tx, status=(EventStatus.RUNNING,)))
    found += events.listed(tx, ends_after=tx.now, status=(EventStatus.PLANNED,))
    if running:
        found = [one for one in found if desk.runs(actor, one)]
    else:
        on = {one.id for one in found}
        found += [one for one in events.past(tx, _MOST_PAST) if one.id not in on]
    named = [one for one in found if wanted in fold(f"{one.code} {one.title}")]
    return tuple(one for one in named[:_MOST_PAST] if visible(tx, actor, one))[:_SUGGESTED]


def before_moving(tx: Transaction, actor: Actor, id: EventId) -> EventView:  # noqa: A002
    """An event that is to be moved. Raises `NotYourEvent`, `EventCalledOff`, `EventOver`, `NotFound`."""
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    desk.must_be_to_come(tx, event)
    return view(tx, actor, event)


def before_cancelling(tx: Transaction, actor: Actor, id: EventId) -> CallingOff:  # noqa: A002
    """An event that is to be called off, how many of its series follow it, and who is told.

    Raises `NotYourEvent`, `EventCalledOff`, `EventOver`, `NotFound`.
    """
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    desk.must_be_to_come(tx, event)
    later = followers(tx, event)
    told, all_told = (len(telling.concerned(tx, which, actor.member)) for which in ([event], [event, *later]))
    return CallingOff(view(tx, actor, event), len(later), told, all_told)


def followers(tx: Transaction, event: Event) -> tuple[Event, ...]:
    """Those of its series that come after an event, and are still to be, in the order of their start."""
    if event.series is None:
        return ()
    later = events.listed(tx, series=event.series, ends_after=event.ends_at, status=(EventStatus.PLANNED,))
    return tuple(one for one in later if one.starts_at > event.starts_at and one.id != event.id)


def history(tx: Transaction, actor: Actor, id: EventId) -> EventHistory:  # noqa: A002
    """What was done with an event. Raises `NotYourEvent` and `NotFound`."""
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    found = changes.listed(tx, id, _MOST_CHANGES)
    return EventHistory(view(tx, actor, event), found, desk.names(tx, [one.member for one in found]))


def visible(tx: Transaction, actor: Actor, event: Event) -> bool:
    """Whether somebody may look at it: who is invited, who runs it, and who has answered once."""
    if desk.runs(actor, event):
        return True
    if actor.known is None:
        return False
    return desk.is_meant(tx, actor, event) or answers.own(tx, event.id, actor.known) is not None


def view(tx: Transaction, actor: Actor, event: Event) -> EventView:
    """What there is to see of an event, for this reader."""
    network, partners = networks.load(tx), networks.list_partners(tx)
    counts = answers.counts(tx, event.id)
    mine = None if actor.known is None else answers.own(tx, event.id, actor.known)
    named = desk.names(tx, [event.organiser, event.deputy, mine.recorded_by if mine else None])
    over = event.ends_at <= tx.now or event.status is EventStatus.ENDED
    meant = [one for one in partners if event.audience.everyone or one.id in event.audience.partners]
    return EventView(
        network=network.id,
        network_name=network.name,
        event=event,
        organiser=named.get(event.organiser, "") if event.organiser else "",
        deputy=named.get(event.deputy, "") if event.deputy else "",
        counts=counts,
        clocks=clocks(event.span, _zones(tx, event, network, meant)),
        silent=tuple(one for one in meant if one.id not in counts.partners),
        closes_at=desk.closes_at(event),
        open=desk.open_for(tx, event),
        invited=mine is not None or desk.is_meant(tx, actor, event),
        runs=desk.runs(actor, event),
        now=tx.now,
        mine=mine,
        ahead=answers.ahead(tx, mine) if mine is not None and mine.seat is Seat.WAITING else 0,
        stale=answers.stale(tx, event.id, event.moved) if event.moved else 0,
        rule=events.rule_of(tx, event.series) if event.series is not None else "",
        recorded_by=named.get(mine.recorded_by, "") if mine and mine.recorded_by else "",
        unposted=desk.runs(actor, event) and mirrors.load(tx, event.id).message is None,
        speaks_for=actor.partner if Role.CONTACT in actor.roles else None,
        asks=_asks(tx, actor, event),
        organises=actor.member is not None and actor.member in {event.organiser, event.deputy},
        part=events.place_in_series(tx, event),
        there=_there(tx, event) if over and event.on else None,
        polled=mine is not None and _polled(tx, event, mine),
        later=followers(tx, event),
    )


def _polled(tx: Transaction, event: Event, mine: Answer) -> bool:
    """Whether it was carried over from the date poll: at the moment when that became the event."""
    return mine.answered_at == event.created_at and mine.member in polls.said_before(tx, event.id)


def _there(tx: Transaction, event: Event) -> int | None:
    """How many were there; None where nobody noted anybody."""
    return len(there.present(tx, event)) + presence.others(tx, event.id) or None


def people(tx: Transaction, actor: Actor, id: EventId) -> People:  # noqa: A002
    """Who comes, who waits, who has not answered. Raises `NotYourEvent` and `NotFound`.

    Who has not answered is for those alone who run it.
    """
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    said = answers.listed(tx, id)
    known = {one.id: one for one in members.listed(tx, left=True, guests=True)}
    called = {one.id: one.name for one in networks.list_partners(tx, left=True)}

    def persons(found: Iterable[Answer]) -> tuple[Person, ...]:
        return tuple(
            Person(
                one.member, known[one.member].name, called.get(one.partner, "") if one.partner else "", one
            )
            for one in found
            if one.member in known
        )

    queue = sorted(
        (one for one in said if one.seat in {Seat.WAITING, Seat.OFFERED}),
        key=lambda one: (one.seat is not Seat.OFFERED, one.queued_at or one.answered_at, one.id),
    )
    heard = {one.member for one in said}
    return People(
        view(tx, actor, event),
        going=persons(one for one in said if one.seat is Seat.SEATED),
        maybe=persons(one for one in said if one.reply is Reply.MAYBE),
        no=persons(one for one in said if one.reply is Reply.NO),
        waiting=persons(queue),
        silent=tuple(one.name for one in desk.invited(tx, event) if one.id not in heard),
    )


def colleagues(tx: Transaction, actor: Actor, id: EventId) -> Colleagues:  # noqa: A002
    """The people of the reader's partner for whom they may answer: those whom the event is for.

    Raises `RoleNeeded`, `NotFound`.
    """
    actor.must_be(Role.CONTACT)
    partner = None if actor.partner is None else networks.partner(tx, actor.partner)
    if partner is None:
        raise NotFound("partner")
    seen = show(tx, actor, id)
    said = {one.member: one for one in answers.listed(tx, id)}
    there = members.listed(tx, partner=partner.id)
    found = tuple(
        (one.id, one.name, said.get(one.id))
        for one in there
        if seen.runs or one.id in said or desk.takes(seen.event, one)
    )
    return Colleagues(seen, partner.id, partner.name, found)


def _asks(tx: Transaction, actor: Actor, event: Event) -> bool:
    """Whether a questionnaire waits for the reader; who organises the event reads it, and is not asked."""
    who = actor.known
    if who is None or event.starts_at > tx.now or who in {event.organiser, event.deputy}:
        return False
    return asks(tx, event, who)


def asks(tx: Transaction, event: Event, who: MemberId) -> bool:
    """Whether its questionnaire waits for somebody who was asked, or can say how it was."""
    if not feedback.takes(tx, event.id, who):
        return False
    return feedback.find(tx, event.id, who) is not None or can_say(tx, event, who)


def can_say(tx: Transaction, event: Event, who: MemberId) -> bool:
    """Whether somebody was there, with enough others for anything to be shown of what they say."""
    here = there.can_say(tx, event)
    return who in here and is_worth_asking(len(here))


def _zones(tx: Transaction, event: Event, network: Network, partners: Iterable[Partner]) -> list[str]:
    """The zone that it was said in, the network's, those of the partners and of the people for whom it is."""
    found = [event.span.zone, network.zone]
    if event.audience.members:
        found += members.zones(tx, event.audience.members)
    found += [zone for one in partners if (zone := zone_of(one.country, one.region)) is not None]
    return list(dict.fromkeys(found))
