"""Another deadline for a poll, as it was typed: a moment, the end of a day, or several to choose from."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain import when
from domain.records import Record
from services.polls import desk, reading
from storage import polls

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.polls import PollId
    from domain.when import Read
    from services.polls.views import PollView
    from storage.transaction import Transaction


class NewDeadline(Record):
    """What was typed can mean these moments, at least one; `readings` say them, in the same order."""

    view: PollView
    typed: str
    readings: tuple[Read, ...]
    choices: tuple[datetime, ...]


def instant(read: Read) -> datetime:
    """Until then: a day is until its last minute."""
    if isinstance(read.start, datetime):
        return read.begins()
    return datetime.combine(read.start, time(23, 59), ZoneInfo(read.zone)).astimezone(UTC)


def readings(tx: Transaction, actor: Actor, typed: str) -> tuple[Read, ...]:
    """How a deadline can be read: one, or several to choose from. Raises what `domain.when` refuses with."""
    answer = when.read(typed, language=actor.language, zone=actor.zone, now=tx.now)
    if isinstance(answer, when.NoTime):
        answer = when.read(typed, language=actor.language, zone=actor.zone, now=tx.now, kind="date")
    if isinstance(answer, when.Refused):
        raise answer
    return answer.candidates if isinstance(answer, when.Ambiguous) else (answer,)


def read(tx: Transaction, actor: Actor, id: PollId, typed: str) -> NewDeadline:  # noqa: A002
    """What was typed for a poll. Raises `NotYourEvent`, `PollOver`, `NotFound`, and as `readings` does."""
    poll = polls.load(tx, id)
    desk.must_run(tx, actor, poll)
    found = readings(tx, actor, typed)
    view = reading.view(tx, actor, poll)
    return NewDeadline(view, typed, found, tuple(instant(one) for one in found))
