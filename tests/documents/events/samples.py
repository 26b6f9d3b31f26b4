"""Events for calendars."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from domain.actors import MemberId, NetworkId
from domain.events.calendars import Entry, Standing
from domain.events.model import (
    EVERYBODY,
    Event,
    EventId,
    EventKind,
    EventStatus,
    Manner,
    Place,
    RoomKind,
)
from domain.events.times import Span
from domain.networks import Network
from domain.records import replace

LANGUAGES: Final = ("en", "fr", "es", "pt")
NETWORK: Final = Network(
    NetworkId(1),
    None,
    "Atlantic",
    "en",
    "Europe/Lisbon",
    demo=False,
    created_at=datetime(2026, 9, 1, tzinfo=UTC),
)
LINK: Final = "https://meet.example/room?a=1"
EVENT: Final = Event(
    id=EventId(12),
    number=7,
    kind=EventKind.SEMINAR,
    title="Tides; and, tanks",
    description="Bring your laptop,\nand lunch.",
    span=Span(datetime.fromisoformat("2027-06-15T14:00"), "Europe/Lisbon", 90),
    place=Place(Manner.HYBRID, "Rua do Cais 1, Porto", RoomKind.LINK, LINK),
    audience=EVERYBODY,
    languages=("en", "fr"),
    theme="Ports",
    capacity=None,
    closes_before=0,
    offer_minutes=60,
    public=False,
    organiser=MemberId(3),
    deputy=None,
    status=EventStatus.PLANNED,
    revision=3,
    sequence=2,
    moved=1,
    created_at=datetime(2027, 1, 1, tzinfo=UTC),
)


def event(**said: Any) -> Event:
    return replace(EVENT, **said)


def entry(standing: Standing | None = Standing.GOING, organiser: str = "Ana", **said: Any) -> Entry:
    return Entry(event(**said), standing, organiser, datetime(2027, 2, 3, 4, 5, 6, 789_000, tzinfo=UTC))


def cancelled(**said: Any) -> Entry:
    return entry(status=EventStatus.CANCELLED, cancelled_why="A storm", **said)
