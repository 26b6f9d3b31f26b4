"""Where a search looks: a country or a region, by code or by any of the names that people give it."""

from __future__ import annotations

from functools import cache
from typing import Final

from domain.folding import fold
from domain.practices import places as typed_places
from domain.regions import REGIONS, country_of
from locales import places

_SUGGESTED: Final = 25


def where(said: str) -> tuple[str, str]:
    """The code of the region that is meant, "" for none, and that of its country. Raises `NoSuchPlace`."""
    return typed_places.read(said, places.country_words())


def regions_and_countries(said: str) -> tuple[frozenset[str], frozenset[str]]:
    """The codes of the region that is meant, with its parts, or that of the country. Raises `NoSuchPlace`."""
    region, country = where(said)
    if region:
        return frozenset({region, *(one for one in REGIONS if one.startswith(region))}), frozenset()
    return frozenset(), frozenset({country} if country else ())


def suggest(typed: str, language: str) -> list[tuple[str, str]]:
    """Countries and regions that begin with, or hold, what is typed: what they are called, their code."""
    wanted = fold(typed)
    every = [(places.country(code, language), code) for code in _countries()]
    every += [(typed_places.written(code), code) for code in REGIONS]
    begins = [one for one in every if fold(one[0]).startswith(wanted)]
    holds = [
        (shown, code)
        for shown, code in every
        if (shown, code) not in begins and wanted in fold(f"{shown} {' '.join(REGIONS.get(code, ()))}")
    ]
    return [*begins, *holds][:_SUGGESTED]


@cache
def _countries() -> tuple[str, ...]:
    """The countries whose regions we know, which are those of the networks."""
    return tuple(sorted({country_of(code) for code in REGIONS}))
