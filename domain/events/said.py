"""How long, how often and where, as people type it, and written again as they would.

`@voice` and its sisters are what lists of suggestions fill in; a link or a name can be typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.events.errors import LengthImpossible
from domain.events.fields import LONGEST
from domain.events.model import ONLINE, Manner, Place, RoomKind
from domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_MINUTES: Final = re.compile(r"(\d{1,5})\s*(?:m|min|mins|minute|minutes|minutos|minuto|mn|')?")
_HOURS: Final = re.compile(
    r"(\d{1,4})(?:[.,]([05]))?\s*(?:h|hs|hr|hrs|hour|hours|heure|heures|hora|horas)\.?\s*"
    r"(?:(?:and|et|y|e)\s*)?(\d{1,2})?\s*(?:m|min|mins|minutes|minutos|minuto|mn|')?"
)
_CLOCK: Final = re.compile(r"(\d{1,3}):(\d{2})")
_DAYS: Final = re.compile(r"(\d{1,2})\s*(?:d|day|days|j|jour|jours|dia|dias)")
# However many, it is a number and no day: "6", "10000", "10 000", "10.000".
_TIMES: Final = re.compile(r"(\d{1,5}|\d{1,3}(?:[\s.,]\d{3})+)\s*(?:times?|fois|vez|veces|vezes|x|×)?")
_LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_APART: Final = " ,;+·|-–"
_ONLINE: Final = frozenset({"online", "en ligne", "en linea", "em linha", "remote", "a distance", "@online"})
_ROOMS: Final[Mapping[str, RoomKind]] = {
    "@voice": RoomKind.VOICE,
    "@stage": RoomKind.STAGE,
    "@jitsi": RoomKind.JITSI,
    "@bigbluebutton": RoomKind.BIGBLUEBUTTON,
}


def minutes(typed: str, longest: int = LONGEST) -> int:
    """A length in minutes: "90", "90 min", "1h30", "1:30", "2 days". Raises `LengthImpossible`."""
    said = "" if typed.strip().startswith(("-", "−")) else fold(typed)
    if found := _CLOCK.fullmatch(said):
        total = int(found[1]) * 60 + int(found[2])
    elif found := _HOURS.fullmatch(said):
        half = 30 if found[2] == "5" else 0
        total = int(found[1]) * 60 + half + int(found[3] or 0)
    elif found := _MINUTES.fullmatch(said):
        total = int(found[1])
    elif found := _DAYS.fullmatch(said):
        total = int(found[1]) * 24 * 60
    else:
        total = 0
    if not 1 <= total <= longest:
        raise LengthImpossible(longest)
    return total


def length(minutes: int) -> str:
    """The same, as `minutes` takes it back in any language: "1h30", "45 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours}h{rest:02}" if rest else f"{hours}h"


def times(typed: str) -> int | None:
    """How often: "4", "4 times", "10 000 fois"; None where it is something else, such as a day."""
    found = _TIMES.fullmatch(fold(typed))
    return int("".join(filter(str.isdecimal, found[1]))) if found else None


def place(typed: str) -> Place:
    """Where it is: a link is a room on the net, other words are a venue, both together are both."""
    said = " ".join(typed.split())
    if not said or fold(said) in _ONLINE:
        return ONLINE
    room, link = RoomKind.NONE, ""
    if found := _LINK.search(said):
        room, link = RoomKind.LINK, found[0].rstrip(".,;)")
        said = said.replace(found[0], " ")
    for word, kind in _ROOMS.items():
        if word in said.casefold().split():
            room = kind
            said = " ".join(each for each in said.split() if each.casefold() != word)
    venue = " ".join(said.split()).strip(_APART)
    if venue and fold(venue) not in _ONLINE:
        manner = Manner.ON_SITE if room is RoomKind.NONE else Manner.HYBRID
        return Place(manner, venue, room, link)
    return Place(Manner.ONLINE, "", room, link)


def place_text(place: Place) -> str:
    """The same, as `place` takes it back; "" for nothing but online."""
    room = place.link or next((word for word, kind in _ROOMS.items() if kind is place.room), "")
    return " ".join(filter(None, [place.venue, room]))
