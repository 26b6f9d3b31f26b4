"""What words of a phrase can mean, before anybody asks what day it is: the parts that languages share."""

from __future__ import annotations

from typing import Literal, TypeAlias

from domain.records import Record

PartName = Literal["am", "pm", "morning", "noon", "afternoon", "evening", "night", "dawn"]
LinkSense = Literal["at", "to", "from", "between", "and", "dash", "hour"]
"""What a word between can do. "at" and "hour" want an hour next; a dash may also just part two things."""


class Weekday(Record):
    """A day of the week, Monday 0.

    `weeks`: of the week so many ahead ("of"), or so many after the coming one ("plus").
    """

    weekday: int
    how: Literal["bare", "this", "next", "last", "of", "plus"] = "bare"
    weeks: int = 0


class Week(Record):
    """A week by itself, so many ahead; it wants a weekday."""

    weeks: int


class Shift(Record):
    """So many days or months from today; several `days` are readings to ask about."""

    days: tuple[int, ...] = (0,)
    months: int = 0


class Calendar(Record):
    """A day of the calendar, as far as it was said. `day` -1 is the last of the month."""

    day: int
    month: int | None = None
    year: int | None = None
    months: int | None = None
    """Of the month so many ahead (0: this one)."""
    vague: bool = False
    """Worth a question: "end of March"."""


class Nth(Record):
    """The first (1) to fourth or the last (-1) such weekday of a month, named or so many ahead."""

    nth: int
    weekday: int
    month: int | None = None
    months: int | None = None


class DayNumber(Record):
    """A number that may be a day of the month, beside a weekday: "Tuesday 19"."""

    day: int


class Clock(Record):
    """A time of day. `twelve`: it may be of a 12-hour clock. `midnight`: the word, either end of the day."""

    hour: int
    minute: int = 0
    second: int = 0
    twelve: bool = False
    midnight: bool = False
    number: bool = False
    """A number alone: an hour only after "at", in a range, or before a part of the day."""


class Part(Record):
    """A part of the day. `tight`: it belongs to the hour before it ("3 in the afternoon")."""

    name: PartName
    tight: bool = False


class Link(Record):
    """A word between: "at", "to". Some languages use one word for both."""

    senses: tuple[LinkSense, ...]


class Zone(Record):
    """Whose clock. `name` is an IANA zone, `letters` an abbreviation that a season can contradict (CET).

    `minutes` is an offset from UTC. `bare`: a place's name alone, right after the hour. `where`: where it
    happens ("in Lisbon"), which may or may not be whose clock is meant.
    """

    name: str = ""
    letters: str = ""
    minutes: int | None = None
    bare: bool = False
    where: bool = False


class Lasting(Record):
    """How long it takes, in minutes."""

    minutes: int


class Elapsed(Record):
    """So many minutes from now; negative: ago."""

    minutes: int


Day: TypeAlias = Weekday | Shift | Calendar | Nth
Piece: TypeAlias = Day | Week | DayNumber | Clock | Part | Link | Zone | Lasting | Elapsed
