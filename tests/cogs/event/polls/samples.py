"""What there is to say of date polls at its longest."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.actors import MemberId
from domain.events.fields import EventFields
from domain.events.times import clocks
from domain.notices.kinds import POLL_CANCELLED
from domain.polls import Poll, PollId, PollStatus, Slot, SlotId, Vote, ranked
from domain.records import replace
from services.polls.deadlines import NewDeadline
from services.polls.draft_reading import PollDraft, PollTyped
from services.polls.notices import PollNotice
from services.polls.pieces import Piece, Understood
from services.polls.seeing import SlotSeen, Taking
from services.polls.views import Nudging, PollDone, PollGuests, PollList, PollView, Unheard
from tests.cogs.event.samples import (
    BIG,
    LONG,
    NETWORK,
    NOW,
    READINGS,
    SPAN,
    TEXT,
    WARNINGS,
    ZONES,
    event,
    view,
)

if TYPE_CHECKING:
    from services.events.views import EventView

SLOTS: Final = tuple(
    Slot(SlotId(BIG + n), replace(SPAN, wall=SPAN.wall + timedelta(days=n), minutes=90 if n else 9_000))
    for n in range(20)
)
PEOPLE: Final = {MemberId(n): LONG for n in range(60)}


def poll(**what: Any) -> Poll:
    made = Poll(
        id=PollId(BIG),
        number=999_999,
        fields=EventFields.of(event()),
        organiser=MemberId(1),
        deadline=NOW + timedelta(days=9),
        status=PollStatus.OPEN,
        slots=SLOTS,
        revision=BIG,
        created_at=NOW,
    )
    return replace(made, **what)


def seen(**what: Any) -> PollView:
    """A poll as its organiser sees it; sixty people, each of whom said something of every second slot."""
    of = what.pop("poll", poll())
    votes = {
        one.id: {who: list(Vote)[(who + n) % 3] for who in PEOPLE if (who + n) % 4}
        for n, one in enumerate(of.slots)
    }
    made = PollView(
        network=NETWORK,
        network_name=LONG,
        poll=of,
        organiser=LONG,
        ranked=ranked(of.slots, votes, PEOPLE),
        names=PEOPLE,
        mine={one.id: Vote.IF_NEED_BE for one in of.slots[::2]},
        answered=9_999,
        asked=9_999,
        silent=(LONG,) * 60,
        partly=((LONG, 9),) * 60,
        open=True,
        runs=True,
        invited=True,
        now=NOW,
    )
    return replace(made, **what)


def nudging(**what: Any) -> Nudging:
    """Sixty people, some of whom have said something, or were reminded lately."""
    people = tuple(Unheard(LONG, n % 20, rests=bool(n % 2)) for n in range(60))
    return replace(Nudging(seen(silent_guests=9_999), people, 9_999), **what)


def every() -> list[PollView]:
    """A poll in each of its states, to each of its readers."""
    return [
        seen(),
        seen(guests=frozenset(PEOPLE), silent_guests=9_999),
        seen(runs=False, silent=(), mine={}),
        seen(runs=False, silent=(), invited=False, mine={}),
        seen(open=False),
        seen(open=False, organiser="", runs=False, silent=()),
        seen(poll=poll(status=PollStatus.FINAL), open=False, event=event()),
        seen(poll=poll(status=PollStatus.CANCELLED, why=TEXT), open=False),
        seen(now=NOW + timedelta(days=900), open=False),
        seen(poll=poll(channel=1, message=2), mine=dict.fromkeys((one.id for one in SLOTS), Vote.YES)),
    ]


def notice(kind: str) -> PollNotice:
    said = next(one for one in every() if one.poll.why) if kind == POLL_CANCELLED.code else seen(mine={})
    return PollNotice(said, kind, LONG[:80])


def guests(**what: Any) -> PollGuests:
    made = PollGuests(
        listed=200,
        first=200,
        before=200,
        faulty=(LONG[:80],) * 10,
        slips=((LONG[:64], LONG[:64]),) * 10,
        seal="x" * 64,
        view=seen(),
        draft=BIG,
    )
    return replace(made, **what)


TIME: Final = Understood(Piece(LONG, LONG[:60]), READINGS[0])
AMBIGUOUS: Final = Understood(Piece(LONG), None, READINGS)
SEEN: Final = tuple(SlotSeen(one.span, clocks(one.span, ZONES), WARNINGS) for one in SLOTS)


def draft(**what: Any) -> PollDraft:
    typed = PollTyped("video", LONG, "90", LONG, LONG, "en", "9", TEXT, LONG[:60])
    made = PollDraft(
        id=BIG,
        turn=BIG,
        network=NETWORK,
        zone="Europe/Lisbon",
        typed=typed,
        times=(TIME,) * 20,
        fields=EventFields.of(event()),
        slots=SEEN,
        shifts=WARNINGS[4:6],
        deadline=NOW,
        proposed=True,
        invited=(LONG,) * 40,
        count=9_999,
    )
    return replace(made, **what)


def taking() -> Taking:
    said = seen()
    return Taking(said, said.ranked[-1], SEEN[0], WARNINGS[4:6])


def deadline() -> NewDeadline:
    return NewDeadline(seen(), LONG, READINGS[:5], (NOW,) * 5)


def listed(count: int = 5, *, may: bool = True) -> PollList:
    return PollList(NETWORK, tuple(every()[:count]), 0, 9 if count else 1, 41 if count else 0, may)


def done(event_made: EventView | None = None) -> PollDone:
    return PollDone(seen(), 9_999, event_made or view())
