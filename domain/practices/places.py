"""Where a practice is done, as people type it: a region or a country, by name or by code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.folding import fold
from domain.practices.errors import NoSuchPlace
from domain.regions import REGIONS, country_of, is_code, may_exist, region_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_WITH_CODE: Final = re.compile(r".*\(([A-Za-z0-9]{3,5})\)")


def read(typed: str, countries: Mapping[str, str]) -> tuple[str, str]:
    """The NUTS code of a region ("" where a country is meant) and the ISO code of its country.

    `countries` are names and codes of countries to their codes. Raises `NoSuchPlace`.
    """
    said = " ".join(typed.split())
    if not said:
        return "", ""
    with_code = _WITH_CODE.fullmatch(said)
    code = (with_code[1] if with_code else said).upper()
    if code in countries.values():
        return "", code
    if is_code(code) and may_exist(code):
        return code, country_of(code)
    wanted = fold(said)
    for region, names in REGIONS.items():
        if any(fold(name) == wanted for name in names):
            return region, country_of(region)
    for name, country in countries.items():
        if fold(name) == wanted:
            return "", country
    raise NoSuchPlace(said[:100])


def country(typed: str, countries: Mapping[str, str]) -> str:
    """The code of a country by name or code, "" for nothing. Raises `NoSuchPlace`, also for a region."""
    region, code = read(typed, countries)
    if region:
        raise NoSuchPlace(typed.strip()[:100])
    return code


def region(typed: str, countries: Mapping[str, str]) -> str:
    """The code of a region by name or code, "" for nothing. Raises `NoSuchPlace`, also for a country."""
    code, _ = read(typed, countries)
    if typed.strip() and not code:
        raise NoSuchPlace(typed.strip()[:100])
    return code


def written(region: str) -> str:
    """A region so that `read` understands it: "Norte (PT11)"."""
    name = region_name(region) if region else ""
    return name if name == region else f"{name} ({region})"
