"""Which times of day an hour can mean, beside its part of the day and its end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.records import Record, replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.when.pieces import Clock, Part, PartName

_DAY: Final = 24 * 3600
_HALF: Final = _DAY // 2
_LONGEST_NIGHT: Final = _HALF
"""An end that is earlier on the clock is the next day's, if the whole takes no longer than this."""
_LATE: Final = 8  # bare hours up to here may be of the morning or of the afternoon

# For each part of the day, the hours of a 12-hour clock that are said with it, and what is to be added.
_AFTER_NOON: Final[dict[PartName, range]] = {
    "afternoon": range(1, 10),
    "evening": range(4, 12),
    "night": range(6, 12),
    "noon": range(1, 4),
}
_SPANS: Final[dict[PartName, tuple[int, int]]] = {
    "am": (0, 12),
    "pm": (12, 25),
    "morning": (0, 12),
    "noon": (11, 16),
    "afternoon": (12, 22),
    "evening": (16, 25),
    "night": (18, 25),
    "dawn": (0, 8),
}


class NoSuchTime(Exception):
    """No clock shows it."""


class NoSense(Exception):
    """The end comes before the start, or at once."""


class Times(Record):
    """Readings, in seconds after the day's 00:00, the next day's too. `ask`: even if only one."""

    starts: tuple[int, ...]
    ask: bool = False


class Range(Record):
    """A reading of a start with its end, both in seconds after the start day's 00:00."""

    start: int
    end: int


def times_of(clock: Clock, tight: Part | None, loose: Part | None) -> Times:
    """What an hour can mean. Raises `NoSuchTime`."""
    _check(clock)
    if clock.midnight:
        return Times(tuple(_seconds(0, clock) + day for day in (0, _DAY)))
    found = (
        _by_part(clock, tight.name) if tight else _bare(clock) if not loose else _by_part(clock, loose.name)
    )
    if tight and loose and any(not _within(start, loose.name) for start in found.starts):
        return replace(found, ask=True)
    return found


def ranges_of(
    start: tuple[Clock, Part | None], end: tuple[Clock, Part | None], loose: Part | None
) -> tuple[tuple[Range, ...], bool]:
    """What a range can mean, and whether to ask even about one. Raises `NoSuchTime` or `NoSense`."""
    _check(start[0])
    _check(end[0])
    first, last = _starts(start, end, loose), _ends(end, morning=not start[0].twelve or start[0].hour > _LATE)
    pairs = [found for begin in first.starts if (found := _pair(begin, last.starts)) is not None]
    if not pairs:
        raise NoSense
    # "14:00 to 4" ends at 16:00, or at four in the morning; "22:00 to 2" leaves no doubt.
    mixed = start[0].hour > 12 and end[0].twelve and not end[1]
    return tuple(pairs), first.ask or last.ask or (
        mixed and any(end > first.starts[0] for end in last.starts)
    )


def _starts(start: tuple[Clock, Part | None], end: tuple[Clock, Part | None], loose: Part | None) -> Times:
    """The start's readings; one "pm" at the end covers both ends where that makes sense."""
    clock, tight = start
    if tight or not end[1] or not clock.twelve:
        return times_of(clock, tight, loose)
    stop = times_of(*end, None)
    shared = times_of(clock, end[1], loose)
    if (
        not shared.ask
        and len(shared.starts) == len(stop.starts) == 1
        and 0 < stop.starts[0] - shared.starts[0] < _HALF
    ):
        return shared
    own = times_of(clock, None, loose)
    fitting = tuple(begin for begin in own.starts if begin < stop.starts[0])
    return replace(own, starts=fitting or own.starts)


def _ends(end: tuple[Clock, Part | None], *, morning: bool) -> Times:
    clock, tight = end
    if clock.midnight:
        return Times((_DAY + _seconds(0, clock),))
    if tight or not clock.twelve:
        return times_of(clock, tight, None)
    early = _seconds(clock.hour, clock)
    # From six to nine may be an evening; from ten, or from 14:00, to nine is none.
    again = clock.hour <= (_LATE if morning else 11)
    return Times((early, early + _HALF) if again else (early,))


def _pair(begin: int, ends: Iterable[int]) -> Range | None:
    """The start with the first end after it: the same day's, else of the night that follows."""
    options = sorted([*(end for end in ends if end > begin)])
    if options:
        return Range(begin, options[0])
    night = sorted(end + _DAY for end in ends if 0 < end + _DAY - begin <= _LONGEST_NIGHT)
    return Range(begin, night[0]) if night else None


def _check(clock: Clock) -> None:
    late = clock.hour == 24 and (clock.minute or clock.second)
    if clock.hour > 24 or clock.minute > 59 or clock.second > 59 or late:
        raise NoSuchTime


def _bare(clock: Clock) -> Times:
    at = _seconds(clock.hour, clock)
    if clock.twelve and clock.hour <= _LATE:
        return Times((at, at + _HALF))
    return Times((at,))


def _by_part(clock: Clock, name: PartName) -> Times:
    if not clock.twelve:
        at = _seconds(clock.hour, clock)
        return Times((at,), ask=not _within(at, name))
    hour = clock.hour
    if name in {"am", "pm"}:
        return Times((_seconds(hour % 12 + (12 if name == "pm" else 0), clock),))
    if hour == 12:
        return _twelve(clock, name)
    if name == "night" and hour < 6:
        return Times(tuple(_seconds(hour, clock) + day for day in (0, _DAY)))
    afternoon = _AFTER_NOON.get(name)
    if afternoon is None:
        return Times((_seconds(hour, clock),), ask=name == "dawn" and hour > 6)
    if name == "noon" and hour == 11:
        return Times((_seconds(hour, clock),))
    return Times((_seconds(hour + 12, clock),), ask=hour not in afternoon)


def _twelve(clock: Clock, name: PartName) -> Times:
    noon = _seconds(12, clock)
    match name:
        case "noon" | "afternoon":
            return Times((noon,))
        case "dawn":
            return Times((_seconds(0, clock),))
        case "morning":
            return Times((noon, _seconds(0, clock)), ask=True)
        case _:
            return Times((_seconds(0, clock), _seconds(24, clock)))


def _within(at: int, name: PartName) -> bool:
    first, last = _SPANS[name]
    return (
        timedelta(hours=first)
        <= timedelta(seconds=at % _DAY or (_DAY if first > 12 else 0))
        < timedelta(hours=last)
    )


def _seconds(hour: int, clock: Clock) -> int:
    return hour * 3600 + clock.minute * 60 + clock.second
