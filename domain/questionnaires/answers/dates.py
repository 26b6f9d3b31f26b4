"""A day, typed as people of four countries write it, kept as ISO: `2027-01-12`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from domain.days import DayNotUnderstood, NoSuchDay, NoYear, read_whole_day
from domain.questionnaires.refusals import EmptyAnswer, NoSuchDate, NotADate, YearMissing
from domain.questionnaires.texts import clean

if TYPE_CHECKING:
    from domain.questionnaires.questions import Question

_SHOWN: Final = 60
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read(_question: Question, typed: str, _language: str) -> str:
    """The ISO date of `12/01/2027`, `2027-01-12` or `12 janvier 2027`. A year is needed: which is meant?

    Raises `EmptyAnswer`, `NotADate`, `NoSuchDate` or `YearMissing`.
    """
    text = clean(typed)
    shown = text[:_SHOWN]
    if not text:
        raise EmptyAnswer
    if len(text) > _SHOWN:
        raise NotADate(shown)
    try:
        return read_whole_day(text).isoformat()
    except NoYear as error:
        raise YearMissing(shown) from error
    except NoSuchDay as error:
        raise NoSuchDate(shown) from error
    except DayNotUnderstood as error:
        raise NotADate(shown) from error


def check(_question: Question, raw: str) -> str:
    """An ISO date. Raises `NotADate` or `NoSuchDate`."""
    if not _ISO.fullmatch(raw):
        raise NotADate(raw[:_SHOWN])
    try:
        return date.fromisoformat(raw).isoformat()
    except ValueError as error:
        raise NoSuchDate(raw) from error
