"""What words of a phrase can mean, before anybody asks what day it is: the parts that languages share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

PartName = Literal["am", "pm", "morning", "noon", "afternoon", "evening", "night", "dawn"]
LinkSense = Literal["at", "to", "from", "between", "and", "dash", "hour"]
"""What a word between can do. "at" and "hour" want an hour next; a dash may also just part two things."""


@dataclass(frozen=True)
class Weekday:
    """A day of the week, Monday 0.

    `weeks`: of the week so many ahead ("of"), or so many after the coming one ("plus").
    """

    weekday: int
    how: Literal["bare", "this", "next", "last", "of", "plus"] = "bare"
    weeks: int = 0


@dataclass(frozen=True)
class Week:
    """A week by itself, so many ahead; it wants a weekday."""

    weeks: int


@dataclass(frozen=True)
class Shift:
    """So many days or months from today; several `days` are readings to ask about."""

    days: tuple[int, ...] = (0,)
    months: int = 0


@dataclass(frozen=True)
class Calendar:
    """A day of the calendar, as far as it was said. `day` -1 is the last of the month."""

    day: int
    month: int | None = None
    year: int | None = None
    months: int | None = None
    """Of the month so many ahead (0: this one)."""
    vague: bool = False
    """Worth a question: "end of March"."""


@dataclass(frozen=True)
class Nth:
    """The first (1) to fourth or the last (-1) such weekday of a month, named or so many ahead."""

    nth: int
    weekday: int
    month: int | None = None
    months: int | None = None


@dataclass(frozen=True)
class DayNumber:
    """A number that may be a day of the month, beside a weekday: "Tuesday 19"."""

    day: int


@dataclass(frozen=True)
class Clock:
    """A time of day. `twelve`: it may be of a 12-hour clock. `midnight`: the word, either end of the day."""

    hour: int
    minute: int = 0
    second: int = 0
    twelve: bool = False
    midnight: bool = False
    number: bool = False
    """A number alone: an hour only after "at", in a range, or before a part of the day."""


@dataclass(frozen=True)
class Part:
    """A part of the day. `tight`: it belongs to the hour before it ("3 in the afternoon")."""

    name: PartName
    tight: bool = False


@dataclass(frozen=True)
class Link:
    """A word between: "at", "to". Some languages use one word for both."""

    senses: tuple[LinkSense, ...]


@dataclass(frozen=True)
class Zone:
    """Whose clock. `name` is an IANA zone, `letters` an abbreviation that a season can contradict (CET).

    `minutes` is an offset from UTC. `bare`: a place's name alone, right after the hour. `where`: where it
    happens ("in Lisbon"), which may or may not be whose clock is meant.
    """

    name: str = ""
    letters: str = ""
    minutes: int | None = None
    bare: bool = False
    where: bool = False


@dataclass(frozen=True)
class Lasting:
    """How long it takes, in minutes."""

    minutes: int


@dataclass(frozen=True)
class Elapsed:
    """So many minutes from now; negative: ago."""

    minutes: int


Day: TypeAlias = Weekday | Shift | Calendar | Nth
Piece: TypeAlias = Day | Week | DayNumber | Clock | Part | Link | Zone | Lasting | Elapsed
