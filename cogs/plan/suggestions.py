"""What is suggested while somebody types: plans, zones, actions, milestones, people, partners, days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import suggesting
from domain.folding import fold
from domain.plans.codes import Level
from domain.plans.model import Theme
from domain.regions import REGIONS, region_name
from services.plans import people, reading
from services.plans.days import suggest as suggest_days
from templates.words.plans import terms
from templates.words.when import said_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cogs.kit import Press
    from domain.plans.lists import Named

_SOME: Final = 25


def _shown(found: Iterable[Named]) -> list[tuple[str, str]]:
    return [(f"{one.code} · {one.title}", str(one.code)) for one in found]


async def _of(
    press: Press, typed: str, levels: Sequence[Level], *, editable: bool = False
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for level in levels:
        if len(found) < _SOME:
            some = await press.read(reading.complete, typed, level, editable=editable)
            found += _shown(some.found)
    return found


@suggesting
async def anything(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """Whatever has a code, plans first."""
    return await _of(press, current, list(Level))


@suggesting
async def plans(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The plans of the network."""
    return await _of(press, current, [Level.PLAN])


@suggesting
async def zones(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The zones in which somebody may add an action."""
    return await _of(press, current, [Level.ZONE], editable=True)


@suggesting
async def actions(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The actions to which somebody may add a milestone."""
    return await _of(press, current, [Level.ACTION], editable=True)


@suggesting
async def partners(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The partners by code and by name."""
    typed = fold(current)
    known = await press.read(people.partners)
    return [
        (f"{one.code} · {one.name}", one.code) for one in known if typed in fold(f"{one.code} {one.name}")
    ]


@suggesting
async def owners(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The members by name; what is typed stays possible, for who has not joined yet."""
    known = [(name, name) for name in await press.read(people.complete, current)]
    typed = current.strip()
    other = [(press.t.text("{name} (has not joined yet)", name=typed), typed)] if typed and not known else []
    return [*known, *other]


@suggesting
async def regions(_press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The Atlantic regions by code or by any of their names."""
    typed = fold(current)
    return [
        (f"{region_name(code)} ({code})", code)
        for code, names in REGIONS.items()
        if typed in fold(f"{code} {' '.join(names)}")
    ]


@suggesting
async def themes(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The themes that have a name in all languages; other words are possible."""
    await press.meet()
    known = [(terms.theme(press.t, one.value), one.value) for one in Theme]
    found = [(name, value) for name, value in known if fold(current) in fold(name)]
    return found or [(current, current)]


@suggesting
async def days(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """How what is typed is read as a day, and how it might go on."""
    found = await press.read(suggest_days, current)
    return [
        (
            f"{one.text} = {said_back(one.reading, press.t)}"
            if one.text
            else said_back(one.reading, press.t),
            one.exact,
        )
        for one in found
    ]
