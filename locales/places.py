"""What our four languages call countries, languages and the cities of time zones, from Babel's data.

Babel is loaded by the first question, not by the start of the bot.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from locales.languages import BABEL, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel import Locale

# What people write instead of a country's name in Babel's data.
_ALSO: Final = {
    "GB": ("UK", "United Kingdom", "Great Britain", "England", "Royaume-Uni", "Reino Unido"),
    "IE": ("Eire", "Éire", "Republic of Ireland"),
    "NL": ("Holland", "Holanda", "Hollande"),
    "CZ": ("Czech Republic", "République tchèque", "República Checa"),
}

_SPOKEN_ALSO: Final = {"es": ("Castilian", "castillan", "castellano", "castelhano"), "eu": ("euskara",)}

# "Several languages", "unknown", "no language" have codes in Babel's data too.
_NO_LANGUAGES: Final = frozenset({"mis", "mul", "und", "zxx"})

# Unions, pseudo-locales and "unknown region" have codes in Babel's data too.
_NO_COUNTRIES: Final = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


@lru_cache(maxsize=1)
def country_words() -> dict[str, str]:
    """Names and codes of countries, as written in any of the four languages, to their ISO 3166 codes."""
    names = {
        name: code
        for code, name in _territories()
        if code.isalpha() and len(code) == 2 and code not in _NO_COUNTRIES
    }
    codes = {code: code for code in names.values()}
    return codes | names | {name: code for code, also in _ALSO.items() for name in also}


def country(code: str, language: str) -> str:
    """What a country is called in one of the four languages; its code where nobody has a name for it."""
    locale = _locales()[list(BABEL).index(language)]
    return str(locale.territories.get(code, code))


@lru_cache(maxsize=1)
def language_words() -> dict[str, str]:
    """Names and codes of our four languages, as any of them (and itself) calls it, to their codes."""
    said = {code: code for code in BABEL}
    for locale in _locales():
        said |= {locale.languages[code]: code for code in BABEL}
    return said


@lru_cache(maxsize=1)
def spoken_words() -> dict[str, str]:
    """Names of all languages in any of the four, and their codes of two letters, to their codes (ISO 639)."""
    names = {
        name: code
        for locale in _locales()
        for code, name in locale.languages.items()
        if code.isalpha() and code not in _NO_LANGUAGES
    }
    codes = {code: code for code in names.values() if len(code) == 2}
    also = {name: code for code, names in _SPOKEN_ALSO.items() for name in names}
    return codes | names | also | language_words()


@lru_cache(maxsize=1024)
def zone_city(zone: str, language: str) -> str:
    """The city of a time zone in this language: "Lisbonne" for `Europe/Lisbon` in French."""
    from babel import Locale  # noqa: PLC0415
    from babel.dates import get_timezone_location  # noqa: PLC0415

    locale = Locale.parse(BABEL.get(language, BABEL[SOURCE]))
    city = get_timezone_location(zone, locale=locale, return_city=True)
    return city or zone.rpartition("/")[2].replace("_", " ")


def zone_words(zones: Iterable[str]) -> dict[str, str]:
    """For each zone, its city in the four languages and its country in them, between commas."""
    return {zone: ", ".join(dict.fromkeys(_called(zone))) for zone in zones}


def _called(zone: str) -> Iterator[str]:
    from babel.core import get_global  # noqa: PLC0415

    country = get_global("zone_territories").get(zone, "")
    for language in BABEL:
        yield zone_city(zone, language)
    for locale in _locales():
        yield locale.territories.get(country, "")


@lru_cache(maxsize=1)
def _locales() -> tuple[Locale, ...]:
    from babel import Locale  # noqa: PLC0415

    return tuple(Locale.parse(name) for name in BABEL.values())


def _territories() -> Iterator[tuple[str, str]]:
    for locale in _locales():
        yield from locale.territories.items()
