"""A practice is taken over elsewhere: where, how it goes after three and twelve months, what shows it."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

from dateutil.relativedelta import relativedelta

from domain.errors import DomainError, NotAllowed
from domain.practices.fields import LINE_LENGTH, link
from domain.records import Record, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from domain.actors import MemberId, PartnerId
    from domain.files import File
    from domain.plans.model import MilestoneId
    from domain.practices.model import PracticeId

AdoptionId = NewType("AdoptionId", int)
CheckId = NewType("CheckId", int)

CHECKED_AFTER: Final = (3, 12)
"""Whoever took a practice over is asked how it goes after so many months."""
EARLY: Final = timedelta(days=14)
"""Who says so shortly before that they are to be asked is not asked again."""
TEXT_LENGTH: Final = 1_000


class Stage(StrEnum):
    """How far it is where it was taken over."""

    PLANNED = "planned"
    RUNNING = "running"
    GIVEN_UP = "given_up"


class AdoptionFields(Record):
    """What is said of it at first: `place` a region or a town, `adapted` what is done otherwise there."""

    place: str
    adapted: str = ""
    planned: date | None = None
    partner: PartnerId | None = None

    def tidy(self) -> AdoptionFields:
        """The same without odd blanks. Raises `AdoptionPlaceNeeded` or `AdoptionTextLong`."""
        place = " ".join(self.place.split())
        if not any(sign.isalnum() for sign in place):
            raise AdoptionPlaceNeeded
        return replace(self, place=_at_most(place, LINE_LENGTH), adapted=text(self.adapted))


class Adoption(Record):
    """A practice as it was taken over somewhere.

    `revision` goes up with each change. `since` is the day from which it runs, or was given up; `milestone`
    the one of a plan that stands for it. Its author has thanked at `thanked_at`, offered
    help at `offered_at`, with the words in `help`.
    """

    id: AdoptionId
    practice: PracticeId
    member: MemberId | None
    fields: AdoptionFields
    stage: Stage
    since: date | None
    milestone: MilestoneId | None
    revision: int
    adopted_at: datetime
    thanked_at: datetime | None = None
    offered_at: datetime | None = None
    help: str = ""


class Said(Record):
    """How it goes: `result` what came of it, `proof` words or a link that show it, beside a `file`."""

    stage: Stage
    result: str = ""
    proof: str = ""

    def tidy(self) -> Said:
        """The same, checked.

        Raises `AdoptionTextLong`, `ResultNeeded` for what runs without a word of what came of it, and
        `PracticeLinkRefused` for a proof that is a link and leads nowhere.
        """
        result, proof = text(self.result), text(self.proof)
        if self.stage is Stage.RUNNING and not any(sign.isalnum() for sign in result):
            raise ResultNeeded
        if is_link(proof):
            proof = link(proof)
        return Said(self.stage, result, proof)


class Check(Record):
    """What was said once of how it goes: `number` is which of the check-ins it answers, None for none."""

    id: CheckId
    adoption: AdoptionId
    number: int | None
    said: Said
    file: File | None
    by: MemberId | None
    said_at: datetime


def is_link(proof: str) -> bool:
    """Whether it is the address of a page, and not words."""
    return proof.lower().startswith(("http://", "https://")) and len(proof.split()) == 1


def check_at(adopted_at: datetime, number: int) -> datetime:
    """When the check-in of that number (0, 1) is due: the same day of a later month, or that month's last."""
    at: datetime = adopted_at + relativedelta(months=CHECKED_AFTER[number])
    return at


def to_come(adoption: Adoption, answered: Collection[int]) -> tuple[int, ...]:
    """The check-ins that nobody has answered; none of what was given up."""
    if adoption.stage is Stage.GIVEN_UP:
        return ()
    return tuple(number for number in range(len(CHECKED_AFTER)) if number not in answered)


def answers(adoption: Adoption, answered: Collection[int], now: datetime) -> int | None:
    """Which check-in is answered by what is said now: the last that is due, or nearly; None for none."""
    due = [one for one in to_come(adoption, answered) if check_at(adoption.adopted_at, one) - EARLY <= now]
    return due[-1] if due else None


def owed(adoption: Adoption, answered: Collection[int], now: datetime) -> int | None:
    """Which check-in is due: of several the last, since one answer is enough for all."""
    due = [one for one in to_come(adoption, answered) if check_at(adoption.adopted_at, one) <= now]
    return due[-1] if due else None


def settled(checks: Iterable[Check]) -> frozenset[int]:
    """The check-ins that need no answer: those that have one, and those before the last of them."""
    last = max((one.number for one in checks if one.number is not None), default=-1)
    return frozenset(range(last + 1))


def text(typed: str, longest: int = TEXT_LENGTH) -> str:
    """What was typed, without blanks around it. Raises `AdoptionTextLong`."""
    return _at_most(typed.strip(), longest)


def _at_most(said: str, longest: int) -> str:
    if len(said) > longest:
        raise AdoptionTextLong(len(said), longest)
    return said


class AdoptionPlaceNeeded(DomainError):
    """Where it is taken over is not said."""


class AdoptionTextLong(DomainError):
    """A text holds at most so many letters."""

    length: int
    most: int


class ResultNeeded(DomainError):
    """What runs has a result: a sentence says it."""


class AdoptsOwn(DomainError):
    """Nobody takes their own practice over: others do."""

    practice: str


class AdoptedAlready(DomainError):
    """The same person takes the same practice over at the same place, and it was not given up."""

    practice: str
    place: str


class NotYourAdoption(NotAllowed):
    """It belongs to who took the practice over (`name`, "" where that is nobody any more)."""

    name: str


class SaidToThem(DomainError):
    """Its author has thanked who took it over (`name`), or offered help, before."""

    name: str


class PlanNeedsDay(DomainError):
    """It is to be a milestone of a plan, and no day was said."""
