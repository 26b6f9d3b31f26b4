"""Days as people type them (`domain/when`), read in their language and where they are.

In services, so that they run on a reader's thread: the first reading in a language compiles its patterns, and
suggestions for what is half typed take tens of milliseconds, which the event loop has better use for.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from domain import when
from domain.plans.errors import DayNotUnderstood

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.when import Suggestion
    from storage.transaction import Transaction

_LONG_AGO: Final = datetime(1990, 1, 1, tzinfo=UTC)


def read(tx: Transaction, actor: Actor, typed: str, *, past: bool = False) -> tuple[date, ...]:
    """The day that was typed; several to choose from where it can be read in several ways.

    `past`: days that have gone are fine, where they are spelled out with their year. Raises
    `DayNotUnderstood` (for a span of days too), and what else `domain.when` refuses with.
    """

    def said(now: datetime) -> when.Read | when.Ambiguous | when.Refused:
        return when.read(typed, language=actor.language, zone=actor.zone, now=now, kind="date")

    answer = said(tx.now)
    if past and isinstance(answer, when.Past):
        # A day with its year is the same whenever it is read; what is counted from today stays refused.
        answer = said(_LONG_AGO)
    if isinstance(answer, when.NotUnderstood):
        raise DayNotUnderstood(typed)
    if isinstance(answer, when.Refused):
        raise answer
    readings = answer.candidates if isinstance(answer, when.Ambiguous) else (answer,)
    if any(one.end is not None for one in readings):
        raise DayNotUnderstood(typed)
    return tuple(dict.fromkeys(_day(one.start) for one in readings))


def suggest(tx: Transaction, actor: Actor, typed: str) -> list[Suggestion]:
    """How what is typed so far is read, and how it might go on."""
    return when.suggest(typed, language=actor.language, zone=actor.zone, now=tx.now, kind="date")


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
