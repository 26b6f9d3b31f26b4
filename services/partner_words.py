"""The words by which the lines of a set-up are read, put together once from rules and catalogues."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from domain.folding import fold
from domain.partner_kinds import KIND_WORDS
from domain.partner_lines import Place, Words
from domain.regions import REGIONS, country_of
from domain.zones import all_zones
from locales.places import country_words, language_words, zone_words

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")


@lru_cache(maxsize=1)
def partner_words() -> Words:
    """Countries, regions, languages and kinds, as any of our languages calls them."""
    regions = {name: Place(country_of(code), code) for code, names in REGIONS.items() for name in names}
    # A country wins over a region of its name, and nothing is both but the codes that are meant to be.
    places = regions | {name: Place(code) for name, code in country_words().items()}
    spelt = {fold(name): name for name in (*places, *language_words())}
    return Words(_folded(places), _folded(language_words()), KIND_WORDS, spelt)


@lru_cache(maxsize=1)
def zone_names() -> dict[str, str]:
    """What people call each time zone: its city and its country, in all our languages."""
    return zone_words(all_zones())


def _folded(names: Mapping[str, T]) -> dict[str, T]:
    return {fold(name): value for name, value in names.items()}
