"""What people say of an event when they make or change one, and how it is tidied.

Windows in chat, polls, templates and imports all become these; `tidy` gives the same with blanks gone and
everything checked that needs no rows and no clock. Raises what `domain.events.errors` holds.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from domain.events import errors
from domain.events.model import EVERYBODY, ONLINE, Audience, EventKind, Manner, Place, RoomKind
from domain.events.times import Span
from domain.languages import LANGUAGES
from domain.records import Record, replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import MemberId
    from domain.events.model import Event

TITLE_LENGTH: Final = 100
"""Discord's own limit for a scheduled event; longer ones do not fit on a phone either."""
TEXT_LENGTH: Final = 1000
VENUE_LENGTH: Final = 100
THEME_LENGTH: Final = 100
LINK_LENGTH: Final = 500
LONGEST: Final = 7 * 24 * 60
CLOSES_AT_MOST: Final = 90 * 24 * 60
"""So many minutes before the start registration may close."""
MOST_SEATS: Final = 10_000
USUAL_MINUTES: Final = {
    EventKind.CONFERENCE: 7 * 60,
    EventKind.SEMINAR: 180,
    EventKind.WORKSHOP: 180,
    EventKind.VIDEO: 90,
    EventKind.MEETING: 60,
}
"""How long each kind lasts where nobody says."""
OFFER_MINUTES: Final = 24 * 60
_LINK: Final = re.compile(r"https://[^\s/?#<>\"]+[^\s<>\"]*", re.IGNORECASE)


class EventFields(Record):
    """What is said of an event."""

    kind: EventKind
    title: str
    span: Span
    place: Place = ONLINE
    audience: Audience = EVERYBODY
    languages: tuple[str, ...] = ()
    description: str = ""
    theme: str = ""
    capacity: int | None = None
    closes_before: int = 0
    offer_minutes: int = OFFER_MINUTES
    public: bool = False
    deputy: MemberId | None = None

    @classmethod
    def of(cls, event: Event) -> EventFields:
        """What an event says now."""
        return cls(
            event.kind,
            event.title,
            event.span,
            event.place,
            event.audience,
            event.languages,
            event.description,
            event.theme,
            event.capacity,
            event.closes_before,
            event.offer_minutes,
            event.public,
            event.deputy,
        )

    def tidy(self) -> EventFields:
        """The same, checked."""
        if not 1 <= self.span.minutes <= LONGEST:
            raise errors.LengthImpossible(LONGEST)
        if not self.span.exists:
            raise errors.StartSkipped(self.span.wall, self.span.zone)
        if self.capacity is not None and not 1 <= self.capacity <= MOST_SEATS:
            raise errors.CapacityImpossible(MOST_SEATS)
        if not (self.audience.everyone or self.audience.partners or self.audience.members):
            raise errors.NobodyInvited
        return replace(
            self,
            title=text("title", " ".join(self.title.split()), TITLE_LENGTH, needed=True),
            description=text("description", self.description, TEXT_LENGTH),
            theme=text("theme", " ".join(self.theme.split()), THEME_LENGTH),
            place=_place(self.place),
            languages=tuple(code for code in LANGUAGES if code in self.languages),
            closes_before=max(0, self.closes_before),
            offer_minutes=max(5, self.offer_minutes),
        )

    def as_data(self) -> dict[str, Any]:
        """Plain data, as JSON can, for drafts and polls; `from_data` takes it back."""
        return {
            "kind": self.kind.value,
            "title": self.title,
            "wall": self.span.wall.isoformat(),
            "fold": self.span.wall.fold,
            "zone": self.span.zone,
            "minutes": self.span.minutes,
            "manner": self.place.manner.value,
            "venue": self.place.venue,
            "room": self.place.room.value,
            "link": self.place.link,
            "everyone": self.audience.everyone,
            "partners": sorted(self.audience.partners),
            "members": sorted(self.audience.members),
            "languages": list(self.languages),
            "description": self.description,
            "theme": self.theme,
            "capacity": self.capacity,
            "closes_before": self.closes_before,
            "offer_minutes": self.offer_minutes,
            "public": self.public,
            "deputy": self.deputy,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> EventFields:
        """What `as_data` gave."""
        wall = datetime.fromisoformat(data["wall"]).replace(fold=data["fold"])
        return cls(
            EventKind(data["kind"]),
            data["title"],
            Span(wall, data["zone"], data["minutes"]),
            Place(Manner(data["manner"]), data["venue"], RoomKind(data["room"]), data["link"]),
            Audience(data["everyone"], frozenset(data["partners"]), frozenset(data["members"])),
            tuple(data["languages"]),
            data["description"],
            data["theme"],
            data["capacity"],
            data["closes_before"],
            data["offer_minutes"],
            data["public"],
            data["deputy"],
        )


def text(field: str, typed: str, longest: int, *, needed: bool = False) -> str:
    """What was typed, without blanks around it. Raises `EventTextNeeded` or `EventTextLong`."""
    said = typed.strip()
    if needed and not any(sign.isalnum() for sign in said):
        raise errors.EventTextNeeded(field)
    if len(said) > longest:
        raise errors.EventTextLong(field, longest)
    return said


def web_link(typed: str) -> str:
    """A link as it was typed, without blanks around it. Raises `LinkNeeded`."""
    link = typed.strip()
    if len(link) > LINK_LENGTH or not _LINK.fullmatch(link):
        raise errors.LinkNeeded(link[:100])
    return link


def reason(typed: str) -> str:
    """Why something is called off. Raises `EventReasonNeeded` or `EventTextLong`."""
    said = text("why", typed, TEXT_LENGTH)
    if not any(sign.isalnum() for sign in said):
        raise errors.EventReasonNeeded
    return said


def _place(place: Place) -> Place:
    link = web_link(place.link) if place.room is RoomKind.LINK else ""
    venue = text(
        "venue", " ".join(place.venue.split()), VENUE_LENGTH, needed=place.manner is not Manner.ONLINE
    )
    return replace(place, venue=venue, link=link)
