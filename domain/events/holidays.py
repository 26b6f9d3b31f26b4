"""Public holidays by country and region, from the library `holidays`, loaded by the first question."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from domain.records import Record

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


# Who speaks a language, with the region that has most of what others celebrate, too.
_SPEAKING: Final[Mapping[str, tuple[str, str | None]]] = {
    "es": ("ES", "CT"),
    "fr": ("FR", "6AE"),
    "pt": ("PT", None),
}
_ENGLISH: Final = "en"


def holiday_on(day: date, country: str, region: str | None, language: str) -> str:
    """What the public holiday of that day is called there; "" on any other day, and where none are known.

    In the reader's `language` where that is one of the country's, or where the same is celebrated in a
    country that speaks it; else as the country itself calls it.
    """
    subdivision = _subdivision(country, region or "")
    there = _of(country, subdivision, day.year, language)
    if there is None or day not in there.names:
        return ""
    if there.language == language or language not in _SPEAKING:
        return there.names[day]
    in_english = _of(country, subdivision, day.year, _ENGLISH)
    known = in_english.names.get(day, "") if in_english else ""
    return _called(language, day.year).get(known, there.names[day])


def _subdivision(country: str, region: str) -> str | None:
    return next((name for nuts, name in _REGIONS.get(country, ()) if region.startswith(nuts)), None)


class _Year(Record):
    """The holidays of a year, in that of our languages; "" for another."""

    names: Mapping[date, str]
    language: str


@lru_cache(maxsize=256)
def _of(country: str, subdivision: str | None, year: int, language: str) -> _Year | None:
    """The holidays, in that language if the library has it for the country; None where it knows none."""
    import holidays  # noqa: PLC0415 - it knows the whole world, and is asked before an announcement only

    try:
        known: Any = holidays.country_holidays(country, subdiv=subdivision, years=year)
    except NotImplementedError:
        return None
    # "en_GB", "en_IE", "en_US", in that order
    spoken = sorted(one for one in known.supported_languages or () if one.split("_")[0] == language)
    wanted = spoken[0] if spoken else known.default_language
    if wanted is not None:
        known = holidays.country_holidays(country, subdiv=subdivision, years=year, language=wanted)
    return _Year({day: str(name) for day, name in known.items()}, (wanted or "").split("_")[0])


@lru_cache(maxsize=64)
def _called(language: str, year: int) -> Mapping[str, str]:
    """By their English names: what holidays are called where that language is spoken."""
    own, in_english = (_of(*_SPEAKING[language], year, spoken) for spoken in (language, _ENGLISH))
    if own is None or in_english is None:
        return {}
    return {in_english.names[day]: name for day, name in own.names.items() if day in in_english.names}
