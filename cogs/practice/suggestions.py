"""What is suggested while somebody types: practices by code and by title, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import suggesting
from services.practices import reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.kit import Press


@suggesting
async def practices(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The practices that somebody may look at: one's own first, then the newest."""
    found = await press.read(reading.complete, current)
    return [
        (f"{one.code} · {one.in_language(press.t.language).title or one.original.title}", one.code)
        for one in found
    ]
