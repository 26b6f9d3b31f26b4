"""What is suggested while somebody types: the last of several times, a deadline, a poll."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import suggesting
from services import when_typed
from services.polls import reading
from templates.words.when import said_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.kit import Press

_SHOWN: Final = 100


@suggesting
async def times(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """How the last of what stands between semicolons is read; those before it stay as they were typed."""
    before, _, last = current.rpartition(";")
    kept = f"{before.strip()}; " if before.strip() else ""
    found = await press.read(when_typed.suggest, last)
    some = [
        (f"{'… ' if kept else ''}{said_back(one.reading, press.t, city=True)}", f"{kept}{one.exact}")
        for one in found
    ]
    return [(shown, value) for shown, value in some if len(value) <= _SHOWN]


@suggesting
async def deadlines(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """How what is typed is read as a moment or a day."""
    found = await press.read(when_typed.suggest, current)
    days = await press.read(when_typed.suggest, current, "date") if current.strip() else []
    return [(said_back(one.reading, press.t, city=True), one.exact) for one in (*found, *days)]


@suggesting
async def polls(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The polls that somebody may look at, by code and by title, those that are not decided first."""
    found = await press.read(reading.complete, current)
    return [(f"{one.code} · {one.fields.title}", one.code) for one in found]
