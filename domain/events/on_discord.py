"""What an event is to say on Discord, and what is to stand there when: decided here, done in `bot/`.

Ours is the truth. What Discord was last told is kept beside what it made of it, so that a change of ours and
one that people made there are told apart. Instants are whole seconds: Discord shows minutes.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from domain.events.model import EventStatus, RoomKind
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.events.model import Event, EventId

MOST: Final = 100
"""Scheduled events of a server that are to come or on: Discord's limit, those that people made included."""
NAME_LENGTH: Final = 100
TEXT_LENGTH: Final = 1000
PLACE_LENGTH: Final = 100
ROOM_BEFORE: Final = timedelta(minutes=30)
"""So long before the start the room is there."""
ROLE_BEFORE: Final = timedelta(days=14)
"""A server has 250 roles at most: those of events that are further off wait."""
ROLE_AFTER: Final = timedelta(days=3)
"""So long the role stays when it is over, for thanks and questions."""
ROOMS: Final = frozenset({RoomKind.VOICE, RoomKind.STAGE})


class Where(IntEnum):
    """Discord's numbers for where a scheduled event takes place."""

    STAGE = 1
    VOICE = 2
    EXTERNAL = 3


class State(IntEnum):
    """Discord's numbers for how far a scheduled event is."""

    SCHEDULED = 1
    ACTIVE = 2
    COMPLETED = 3
    CANCELLED = 4

    @property
    def open(self) -> bool:
        """Whether anything of it can still be changed."""
        return self in {State.SCHEDULED, State.ACTIVE}


class Said(Record):
    """What a scheduled event says. `channel` is a room's id, `location` the place of one without a room."""

    name: str
    text: str
    starts_at: datetime
    ends_at: datetime | None
    where: Where
    location: str = ""
    channel: int | None = None

    def as_data(self) -> dict[str, Any]:
        """Plain data, as JSON can; `from_data` takes it back."""
        return {
            "name": self.name,
            "text": self.text,
            "starts_at": self.starts_at.isoformat(),
            "ends_at": None if self.ends_at is None else self.ends_at.isoformat(),
            "where": int(self.where),
            "location": self.location,
            "channel": self.channel,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Said:
        """What `as_data` gave."""
        ends = data["ends_at"]
        return cls(
            data["name"],
            data["text"],
            datetime.fromisoformat(data["starts_at"]),
            None if ends is None else datetime.fromisoformat(ends),
            Where(data["where"]),
            data["location"],
            data["channel"],
        )

    def differs(self, other: Said) -> tuple[str, ...]:
        """The names of what is not the same."""
        return tuple(name for name in _FIELDS if getattr(self, name) != getattr(other, name))


CUT: Final = "…"
"""Ends what had no room."""
_FIELDS: Final = ("name", "text", "starts_at", "ends_at", "where", "location", "channel")
FIELD_OF: Final[Mapping[str, str]] = {
    "name": "title",
    "text": "description",
    "starts_at": "span",
    "ends_at": "span",
    "where": "place",
    "location": "place",
    "channel": "place",
}
"""Which field of our event each of them tells."""


def said(event: Event, place: str, mark: str, room: int | None = None, where: Where = Where.EXTERNAL) -> Said:
    """What is to stand on Discord. `place` is where it is, in words; `mark` says whose it is.

    `room` is the channel that was made for it, and `where` what that is.
    """
    return Said(
        shortened(event.title, NAME_LENGTH),
        with_mark(event.description, mark),
        event.starts_at.replace(microsecond=0),
        event.ends_at.replace(microsecond=0),
        where,
        "" if room is not None else shortened(place, PLACE_LENGTH),
        room,
    )


def with_mark(text: str, mark: str) -> str:
    """A description with the line that says whose it is; what does not fit is cut before that."""
    mark = shortened(mark, 200)
    body = shortened(text.strip(), TEXT_LENGTH - len(mark) - 2)
    return f"{body}\n\n{mark}" if body else mark


def without_mark(text: str, code: str) -> str:
    """What people wrote, without the line of ours that begins with the event's code."""
    kept = [line for line in text.splitlines() if not line.startswith(f"{code} · ")]
    return "\n".join(kept).strip()


def shortened(text: str, most: int) -> str:
    """At most so many characters, as Discord counts them."""
    return text if len(text) <= most else text[: most - 1].rstrip() + CUT


def state(event: Event, now: datetime) -> State:
    """How far the scheduled event should be."""
    if not event.on:
        return State.CANCELLED
    if event.status is EventStatus.ENDED or event.ends_at <= now:
        return State.COMPLETED
    if event.status is EventStatus.RUNNING or event.starts_at <= now:
        return State.ACTIVE
    return State.SCHEDULED


def listed(event: Event) -> bool:
    """Whether it may stand among the server's own events: there all on the server read it."""
    return event.audience.everyone or event.public


def first_ones(coming: Sequence[Event], room: int) -> frozenset[EventId]:
    """Those that get one of the scheduled events for which a server has room: the next ones."""
    ordered = sorted(filter(listed, coming), key=lambda one: (one.starts_at, one.id))
    return frozenset(one.id for one in ordered[: max(0, room)])


def steps(actual: State, wanted: State) -> tuple[State, ...]:
    """Over which states one comes from one to the other; nothing where no way leads there."""
    if actual is wanted or not actual.open:
        return ()
    if wanted is State.ACTIVE:
        return (State.ACTIVE,)
    if wanted is State.SCHEDULED:
        return ()
    if actual is State.ACTIVE:
        return (State.COMPLETED,)
    if wanted is State.CANCELLED:
        return (State.CANCELLED,)
    return (State.ACTIVE, State.COMPLETED)


def room_wanted(event: Event, now: datetime) -> bool:
    """Whether a room should be there: it is made a little before the start."""
    on = state(event, now).open
    return on and event.place.room in ROOMS and now >= event.starts_at - ROOM_BEFORE


def role_wanted(event: Event, now: datetime) -> bool:
    """Whether who has a seat should have a role."""
    if not event.on:
        return event.cancelled_at is not None and now < event.cancelled_at + ROLE_AFTER
    over = event.ended_at if event.status is EventStatus.ENDED and event.ended_at else event.ends_at
    return event.starts_at - ROLE_BEFORE <= now < over + ROLE_AFTER


def called(event: Event) -> str:
    """The name of what is made for an event: its code, and its title as far as it fits."""
    return shortened(f"{event.code} {event.title}", NAME_LENGTH)


def called_openly(event: Event) -> str:
    """The name of what all on the server can read, as a role's: an event for some only is its code there."""
    return called(event) if listed(event) else event.code
