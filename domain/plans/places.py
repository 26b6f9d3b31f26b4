"""How a region or place is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.regions import REGIONS, region_name

if TYPE_CHECKING:
    from domain.plans.model import Place


def place_name(place: Place) -> str:
    """Its name with its code: "Norte (PT11)"; where one is missing, the other; a known code gets its name."""
    name = place.name or (region_name(place.code) if place.code in REGIONS else "")
    if not place.code:
        return name
    return f"{name} ({place.code})" if name else place.code
