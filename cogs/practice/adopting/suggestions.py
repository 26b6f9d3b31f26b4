"""What is suggested while somebody types: practices, days, actions of plans, partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import suggesting
from domain.folding import fold
from domain.plans.codes import Level
from services.plans import people
from services.plans import reading as plans
from services.plans.days import suggest
from services.practices import reading
from templates.words.when import said_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.kit import Press


@suggesting
async def practices(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """What is public and somebody else's, by code and by title."""
    found = await press.read(reading.complete, current)
    member, language = (press.actor.member, press.actor.language) if press.actor else (None, "en")
    return [
        (f"{one.code} · {one.in_language(language).title}", one.code)
        for one in found
        if one.public and one.author != member
    ]


@suggesting
async def days(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """How what is typed is read as a day, and how it might go on."""
    found = await press.read(suggest, current)
    return [(said_back(one.reading, press.t), one.exact) for one in found]


@suggesting
async def actions(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The actions of plans to which somebody may add a milestone."""
    found = await press.read(plans.complete, current, Level.ACTION, editable=True)
    return [(f"{one.code} · {one.title}", str(one.code)) for one in found.found]


@suggesting
async def partners(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The partners by code and by name."""
    known, typed = await press.read(people.partners), fold(current)
    return [
        (f"{one.code} · {one.name}", one.code) for one in known if typed in fold(f"{one.code} {one.name}")
    ]
