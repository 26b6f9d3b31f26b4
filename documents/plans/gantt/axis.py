"""The time axis: from the first day of a month to the last of another, in the finest steps that fit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from documents import fonts
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from locales import Translator

TICK: Final = 20.0
_GAP: Final = 12.0  # between two names
_MONTHS: Final = (1, 3)


class Tick(Record):
    """A step of the axis: where it begins and ends, and its name. `fine`: not a year."""

    left: float
    right: float
    name: str
    fine: bool


class Axis(Record):
    """The axis between two x. `first` and `last` are whole months, both included."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def around(cls, first: date, last: date, left: float, right: float) -> Axis:
        """The axis that shows these days."""
        return cls(first.replace(day=1), _next(last, 1) - timedelta(days=1), left, right)

    def x(self, day: date) -> float:
        """Where a day begins."""
        days = (self.last - self.first).days + 1
        return self.left + (self.right - self.left) * (day - self.first).days / days

    def middle(self, day: date) -> float:
        """Where a day has its middle: a mark stands there."""
        return (self.x(day) + self.x(day + timedelta(days=1))) / 2

    def ticks(self, t: Translator) -> tuple[Tick, ...]:
        """Years, and months or quarters where their names fit; what is too short for its name has none."""
        found = list(self._steps(12, lambda day: str(day.year), fine=False))
        names: dict[int, Callable[[date], str]] = {1: t.month, 3: t.quarter}
        for months in _MONTHS:
            steps = list(self._steps(months, names[months], fine=True))
            if all(_fits(tick) for tick in _whole(steps)):
                return tuple(tick if _fits(tick) else _unnamed(tick) for tick in (*found, *steps))
        return tuple(tick if _fits(tick) else _unnamed(tick) for tick in found)

    def _steps(self, months: int, name: Callable[[date], str], *, fine: bool) -> Iterator[Tick]:
        day = date(self.first.year, (self.first.month - 1) // months * months + 1, 1)
        while day <= self.last:
            after = _next(day, months)
            left, right = max(self.left, self.x(day)), min(self.right, self.x(after))
            yield Tick(left, right, name(day), fine)
            if after == date.max:
                return
            day = after


def _fits(tick: Tick) -> bool:
    return fonts.load(fonts.REGULAR).width(tick.name, TICK) + _GAP <= tick.right - tick.left


def _whole(steps: list[Tick]) -> list[Tick]:
    """The steps without those that an end of the axis may cut; a short axis has no others."""
    return steps[1:-1] if len(steps) > 2 else steps


def _unnamed(tick: Tick) -> Tick:
    return Tick(tick.left, tick.right, "", tick.fine)


def _next(day: date, months: int) -> date:
    """The first day of the month that is so many later; the last day that there is, at the end of time."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, 1) if year <= date.max.year else date.max
