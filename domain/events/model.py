"""An event: what it is, when and where, for whom; frozen, with an id that never moves and a code to say.

When is an intention: a wall time in a zone (`times.Span`); the instants follow from it. `revision` counts all
changes, `sequence` those that a calendar has to learn of (RFC 5545, SEQUENCE), `moved` those of the time: an
answer says which time it was given for.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

from domain.records import Record, field

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId, PartnerId
    from domain.events.times import Span

EventId = NewType("EventId", int)
SeriesId = NewType("SeriesId", int)
AnswerId = NewType("AnswerId", int)


class EventKind(StrEnum):
    """What is organised. Each has its tasks in the common methodology."""

    CONFERENCE = "conference"
    SEMINAR = "seminar"
    WORKSHOP = "workshop"
    VIDEO = "video"
    MEETING = "meeting"


class EventStatus(StrEnum):
    """How far an event is. Over is none of these: it follows from the time."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"


class Manner(StrEnum):
    """How people take part."""

    ONLINE = "online"
    ON_SITE = "on_site"
    HYBRID = "hybrid"


class RoomKind(StrEnum):
    """Where people meet who are not in one place."""

    NONE = "none"
    LINK = "link"
    VOICE = "voice"
    STAGE = "stage"
    JITSI = "jitsi"
    BIGBLUEBUTTON = "bigbluebutton"


class Place(Record):
    """Where it is: an address or a room's name (`venue`), the room on the net, its `link` if it is one."""

    manner: Manner
    venue: str = ""
    room: RoomKind = RoomKind.NONE
    link: str = ""


ONLINE: Final = Place(Manner.ONLINE)


class Audience(Record):
    """For whom it is: everybody in the network, or these partners and these members."""

    everyone: bool = True
    partners: frozenset[PartnerId] = frozenset()
    members: frozenset[MemberId] = frozenset()

    def invites(self, member: MemberId, partner: PartnerId | None) -> bool:
        """Whether a member, who acts for that partner, is meant."""
        return self.everyone or member in self.members or (partner is not None and partner in self.partners)


EVERYBODY: Final = Audience()


class Event(Record):
    """One event, or one occurrence of a series; `occurrence` is the wall time that the series' rule gives it.

    `capacity` None: as many as like. Registration closes `closes_before` minutes before the start. An offer
    of a seat that became free holds for `offer_minutes`. `public`: it has a page that needs no membership.
    """

    id: EventId
    number: int
    kind: EventKind
    title: str
    description: str
    span: Span
    place: Place
    audience: Audience
    languages: tuple[str, ...]
    theme: str
    capacity: int | None
    closes_before: int
    offer_minutes: int
    public: bool
    organiser: MemberId | None
    deputy: MemberId | None
    status: EventStatus
    revision: int
    sequence: int
    moved: int
    created_at: datetime
    created_by: MemberId | None = None
    series: SeriesId | None = None
    occurrence: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    cancelled_at: datetime | None = None
    cancelled_why: str = ""

    @property
    def code(self) -> str:
        """What people call it: "E12"."""
        return code(self.number)

    @property
    def starts_at(self) -> datetime:
        """The instant of its start, in UTC."""
        return self.span.starts_at

    @property
    def ends_at(self) -> datetime:
        """The instant of its end, in UTC."""
        return self.span.ends_at

    @property
    def on(self) -> bool:
        """Whether it takes place, as far as is known: it was not called off."""
        return self.status is not EventStatus.CANCELLED


class Reply(StrEnum):
    """What somebody answers to an invitation."""

    GOING = "going"
    MAYBE = "maybe"
    NO = "no"


class Seat(StrEnum):
    """Which seat an answer has. `lapsed`: it was offered one, and the offer ran out."""

    NONE = "none"
    SEATED = "seated"
    WAITING = "waiting"
    OFFERED = "offered"
    LAPSED = "lapsed"

    @property
    def held(self) -> bool:
        """Whether nobody else can have it."""
        return self in {Seat.SEATED, Seat.OFFERED}


class Via(StrEnum):
    """By which way an answer came."""

    CHAT = "chat"
    INTEREST = "interest"
    WEB = "web"
    MAIL = "mail"


class Answer(Record):
    """What one person answered. `queued_at` is their place in the waiting list; `moved` as `Event.moved`.

    `recorded_by` is somebody who answered for them: their partner's contact, the organiser.
    """

    id: AnswerId
    event: EventId
    member: MemberId
    partner: PartnerId | None
    reply: Reply
    seat: Seat
    queued_at: datetime | None
    offered_at: datetime | None
    offered_until: datetime | None
    moved: int
    via: Via
    answered_at: datetime
    recorded_by: MemberId | None = None

    @property
    def concerned(self) -> bool:
        """Whether what becomes of the event is for them to know: they come, wait or may come."""
        return self.reply is Reply.MAYBE or self.seat.held or self.seat is Seat.WAITING


class Counts(Record):
    """How many answered what. `waiting` are not among those who go; `offered` hold a seat they may refuse."""

    going: int = 0
    maybe: int = 0
    no: int = 0
    waiting: int = 0
    offered: int = 0
    partners: frozenset[PartnerId] = field(default_factory=frozenset)

    @property
    def taken(self) -> int:
        """The seats that nobody else can have."""
        return self.going + self.offered


def code(number: int) -> str:
    """What people call the event of that number in its network: "E12"."""
    return f"E{number}"
