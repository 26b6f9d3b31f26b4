"""Moments and days as people type them (`domain/when`), read in their language and where they are.

In services, so that they run on a reader's thread: the first reading in a language compiles its patterns, and
suggestions for what is half typed take tens of milliseconds, which the event loop has better use for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import when

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.when import Ambiguous, Hour, Read, Suggestion
    from domain.when.results import Kind
    from storage.transaction import Transaction

_HOURS: Final = 5
"""So many hours are offered for a day without one."""


def moment(
    tx: Transaction, actor: Actor, typed: str, kind: Kind = "datetime", hour: Hour | None = None
) -> Read | Ambiguous:
    """The moment that was typed; or what is to be asked, which may be one reading alone.

    `hour` is kept for a day that comes without one. Raises what `domain.when` refuses with, such as `NoTime`.
    """
    answer = when.read(typed, language=actor.language, zone=actor.zone, now=tx.now, kind=kind, hour=hour)
    if isinstance(answer, when.Refused):
        raise answer
    return answer


def nearby(tx: Transaction, actor: Actor, typed: str) -> tuple[Read, ...]:
    """Some moments that may be meant by what is not complete: hours of a day that was named."""
    found = suggest(tx, actor, typed)
    return tuple(dict.fromkeys(one.reading for one in found))[:_HOURS]


def suggest(
    tx: Transaction, actor: Actor, typed: str, kind: Kind = "datetime", hour: Hour | None = None
) -> list[Suggestion]:
    """How what is typed so far is read, and how it might go on; `hour` as in `moment`."""
    return when.suggest(typed, language=actor.language, zone=actor.zone, now=tx.now, kind=kind, hour=hour)
