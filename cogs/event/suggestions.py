"""What is suggested while somebody types: events, moments, lengths, places, partners, languages, ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import suggesting
from domain.errors import DomainError
from domain.events.model import Manner, Place, RoomKind
from domain.events.said import length, minutes, place_text, times
from domain.folding import fold
from domain.languages import LANGUAGES
from services import when_typed
from services.events import moving, reading, suggesting_people
from services.events.people_typed import ALL
from templates.words.events import place_line
from templates.words.when import said_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cogs.kit import Press
    from domain.events.model import Event
    from domain.when import Suggestion

OWN: Final = frozenset({RoomKind.VOICE, RoomKind.STAGE})
"""Rooms that Discord itself has; others are there where the machine knows a server for them."""
ROOMS: Final = (RoomKind.VOICE, RoomKind.STAGE, RoomKind.JITSI, RoomKind.BIGBLUEBUTTON)
_LENGTHS: Final = (30, 45, 60, 90, 120, 180, 240, 420, 1440, 2880)
_TIMES: Final = (2, 3, 4, 6, 8, 10, 12, 24)
_SHOWN: Final = 100


def _listed(found: Sequence[Event], press: Press) -> list[tuple[str, str]]:
    return [
        (f"{one.code} · {one.title} · {press.t.date(one.starts_at, 'medium')}", one.code) for one in found
    ]


@suggesting
async def events(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The events on, those to come and those that are over, by code and by title."""
    found = await press.read(reading.complete, current)
    return _listed(found, press)


@suggesting
async def own(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The events on or to come that somebody may change."""
    found = await press.read(reading.complete, current, running=True)
    return _listed(found, press)


@suggesting
async def moments(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """How what is typed is read as a moment, and how it might go on."""
    return _read_as(await press.read(when_typed.suggest, current), press)


@suggesting
async def other_moments(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The same for the event that is to be moved: a day alone keeps its hour."""
    code = press.interaction.namespace.event or ""
    return _read_as(await press.read(moving.suggest, str(code), current), press)


def _read_as(found: Sequence[Suggestion], press: Press) -> list[tuple[str, str]]:
    return [
        (f"{one.text} = {said}" if one.text and len(one.text) + len(said) < _SHOWN - 3 else said, one.exact)
        for one in found
        for said in [said_back(one.reading, press.t, city=True)]
    ]


@suggesting
async def lengths(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """Usual lengths, and how what is typed is read."""
    await press.meet()
    try:
        read = minutes(current)
    except DomainError:
        return [(press.t.duration(one), length(one)) for one in _LENGTHS]
    return [(press.t.duration(read), length(read))]


@suggesting
async def places(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """What is typed, as a venue or a link; or online, by one of the ways that there are here."""
    await press.meet()
    t, typed = press.t, " ".join(current.split())
    known = (room for room in ROOMS if room in OWN or press.core.conferences.has(room))
    rooms = [Place(Manner.ONLINE, room=room) for room in known]
    online = [(t.text("Online"), "@online"), *((place_line(one, t), place_text(one)) for one in rooms)]
    if not typed or fold(typed) in fold(t.text("Online")):
        return online
    # What is longer than a suggestion can be stays as it was typed.
    return [(typed, typed), *online] if len(typed) <= _SHOWN else []


@suggesting
async def audience(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """Partners and people for the last of what stands between commas; or everybody."""
    before, _, last = current.rpartition(",")
    kept = f"{before.strip()}, " if before.strip() else ""
    found = await press.read(suggesting_people.complete, last)
    some = [(f"{kept}{shown}", f"{kept}{value}") for shown, value in found]
    fits = [(shown, value) for shown, value in some if len(value) <= _SHOWN]
    return [*fits, *([(press.t.text("the whole network"), ALL)] if not current.strip() else [])]


@suggesting
async def languages(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """Languages for the last of what stands between commas."""
    await press.meet()
    before, _, last = current.rpartition(",")
    kept = f"{before.strip()}, " if before.strip() else ""
    named = [(press.t.language_name(code), code) for code in LANGUAGES]
    return [
        (f"{kept}{name}", f"{kept}{name}") for name, code in named if fold(last) in fold(f"{name} {code}")
    ]


@suggesting
async def ends(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """How often, or until which day."""
    await press.meet()
    t, typed = press.t, current.strip()
    often = times(typed)
    if often is not None:
        return [(t.plural("{n} time", "{n} times", often), str(often))]
    if not typed:
        return [(t.plural("{n} time", "{n} times", one), str(one)) for one in _TIMES]
    found = await press.read(when_typed.suggest, typed, "date")
    return [(t.text("until {day}", day=said_back(one.reading, t, city=True)), one.exact) for one in found]
