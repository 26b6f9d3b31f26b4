"""What there is to say of meetings at its longest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.actors import MemberId
from domain.events.model import EventId, EventStatus, Reply
from domain.meetings import agenda
from domain.meetings.agenda import Item
from domain.meetings.attendance import Mark, Presence, Source, Window
from domain.meetings.model import (
    Entry,
    EntryId,
    EntryKind,
    Material,
    MaterialId,
    Minutes,
    MinutesStatus,
    Opinion,
    Verdict,
)
from domain.meetings.rolls import Seen, Skipped, Sort
from domain.meetings.versions import Content, Line
from domain.notices.kinds import (
    FEEDBACK_CLOSED,
    FEEDBACK_REMINDER,
    FOLLOW_UP_DUE,
    FOLLOW_UP_GIVEN,
    MEETING_THANKS,
    MINUTES_QUOTED,
    MINUTES_SENT,
)
from domain.plans.model import MilestoneId
from domain.records import replace
from services.meetings.notices import MeetingNotice
from services.meetings.noting import EntryDraft
from services.meetings.rolls import RollDraft, Row
from services.meetings.views import (
    AgendaView,
    AttendanceView,
    EntryView,
    MinutesView,
    OneThere,
    There,
)
from tests.cogs.event import feedback_samples
from tests.cogs.event.samples import BIG, LONG, NETWORK, NOW, SPAN, TEXT, event, view

if TYPE_CHECKING:
    from services.feedback.views import FeedbackNotice

NAMES: Final = {MemberId(n): LONG[:80] for n in range(1, 301)}
LINK: Final = "https://discord.com/channels/" + "9" * 400
ON: Final = view(
    event=event(status=EventStatus.RUNNING, started_at=SPAN.starts_at), now=SPAN.starts_at, invited=True
)
OVER: Final = view(event=event(status=EventStatus.ENDED), now=SPAN.ends_at, open=False)


def agenda_view(count: int = 30, **what: Any) -> AgendaView:
    items = tuple(Item("*_" * 60, 60 * (n % 2), "*_" * 30) for n in range(count))
    starts = tuple(SPAN.starts_at + timedelta(minutes=n) for n in range(count))
    return replace(AgendaView(ON, items, agenda.fit(items, 90), starts), **what)


def there(number: int, *, present: bool = True) -> There:
    presence = Presence(MemberId(number), present, 10_000, frozenset(Source)) if number % 3 else None
    return There(MemberId(number), LONG[:80], LONG, Reply.GOING, presence)


def attendance(count: int = 60, **what: Any) -> AttendanceView:
    people = tuple(there(n + 1, present=bool(n % 2)) for n in range(count))
    window = Window(SPAN.starts_at, SPAN.ends_at)
    return replace(AttendanceView(ON, window, 50, people, 9_999, True), **what)


def one_there(**what: Any) -> OneThere:
    marks = tuple(
        Mark(MemberId(1), Source.CORRECTION, NOW, bool(n % 2), n, MemberId(2), "*_" * 150) for n in range(40)
    )
    return replace(OneThere(ON, there(1), marks, NAMES), **what)


def roll(**what: Any) -> RollDraft:
    def row(number: int, *guesses: int, member: int | None = None) -> Row:
        seen = Seen(number, LONG[:100], "", ())
        found = None if member is None else MemberId(member)
        return Row(number, seen, found, tuple(MemberId(one) for one in guesses), 90, False)

    rows = (
        *(row(n, member=1) for n in range(40)),
        *(row(n) for n in range(40, 80)),
        *(row(n, *range(1, 11)) for n in range(80, 120)),
    )
    skipped = tuple(Skipped(n, LONG, ("name", "time", "action")[n % 3]) for n in range(40))
    zones = ("Europe/Lisbon", "America/Argentina/ComodRivadavia", "UTC")
    return replace(RollDraft(BIG, BIG, ON, Sort.ZOOM, rows, skipped, NAMES, zones[0], zones), **what)


def entry(**what: Any) -> Entry:
    made = Entry(
        EntryId(BIG),
        EventId(BIG),
        EntryKind.FOLLOW_UP,
        TEXT,
        MemberId(1),
        NOW,
        revision=BIG,
        said_by=MemberId(2),
        link=LINK,
        owner=MemberId(3),
        due=date(2027, 6, 30),
    )
    return replace(made, **what)


def entry_view(**what: Any) -> EntryView:
    return EntryView(ON, entry(**what), NAMES, owns=True, edits=True, quoted=True, milestone="P1.Z1.A1.M1")


def entries() -> list[EntryView]:
    return [
        entry_view(),
        entry_view(done_at=NOW),
        entry_view(milestone=MilestoneId(1)),
        entry_view(kind=EntryKind.NOTE, nameless=True),
    ]


def entry_draft(**what: Any) -> EntryDraft:
    said = {"text": TEXT, "owner": LONG, "due": LONG[:60]}
    made = EntryDraft(BIG, NETWORK, EventId(BIG), "E999999", EntryKind.FOLLOW_UP, said, quotes=LONG[:80])
    return replace(made, **what)


def content(count: int = 200) -> Content:
    lines = tuple(
        Line(n, [*EntryKind][n % 3], TEXT, MemberId(1), LINK, MemberId(2), date(2027, 6, 30))
        for n in range(count)
    )
    people = tuple(NAMES)
    return Content(SPAN.starts_at, SPAN.ends_at, people, people, 99, (), lines)


def minutes(status: MinutesStatus = MinutesStatus.SENT, **what: Any) -> MinutesView:
    opinions = tuple(
        Opinion(MemberId(n), 9_999, [*Verdict][n % 2], "" if n % 2 == 0 else TEXT, NOW) for n in range(1, 60)
    )
    made = MinutesView(
        event=OVER,
        minutes=Minutes(
            EventId(BIG), status, 9_999, BIG, sent_at=NOW, until=NOW, approved_at=NOW, by_silence=True
        ),
        content=content(),
        names=NAMES,
        materials=tuple(
            Material(MaterialId(n + 1), EventId(BIG), LONG, LINK, None, MemberId(1), NOW) for n in range(25)
        ),
        opinions=opinions,
        silent=tuple(MemberId(n) for n in range(100, 200)),
        may_say=True,
        mine=opinions[0],
        silence=True,
        coordinates=True,
        done=frozenset({1}),
    )
    return replace(made, **what)


def notice(kind: str) -> MeetingNotice | FeedbackNotice:
    if kind in {MEETING_THANKS.code, FEEDBACK_REMINDER.code, FEEDBACK_CLOSED.code}:
        return feedback_samples.notice(kind)
    if kind in {FOLLOW_UP_GIVEN.code, FOLLOW_UP_DUE.code, MINUTES_QUOTED.code}:
        return MeetingNotice(kind, entry=entry_view(), days=3)
    status = MinutesStatus.SENT if kind == MINUTES_SENT.code else MinutesStatus.APPROVED
    return MeetingNotice(kind, minutes=minutes(status))
