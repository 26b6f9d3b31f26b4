"""When tasks are due with so many days left: as the methodology says, or pulled together, or left out.

With enough days left every task keeps its own. With fewer, those before the event are pulled together in
proportion, in their order, none later than two thirds of the days that are left if it needs that many and
more: people need longer to decide to come than we need to invite them. What makes no sense any more
(`skip_under`) is left out. What comes on the day and after it stays where it is.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Final, Protocol

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence


class Fit(StrEnum):
    """How a task came to its day."""

    USUAL = "usual"
    PULLED = "pulled"
    """Nearer to the event than usual."""
    TIGHT = "tight"
    """Nearer than does any good: it is done at once, and something is lost."""
    LEFT_OUT = "left_out"
    """There is no time left in which it would make sense."""


class Timed(Protocol):
    """What is needed of a task: as in `domain.methodology.model.Task`."""

    @property
    def days(self) -> int: ...  # noqa: D102
    @property
    def least(self) -> int: ...  # noqa: D102
    @property
    def skip_under(self) -> int: ...  # noqa: D102


class Slot(Record):
    """When a task is due, in days from the event's day; of one that is left out, when it would have been."""

    days: int
    fit: Fit


SHARE: Final = Fraction(2, 3)
"""So much of the days that are left stays for what needs more than there are."""


def schedule(tasks: Sequence[Timed], left: int) -> tuple[Slot, ...]:
    """A slot for each task, in their order, with `left` days (0 and more) until the event's day."""
    left = max(left, 0)
    slots = [Slot(one.days, Fit.USUAL) for one in tasks]
    before = [place for place, one in enumerate(tasks) if one.days < 0]
    # The nearest to the event first; of one day, what comes last in the list.
    places = sorted(before, key=lambda at: (-tasks[at].days, -at))
    for place in places:
        if -tasks[place].days > left and left < tasks[place].skip_under:
            slots[place] = Slot(tasks[place].days, Fit.LEFT_OUT)
    kept = [place for place in places if slots[place].fit is not Fit.LEFT_OUT]
    top = max((-tasks[place].days for place in kept), default=0)
    if top <= left:
        return tuple(slots)
    nearest = 0
    for place in kept:  # from the one that is nearest to the event: none is due after what comes next
        one = tasks[place]
        usual = -one.days
        floor = min(one.least, usual, ceil(left * SHARE))
        days = min(max(round(Fraction(usual * left, top)), floor, nearest), usual, left)
        fit = Fit.USUAL if days == usual else Fit.TIGHT if days < one.least else Fit.PULLED
        slots[place], nearest = Slot(-days, fit), days
    return tuple(slots)
