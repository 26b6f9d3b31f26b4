"""What can be refused about practices, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Mapping


class NotYourPractice(NotAllowed):
    """Only its author, and the coordination, may change it."""

    practice: str


class PracticeIncomplete(DomainError):
    """Not enough is said to publish it: `missing` are names of fields."""

    missing: tuple[str, ...]


class PracticeNeedsTitle(DomainError):
    """A practice begins with a title: nothing is kept of one without."""


class PracticeNotThere(DomainError):
    """It is not in a state in which that can be done: `status` is a `Status` value."""

    practice: str
    status: str


class PracticeTextLong(DomainError):
    """A field holds at most so many letters."""

    field: str
    length: int
    most: int


class FieldsChanged(DomainError):
    """Somebody else has changed the same meanwhile: `now` is what stands in those fields, as it is typed."""

    now: Mapping[str, str]


class PracticeListLong(DomainError):
    """A list (`field`) holds at most so many."""

    field: str
    most: int


class NoSuchTheme(DomainError):
    """It is none of the themes that ship, nor of the network's own."""

    theme: str


class NoSuchMonth(DomainError):
    """A period begins and ends with a year or a month: "2021", "2021-03"."""

    text: str


class NotBegunYet(DomainError):
    """Only an idea that is not tried yet begins in the time to come: `started` as it is kept."""

    started: str


class NoSuchPlace(DomainError):
    """It is neither a region nor a country that is known by that name."""

    text: str


class EndsBeforeItStarts(DomainError):
    """A period's end lies before its start."""

    started: str
    ended: str


class PracticeLinkRefused(DomainError):
    """A link begins with https:// or http:// and leads to a public address."""

    text: str


class LanguageTaken(DomainError):
    """The practice has words in that language already."""

    language: str


class WordingIncomplete(DomainError):
    """In another language a practice has a title and a summary at least: `missing` are names of fields."""

    missing: tuple[str, ...]


class LanguageOfOriginal(DomainError):
    """The original cannot be taken away."""

    language: str


class ReturnNeedsReason(DomainError):
    """Who sends a practice back says why."""


class OwnPractice(NotAllowed):
    """Nobody reviews their own practice while somebody else could."""


class CriteriaNeeded(DomainError):
    """An expert says something on each of the four criteria."""

    missing: tuple[str, ...]


class ThemesTooMany(DomainError):
    """A network has at most so many themes of its own."""

    most: int


class SeveralWrong(DomainError):
    """Several things are wrong with what was typed: all of them, in the order of the fields."""

    wrong: tuple[DomainError, ...]
