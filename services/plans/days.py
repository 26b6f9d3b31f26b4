"""Days as people type them (`domain/when`), read in their language and where they are.

In services, so that they run on a reader's thread: the first reading in a language compiles its patterns, and
suggestions for what is half typed take tens of milliseconds, which the event loop has better use for.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from domain import when
from domain.plans.errors import DayNotUnderstood
from services import when_typed

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.when import Suggestion
    from storage.transaction import Transaction

Side: TypeAlias = Literal["coming", "either", "gone"]
"""On which side of today a day lies that is asked for: to come, rather to come, or one that has been."""


def read(tx: Transaction, actor: Actor, typed: str, *, side: Side = "coming") -> tuple[date, ...]:
    """The day that was typed; several to choose from where it can be read in several ways.

    `side` "either": what can only have been is fine too. "gone": of several readings those that have been,
    and `ToCome` for the others; a day that is spelled out (ISO) is taken as it is, since the plan's zone
    says what has been, which may be ahead of the actor's. Raises `DayNotUnderstood` (for a span of days
    too), and what else `domain.when` refuses with.
    """
    spelled = _spelled(typed)
    if spelled is not None and side != "coming":
        return (spelled,)

    def said(*, gone: bool) -> when.Read | when.Ambiguous | when.Refused:
        return when.read(typed, language=actor.language, zone=actor.zone, now=tx.now, kind="date", gone=gone)

    answer = said(gone=side == "gone")
    if side == "either" and isinstance(answer, when.Past):
        answer = said(gone=True)
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
    return when_typed.suggest(tx, actor, typed, "date")


def _spelled(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if len(typed) == len("2027-01-31") else None
    except ValueError:
        return None


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
