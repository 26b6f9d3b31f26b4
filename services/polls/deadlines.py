"""Another deadline for a poll, as it was typed: a moment, the end of a day, or several to choose from."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain import when
from domain.records import Record
from services import when_typed
from services.polls import desk, reading
from storage import polls

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.polls import PollId
    from domain.when import Ambiguous, Read
    from services.polls.views import PollView
    from storage.transaction import Transaction


class NewDeadline(Record):
    """What was typed can mean these moments, at least one; `readings` say them, in the same order.

    `sure`: it is one, and nothing has to be asked.
    """

    view: PollView
    typed: str
    readings: tuple[Read, ...]
    choices: tuple[datetime, ...]
    sure: bool = False


def instant(read: Read) -> datetime:
    """Until then: a day is until its last minute."""
    if isinstance(read.start, datetime):
        return read.begins()
    return datetime.combine(read.start, time(23, 59), ZoneInfo(read.zone)).astimezone(UTC)


def understood(tx: Transaction, actor: Actor, typed: str) -> Read | Ambiguous:
    """How a deadline is read; a day is a deadline, too. Raises what `domain.when` refuses with."""
    try:
        return when_typed.moment(tx, actor, typed)
    except when.NoTime:
        return when_typed.moment(tx, actor, typed, "date")


def read(tx: Transaction, actor: Actor, id: PollId, typed: str) -> NewDeadline:  # noqa: A002
    """What was typed for a poll. Raises `NotYourEvent`, `PollOver`, `NotFound`, and as `understood` does."""
    poll = polls.load(tx, id)
    desk.must_run(tx, actor, poll)
    answer = understood(tx, actor, typed)
    sure = isinstance(answer, when.Read)
    found = (answer,) if isinstance(answer, when.Read) else answer.candidates
    view, sure = reading.view(tx, actor, poll), isinstance(answer, when.Read)
    return NewDeadline(view, typed, found, tuple(instant(one) for one in found), sure)
