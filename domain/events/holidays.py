"""Public holidays by country and region, from the library `holidays`, loaded by the first question."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

# What the library calls the regions that have holidays of their own, by the beginning of their NUTS code.
_REGIONS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "ES": (
        ("ES11", "GA"), ("ES12", "AS"), ("ES13", "CB"), ("ES21", "PV"), ("ES22", "NC"), ("ES23", "RI"),
        ("ES24", "AR"), ("ES30", "MD"), ("ES41", "CL"), ("ES42", "CM"), ("ES43", "EX"), ("ES51", "CT"),
        ("ES52", "VC"), ("ES53", "IB"), ("ES61", "AN"), ("ES62", "MC"), ("ES63", "CE"), ("ES64", "ML"),
        ("ES70", "CN"),
    ),
    "PT": (("PT20", "20"), ("PT30", "30")),
    "FR": (
        ("FRY1", "971"), ("FRY2", "972"), ("FRY3", "973"), ("FRY4", "974"), ("FRY5", "976"), ("FRF1", "6AE"),
    ),
    "GB": (("UKL", "WLS"), ("UKM", "SCT"), ("UKN", "NIR"), ("UK", "ENG")),
}  # fmt: skip


def holiday_on(day: date, country: str, region: str | None, language: str) -> str:
    """What the public holiday of that day is called there; "" on any other day, and where none are known.

    In English for who reads English, else in the language of the country.
    """
    there = _of(country, _subdivision(country, region or ""), day.year, language == "en")
    return str(there.get(day, "")) if there else ""


def _subdivision(country: str, region: str) -> str | None:
    return next((name for nuts, name in _REGIONS.get(country, ()) if region.startswith(nuts)), None)


@lru_cache(maxsize=256)
def _of(country: str, subdivision: str | None, year: int, in_english: bool) -> Mapping[date, str] | None:
    import holidays  # noqa: PLC0415 - it knows the whole world, and is asked before an announcement only

    try:
        known: Any = holidays.country_holidays(country, subdiv=subdivision, years=year)
    except NotImplementedError:
        return None
    spoken = known.supported_languages or ()
    wanted = next((one for one in ("en_GB", "en_IE", "en_US") if one in spoken), None) if in_english else None
    language = wanted or known.default_language
    if language is None:
        return dict(known.items())
    return dict(holidays.country_holidays(country, subdiv=subdivision, years=year, language=language).items())
