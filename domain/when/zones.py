"""Whose clock a phrase names: places around the Atlantic in four languages, letters (CET), offsets."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from domain.zones import all_zones

_PLACES: Final = {
    "Europe/Lisbon": (
        "lisbon|lisboa|lisbonne|porto|oporto|portugal|portugal continental|aveiro|coimbra|braga|faro"
        "|evora|viana do castelo"
    ),
    "Europe/Madrid": (
        "madrid|spain|espagne|espana|espanha|sevilla|seville|sevilha|bilbao|barcelona|barcelone"
        "|santander|vigo|gijon|cadiz|huelva|san sebastian|santiago de compostela|coruna|a coruna|la coruna"
    ),
    "Atlantic/Canary": (
        "canary islands|the canary islands|the canaries|canaries|canarias|iles canaries|islas canarias"
        "|ilhas canarias|las palmas|tenerife"
    ),
    "Europe/Paris": (
        "paris|france|francia|franca|bordeaux|burdeos|bordeus|nantes|rennes|brest|toulouse|lyon"
        "|la rochelle|bayonne"
    ),
    "Europe/London": (
        "london|londres|uk|united kingdom|the uk|britain|england|royaume uni|reino unido"
        "|grande bretagne|gran bretana|gra bretanha|cardiff|edinburgh|edimbourg"
        "|edimburgo|belfast|glasgow|bristol|swansea|plymouth|liverpool"
    ),
    "Europe/Dublin": "dublin|dublim|ireland|irlande|irlanda|cork|galway|limerick|waterford",
    "Atlantic/Azores": "azores|the azores|acores|ponta delgada|angra do heroismo|horta",
    "Atlantic/Madeira": "madeira|madere|madera|funchal",
    "Europe/Brussels": "brussels|bruxelles|bruselas|bruxelas|belgium|belgique|belgica",
    "Europe/Amsterdam": "amsterdam|amesterdao",
    "Europe/Berlin": "berlin|berlim",
    "Europe/Rome": "rome|roma",
}
PLACES: Final = {name: zone for zone, names in _PLACES.items() for name in names.split("|")}
"""Folded names of places, to their zones."""

LETTERS: Final = {
    "cet": (60, "Europe/Paris"),
    "cest": (120, "Europe/Paris"),
    "gmt": (0, "Europe/London"),
    "bst": (60, "Europe/London"),
    "wet": (0, "Europe/Lisbon"),
    "west": (60, "Europe/Lisbon"),
    "ist": (None, "Europe/Dublin"),
}
"""Abbreviations: what the letters say, in minutes from UTC, and whose clock is meant. IST says nothing."""

OTHER_CLOCKS: Final = {"ist": ("Asia/Kolkata", "Asia/Jerusalem")}


@lru_cache(maxsize=1)
def iana_words() -> dict[str, str]:
    """Zones as a phrase's words spell them: `europe / lisbon`."""
    return {
        zone.lower().replace("_", " ").replace("-", " ").replace("/", " / "): zone for zone in all_zones()
    }


def fixed_zone(minutes: int) -> str | None:
    """The zone that is always so far from UTC; None where the database has none."""
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(minutes, 60)
    if rest or not -12 <= hours <= 14:
        return None
    return f"Etc/GMT{-hours:+d}"
