"""Where a search looks: a country or a region, by code or by any of the names that people give it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.folding import fold
from domain.regions import REGIONS, country_of, is_code, region_name
from locales import places

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUGGESTED: Final = 25


def regions_and_countries(said: str) -> tuple[frozenset[str], frozenset[str]]:
    """The codes of the region that is meant, with its parts, or that of the country. Raises `NotFound`."""
    wanted = said.strip()
    if not wanted:
        return frozenset(), frozenset()
    code = wanted.upper()
    if len(code) > 2 and is_code(code):
        return _with_parts(code), frozenset()
    found = _known().get(fold(wanted))
    if found is None:
        raise NotFound("place", wanted[:60])
    return (_with_parts(found), frozenset()) if len(found) > 2 else (frozenset(), frozenset({found}))


def suggest(typed: str, language: str) -> list[tuple[str, str]]:
    """Countries and regions that begin with, or hold, what is typed: what they are called, their code."""
    wanted = fold(typed)
    every = [(places.country(code, language), code) for code in _countries()]
    every += [(f"{region_name(code)} ({code})", code) for code in REGIONS]
    begins = [one for one in every if fold(one[0]).startswith(wanted)]
    holds = [
        (shown, code)
        for shown, code in every
        if (shown, code) not in begins and wanted in fold(f"{shown} {' '.join(REGIONS.get(code, ()))}")
    ]
    return [*begins, *holds][:_SUGGESTED]


def _with_parts(code: str) -> frozenset[str]:
    return frozenset({code, *(one for one in REGIONS if one.startswith(code))})


@cache
def _known() -> dict[str, str]:
    return dict(_names())


def _names() -> Iterator[tuple[str, str]]:
    """Countries last: where a region and a country have one name, the country is meant."""
    for code, names in REGIONS.items():
        yield from ((fold(name), code) for name in names)
    yield from ((fold(name), code) for name, code in places.country_words().items())


@cache
def _countries() -> tuple[str, ...]:
    """The countries whose regions we know, which are those of the networks."""
    return tuple(sorted({country_of(code) for code in REGIONS}))
