"""What the services of events hand to cards and pages: all that is shown, and nothing to ask for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.model import EventStatus, Reply, Seat
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId, NetworkId, PartnerId
    from domain.events.history import Change
    from domain.events.model import Answer, Counts, Event
    from domain.events.times import Clock
    from domain.networks import Partner


class EventView(Record):
    """An event as somebody sees it.

    `clocks` is what it says in the partners' zones. `silent` are the invited partners nobody has answered
    for. `mine` is the reader's own answer, `ahead` how many wait longer. `runs`: they may change it.
    `organises`: they are its organiser or deputy themselves.
    `open`: one could register now, until `closes_at`. `stale`: so many said yes to an earlier time.
    `now` is when it was looked at. `speaks_for`: the reader's own partner, for whose people they may answer.
    `unposted`: to who runs it, that its announcement stands nowhere. `asks`: it is over, and the reader is
    asked how it was. `part`: which meeting of a series it is, of how many. `there`: once it is over, how many
    were there, as far as anybody noted it. `polled`: the reader's answer is what they said of this time in
    the date poll. `later` are the meetings of its series that follow it, none that was called off.
    """

    network: NetworkId
    network_name: str
    event: Event
    organiser: str
    deputy: str
    counts: Counts
    clocks: tuple[Clock, ...]
    silent: tuple[Partner, ...]
    closes_at: datetime
    open: bool
    invited: bool
    runs: bool
    now: datetime
    mine: Answer | None = None
    ahead: int = 0
    stale: int = 0
    rule: str = ""
    recorded_by: str = ""
    speaks_for: PartnerId | None = None
    unposted: bool = False
    asks: bool = False
    organises: bool = False
    part: tuple[int, int] | None = None
    there: int | None = None
    polled: bool = False
    later: tuple[Event, ...] = ()

    @property
    def over(self) -> bool:
        """Whether its end has come."""
        return self.event.ends_at <= self.now

    @property
    def done(self) -> bool:
        """Whether nothing can be answered any more: it is over, or was called off."""
        return self.over or not self.event.on or self.event.status is EventStatus.ENDED

    @property
    def gets_in(self) -> bool:
        """Whether the link of its room is for the reader: they come, may come, or run it."""
        mine = self.mine
        return self.runs or (mine is not None and (mine.seat is Seat.SEATED or mine.reply is Reply.MAYBE))

    @property
    def seats_left(self) -> int | None:
        """How many seats nobody holds; None: no limit."""
        capacity = self.event.capacity
        return None if capacity is None else max(0, capacity - self.counts.taken)


class CallingOff(Record):
    """An event before it is called off: `told` people hear of it, `told_all` with those `following` it."""

    view: EventView
    following: int
    told: int
    told_all: int


class Person(Record):
    """Somebody who answered, for the organiser's list."""

    member: MemberId
    name: str
    partner: str
    answer: Answer


class People(Record):
    """Everybody who answered, and who has not, as those see it who may."""

    view: EventView
    going: tuple[Person, ...]
    maybe: tuple[Person, ...]
    no: tuple[Person, ...]
    waiting: tuple[Person, ...]
    silent: tuple[str, ...]


class Colleagues(Record):
    """The people of a partner, for whom its contact may answer: each with what they said, if anything."""

    view: EventView
    partner: PartnerId
    name: str
    people: tuple[tuple[MemberId, str, Answer | None], ...]


class Answered(Record):
    """What became of an answer: the event as it is now, the seat, and what it was before.

    `told` are the names of those who were offered what became free.
    """

    view: EventView
    before: Seat | None
    told: tuple[str, ...] = ()


class AnsweredAll(Record):
    """The same said of a meeting and of those of its series that follow it: how each is now, in order."""

    views: tuple[EventView, ...]

    @property
    def waiting(self) -> int:
        """Of how many of them the seats are taken."""
        return sum(one.mine is not None and one.mine.seat is Seat.WAITING for one in self.views)


class AnsweredFor(Record):
    """An answer for several people of a partner; `seats` by name, in the order of their names."""

    view: EventView
    partner: PartnerId
    seats: tuple[tuple[str, Seat], ...]


class EventDone(Record):
    """What became of an act on an event: how it is now, and how many were told.

    `private`: its people agreed on it among themselves.
    """

    view: EventView
    told: int = 0
    others: tuple[Event, ...] = field(default_factory=tuple)
    private: bool = False


class EventList(Record):
    """Some events, each as its reader sees it; `gone`: those that are over, the latest first."""

    network: NetworkId
    events: tuple[EventView, ...]
    page: int
    pages: int
    total: int
    gone: bool
    may_organise: bool


class EventHistory(Record):
    """What was done with an event, the latest first; `names` of those who did it and are known."""

    view: EventView
    changes: tuple[Change, ...]
    names: Mapping[MemberId, str]
