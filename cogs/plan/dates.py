"""Days as people type them in their language (`domain/when`), read where the reader is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from domain import when
from domain.plans.errors import DayNotUnderstood

if TYPE_CHECKING:
    from cogs.kit import Press
    from domain.when import Suggestion


_LONG_AGO: Final = datetime(1990, 1, 1, tzinfo=UTC)


async def read(press: Press, typed: str, *, past: bool = False) -> tuple[date, ...]:
    """The day that was typed; several to choose from where it can be read in several ways.

    `past`: days that have gone are fine, where they are spelled out with their year. Raises
    `DayNotUnderstood` (for a span of days too), and what else `domain.when` refuses with.
    """
    language, zone = await _reader(press)
    now = press.core.now()
    answer = when.read(typed, language=language, zone=zone, now=now, kind="date")
    if past and isinstance(answer, when.Past):
        # A day with its year is the same whenever it is read; what is counted from today stays refused.
        answer = when.read(typed, language=language, zone=zone, now=_LONG_AGO, kind="date")
    if isinstance(answer, when.NotUnderstood):
        raise DayNotUnderstood(typed)
    if isinstance(answer, when.Refused):
        raise answer
    readings = answer.candidates if isinstance(answer, when.Ambiguous) else (answer,)
    if any(one.end is not None for one in readings):
        raise DayNotUnderstood(typed)
    return tuple(dict.fromkeys(_day(one.start) for one in readings))


async def suggested(press: Press, typed: str) -> list[Suggestion]:
    """How what is typed so far is read, and how it might go on."""
    language, zone = await _reader(press)
    return when.suggest(typed, language=language, zone=zone, now=press.core.now(), kind="date")


async def _reader(press: Press) -> tuple[str, str]:
    if press.actor is None:
        await press.read(_nobody)
    assert press.actor is not None  # noqa: S101 - a service was just called
    return press.actor.language, press.actor.zone


def _nobody(_tx: object, _actor: object) -> None:
    """A service that does nothing: calling it finds the actor."""


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
