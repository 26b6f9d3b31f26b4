"""Time zones as people look for them: the usual ones of a country, and a search among all the others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from domain.errors import DomainError
from domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

USUAL: Final = (
    "Europe/Lisbon",
    "Atlantic/Madeira",
    "Atlantic/Azores",
    "Europe/Madrid",
    "Atlantic/Canary",
    "Europe/Paris",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Brussels",
)
"""The zones of the Atlantic partners, offered before any other."""

_COUNTRY: Final = {
    "PT": ("Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores"),
    "ES": ("Europe/Madrid", "Atlantic/Canary"),
    "FR": ("Europe/Paris",),
    "IE": ("Europe/Dublin",),
    "GB": ("Europe/London",),
    "BE": ("Europe/Brussels",),
    "NL": ("Europe/Amsterdam",),
    "LU": ("Europe/Luxembourg",),
    "DE": ("Europe/Berlin",),
    "IT": ("Europe/Rome",),
    "CH": ("Europe/Zurich",),
    "AT": ("Europe/Vienna",),
    "DK": ("Europe/Copenhagen",),
    "NO": ("Europe/Oslo",),
    "SE": ("Europe/Stockholm",),
    "FI": ("Europe/Helsinki",),
    "IS": ("Atlantic/Reykjavik",),
    "PL": ("Europe/Warsaw",),
    "GR": ("Europe/Athens",),
    "RO": ("Europe/Bucharest",),
    "MA": ("Africa/Casablanca",),
    "CV": ("Atlantic/Cape_Verde",),
    "BR": ("America/Sao_Paulo",),
}
_REGION: Final = {
    "PT20": "Atlantic/Azores",
    "PT30": "Atlantic/Madeira",
    "ES70": "Atlantic/Canary",
    "FRY1": "America/Guadeloupe",
    "FRY2": "America/Martinique",
    "FRY3": "America/Cayenne",
    "FRY4": "Indian/Reunion",
    "FRY5": "Indian/Mayotte",
}
_LANGUAGE: Final = {"fr": "Europe/Paris", "es": "Europe/Madrid", "pt": "Europe/Lisbon"}
_AREAS: Final = ("Europe", "Atlantic", "America", "Africa", "Asia", "Australia", "Indian", "Pacific")


class UnknownZone(DomainError):
    """There is no such time zone. `near` are the zones it may have meant."""

    text: str
    near: tuple[str, ...] = ()


def check_zone(text: str, names: Mapping[str, str] | None = None) -> str:
    """The IANA name of what was typed: exact, or the only zone that the words find.

    `names` gives zones the names people call them in their languages, as `find_zones` takes them.
    Raises `UnknownZone` with what comes near.
    """
    wanted = text.strip()
    if wanted in available_timezones() and _opens(wanted):
        return wanted
    found = find_zones(wanted, names or {})
    if len(found) == 1 or (found and _says_exactly(wanted, found[0], names or {})):
        return found[0]
    raise UnknownZone(wanted, tuple(found[:5]))


def find_zones(text: str, names: Mapping[str, str], limit: int = 25) -> list[str]:
    """Zones in whose names every typed word begins a word.

    `names` gives what people call a zone ("Lisboa, Lisbonne"). The zones whose name begins with the text
    come first, then the usual ones, then by name.
    """
    words = fold(text).split()
    if not words:
        return list(USUAL[:limit])
    hits = [zone for zone in all_zones() if _holds(_tokens(zone, names.get(zone, "")), words)]
    return sorted(hits, key=lambda zone: _rank(zone, " ".join(words), names))[:limit]


@lru_cache(maxsize=1)
def all_zones() -> tuple[str, ...]:
    """The zones of places (`Europe/Lisbon`), without the abbreviations of the database (`EST5EDT`)."""
    return tuple(sorted(zone for zone in available_timezones() if zone.partition("/")[0] in _AREAS))


def zones_of(countries: Iterable[str]) -> list[str]:
    """The zones of these countries (ISO 3166), then the usual ones, without doubles."""
    own = [zone for country in countries for zone in _COUNTRY.get(country, ())]
    return list(dict.fromkeys([*own, *USUAL]))


def zone_of(country: str | None, region: str | None = None) -> str | None:
    """The zone that a place most likely keeps; None where we cannot say."""
    if region in _REGION:
        return _REGION[region or ""]
    return next(iter(_COUNTRY.get(country or "", ())), None)


def zones_in(country: str | None) -> tuple[str, ...]:
    """The zones of a country (ISO 3166), none of one that we do not know."""
    return _COUNTRY.get(country or "", ())


def only_zone(country: str | None, region: str | None = None) -> str | None:
    """The zone of a place that has no other; None where a country has several and no region says which."""
    return zone_of(country, region) if region or len(zones_in(country)) == 1 else None


def first_guess(locale: str) -> str:
    """A zone to propose to a client of this locale (`pt-BR`, `en-GB`): its language's, else Dublin's."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    return "Europe/London" if locale == "en-GB" else _LANGUAGE.get(language, "Europe/Dublin")


def _opens(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


@lru_cache(maxsize=1024)
def _tokens(zone: str, called: str) -> tuple[str, ...]:
    """Everything a search may begin with: words of the names, and the zone as it is written."""
    plain = fold(f"{zone} {called}")
    return (plain, *re.split(r"[\s/_,()-]+", plain))


def _holds(tokens: tuple[str, ...], words: list[str]) -> bool:
    return all(any(token.startswith(word) for token in tokens) for word in words)


def _says_exactly(text: str, zone: str, names: Mapping[str, str]) -> bool:
    city = zone.rpartition("/")[2].replace("_", " ")
    return fold(text) in {fold(zone), fold(city), *(fold(name) for name in names.get(zone, "").split(","))}


def _rank(zone: str, text: str, names: Mapping[str, str]) -> tuple[bool, bool, bool, str]:
    city = fold(zone.rpartition("/")[2].replace("_", " "))
    called = [city, *(fold(name) for name in names.get(zone, "").split(","))]
    starts = any(name.startswith(text) for name in called)
    return (text not in called, not starts, zone not in USUAL, zone)
