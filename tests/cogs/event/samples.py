"""What there is to say of events at its longest: every field full, of signs that have to be escaped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from domain.actors import MemberId, NetworkId, PartnerId
from domain.events.fields import EventFields
from domain.events.history import Act, Change
from domain.events.model import (
    Answer,
    AnswerId,
    Audience,
    Counts,
    Event,
    EventId,
    EventKind,
    EventStatus,
    Manner,
    Place,
    Reply,
    RoomKind,
    Seat,
    SeriesId,
    Via,
)
from domain.events.on_discord import Said, Where
from domain.events.times import Span, clocks
from domain.events.warnings import (
    AtNight,
    Clash,
    ClocksChange,
    FewSeats,
    HoursShift,
    OnHoliday,
    OnWeekend,
    Warning_,
)
from domain.networks import Partner, PartnerKind
from domain.notices.kinds import EVENT_CANCELLED, GUEST_KINDS, MEETING_KINDS
from domain.records import replace
from domain.when import Read
from services.events.draft_reading import EventDraft, Typed
from services.events.guests.views import GuestNotice
from services.events.moving import MoveDraft
from services.events.notices import EventNotice
from services.events.views import (
    AnsweredFor,
    Colleagues,
    EventDone,
    EventHistory,
    EventList,
    EventView,
    People,
    Person,
)

NETWORK: Final = NetworkId(2**53)
NOW: Final = datetime(2027, 1, 12, 12, tzinfo=UTC)
LONG: Final = "*_" * 50
TEXT: Final = "*_" * 500
BIG: Final = 2**53
ZONES: Final = (
    "Europe/Lisbon", "Europe/London", "Europe/Dublin", "Europe/Paris", "Europe/Madrid", "Atlantic/Azores",
    "America/Guadeloupe", "America/Martinique", "America/Cayenne", "Indian/Reunion", "America/Sao_Paulo",
)  # fmt: skip
SPAN: Final = Span(datetime.fromisoformat("2027-06-15T23:30"), "Europe/Lisbon", 10_000)
PLACE: Final = Place(Manner.HYBRID, LONG, RoomKind.LINK, "https://meet.example.org/" + "x" * 470)


def event(**what: Any) -> Event:
    made = Event(
        id=EventId(BIG),
        number=999_999,
        kind=EventKind.VIDEO,
        title=LONG,
        description=TEXT,
        span=SPAN,
        place=PLACE,
        audience=Audience(),
        languages=("en", "fr", "es", "pt"),
        theme=LONG,
        capacity=10_000,
        closes_before=120,
        offer_minutes=60,
        public=True,
        organiser=MemberId(1),
        deputy=MemberId(2),
        status=EventStatus.PLANNED,
        revision=BIG,
        sequence=3,
        moved=2,
        created_at=NOW,
        series=SeriesId(7),
        cancelled_why=TEXT,
    )
    return replace(made, **what)


def answer(**what: Any) -> Answer:
    made = Answer(
        id=AnswerId(BIG),
        event=EventId(BIG),
        member=MemberId(3),
        partner=PartnerId(1),
        reply=Reply.GOING,
        seat=Seat.OFFERED,
        queued_at=NOW,
        offered_at=NOW,
        offered_until=NOW + timedelta(days=1),
        moved=1,
        via=Via.CHAT,
        answered_at=NOW,
        recorded_by=MemberId(2),
    )
    return replace(made, **what)


def partner(number: int) -> Partner:
    return Partner(
        PartnerId(number), f"P{number}", LONG, PartnerKind.CENTRE, "pt", None, "PT", None, None, NOW
    )


def view(**what: Any) -> EventView:
    made = EventView(
        network=NETWORK,
        network_name=LONG,
        event=event(),
        organiser=LONG,
        deputy=LONG,
        counts=Counts(9_999, 9_999, 9_999, 9_999, 9_999, frozenset()),
        clocks=clocks(SPAN, ZONES),
        silent=tuple(partner(number) for number in range(1, 40)),
        closes_at=NOW + timedelta(days=100),
        open=True,
        invited=True,
        runs=True,
        now=NOW,
        mine=answer(),
        ahead=999,
        stale=99,
        rule="FREQ=WEEKLY;COUNT=9",
        recorded_by=LONG,
        speaks_for=PartnerId(1),
        unposted=True,
        part=(59, 60),
    )
    return replace(made, **what)


def every_view() -> list[EventView]:
    """An event in each of its states, to each of its readers."""
    seats = [view(mine=answer(seat=seat)) for seat in Seat]
    replies = [view(mine=answer(reply=reply, seat=Seat.NONE)) for reply in (Reply.MAYBE, Reply.NO)]
    return [
        *seats,
        *replies,
        view(mine=None),
        view(mine=None, runs=False, speaks_for=None, unposted=False),
        view(open=False),
        view(now=datetime(2027, 12, 1, tzinfo=UTC), open=False),
        view(now=datetime(2027, 12, 1, tzinfo=UTC), open=False, there=9_999),
        view(event=event(status=EventStatus.CANCELLED), open=False),
        view(event=event(capacity=None, closes_before=0), counts=Counts(), silent=(), organiser=""),
    ]


def guest_notice(kind: str) -> GuestNotice:
    """A mail to somebody from outside."""
    return GuestNotice(view(), kind, LONG[:80], "register." + "t" * 90, by=LONG[:80], until=NOW)


def notice(kind: str) -> Any:
    if kind in {one.code for one in GUEST_KINDS}:
        return guest_notice(kind)
    if kind in {one.code for one in MEETING_KINDS}:
        from tests.cogs.event import meeting_samples

        return meeting_samples.notice(kind)
    cancelled = view(event=event(status=EventStatus.CANCELLED), open=False)
    fields = ("place", "title", "languages", "span", "description")
    said = cancelled if kind == EVENT_CANCELLED.code else view()
    edit = Said(LONG[:100], TEXT, NOW, NOW, Where.EXTERNAL, LONG[:100])
    return EventNotice(said, kind, NOW, fields, "gone", "edited", edit)


WARNINGS: Final[tuple[Warning_, ...]] = (
    OnHoliday(NOW.date(), LONG, (LONG,) * 9),
    OnWeekend(NOW.date()),
    AtNight(clocks(SPAN, ZONES)),
    ClocksChange(NOW.date(), ZONES),
    HoursShift("America/Sao_Paulo", timedelta(hours=-3), timedelta(hours=-4)),
    HoursShift("America/Sao_Paulo", timedelta(), timedelta(hours=1, minutes=30)),
    Clash(event()),
    FewSeats(1, 9_999),
)


def draft(**what: Any) -> EventDraft:
    fields = EventFields.of(event())
    typed = Typed("video", LONG, LONG[:60], "90", LONG, LONG, "en", "9", TEXT, "monthly_day", "60")
    made = EventDraft(
        id=BIG,
        turn=BIG,
        network=NETWORK,
        zone="Europe/Lisbon",
        typed=typed,
        when=LONG[:60],
        fields=fields,
        clocks=clocks(SPAN, ZONES),
        rule="FREQ=WEEKLY;COUNT=60",
        walls=tuple(SPAN.wall + timedelta(weeks=n) for n in range(60)),
        warnings=WARNINGS,
        invited=(LONG,) * 40,
        count=9_999,
    )
    return replace(made, **what)


READINGS: Final = tuple(
    Read(
        datetime.fromisoformat("2027-10-31T01:30"),
        None,
        "America/Argentina/ComodRivadavia",
        timedelta(hours=hours),
    )
    for hours in range(6)
)


def move(**what: Any) -> MoveDraft:
    made = MoveDraft(
        id=BIG,
        turn=BIG,
        when=LONG[:60],
        length="90",
        view=view(),
        zone="Europe/Lisbon",
        span=SPAN,
        clocks=clocks(SPAN, ZONES),
        warnings=WARNINGS,
        told=9_999,
        following=59,
        told_all=9_999,
    )
    return replace(made, **what)


def people(count: int = 60) -> People:
    persons = tuple(Person(MemberId(n), LONG[:80], LONG, answer()) for n in range(count))
    return People(view(), persons, persons, persons, persons, (LONG[:80],) * count)


def colleagues(count: int = 60) -> Colleagues:
    some = [None, answer(), answer(reply=Reply.MAYBE), answer(reply=Reply.NO)]
    found = tuple((MemberId(n), LONG[:80], some[n % 4]) for n in range(count))
    return Colleagues(view(), PartnerId(1), LONG, found)


def history() -> EventHistory:
    fields = {"title": (LONG, LONG), "place": ({}, {}), "languages": ([], [])}
    span = {"span": ([], ["2027-06-15T14:00:00", "Europe/Lisbon", 90])}
    changes = tuple(
        Change(
            EventId(BIG), NOW, MemberId(1) if n % 2 else None, act, TEXT, span if act is Act.MOVED else fields
        )
        for n, act in enumerate([*Act, *Act, *Act])
    )
    return EventHistory(view(), changes, {MemberId(1): LONG})


def listed(count: int = 5, *, gone: bool = False, may: bool = True) -> EventList:
    return EventList(
        NETWORK, tuple(every_view()[:count]), 0, 9 if count else 1, 41 if count else 0, gone, may
    )


def done(others: int = 59) -> EventDone:
    return EventDone(view(), 9_999, (event(),) * others)


def answered_for() -> AnsweredFor:
    seats = (Seat.SEATED, Seat.WAITING)
    return AnsweredFor(view(), PartnerId(1), tuple((LONG[:80], seats[n % 2]) for n in range(25)))
