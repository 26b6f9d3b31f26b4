"""What is suggested while somebody types: events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import suggesting
from domain.folding import fold
from services.events import reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.kit import Press


@suggesting
async def events(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The events to come, by code and by title, the next first."""
    typed = fold(current)
    found = await press.read(reading.coming)
    return [
        (
            f"{one.event.code} · {one.event.title} · {press.t.date(one.event.starts_at, 'medium')}",
            one.event.code,
        )
        for one in found
        if typed in fold(f"{one.event.code} {one.event.title}")
    ]
