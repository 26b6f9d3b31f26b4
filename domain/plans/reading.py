"""What people type of a plan's places, read: codes and names, apart from each other by commas or lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.folding import fold
from domain.plans.model import Place
from domain.plans.places import place_name
from domain.regions import REGIONS, is_code, region_name

if TYPE_CHECKING:
    from collections.abc import Iterable

_APART: Final = re.compile(r"[,;\n]+")
_WITH_CODE: Final = re.compile(r"(?P<name>.*\S)\s*\((?P<code>\w{2,5})\)")
_BY_NAME: Final = {fold(name): code for code, names in REGIONS.items() for name in names}


def read_place(typed: str) -> Place | None:
    """A region by its code or one of its names ("PT11", "Norte", "Norte (PT11)"), or a place by its name.

    None for nothing typed. A code that cannot be is left to the rules, which refuse it.
    """
    said = " ".join(typed.split())
    if not said:
        return None
    if is_code(said.upper()):
        code = said.upper()
        return Place(code, region_name(code) if code in REGIONS else "")
    both = _WITH_CODE.fullmatch(said)
    if both is not None and is_code(both["code"].upper()):
        return Place(both["code"].upper(), both["name"])
    known = _BY_NAME.get(fold(said))
    return Place(known, region_name(known)) if known else Place(None, said)


def read_places(typed: str) -> tuple[Place, ...]:
    """All places of a text, each once."""
    found = (read_place(piece) for piece in _APART.split(typed))
    return tuple(dict.fromkeys(place for place in found if place is not None))


def typed_places(places: Iterable[Place]) -> str:
    """Places as they are typed, so that they are read as the same."""
    return ", ".join(place_name(place) for place in places)
