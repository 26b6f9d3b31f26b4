"""What is refused of a plan, as data; the words are in `templates/errors/plans.py`.

A `thing`, `milestone` or `before` is a code as people say it: "P2.Z1.A3.M2".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.errors import DomainError, NotAllowed, NotFound

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(eq=False)
class WasRemoved(NotFound):
    """It was there: `name` is what it was called (or what it was in), `by` who removed it ("" unknown)."""

    at: datetime | None = None
    by: str = ""
    why: str = ""


@dataclass(eq=False)
class CodeNotUnderstood(DomainError):
    """No code of a plan could be read in what was typed."""

    typed: str


@dataclass(eq=False)
class NotYours(NotAllowed):
    """Others look after this: `names` are of those who may, besides the coordination."""

    thing: str
    names: tuple[str, ...]


@dataclass(eq=False)
class TextNeeded(DomainError):
    """Something has to be said. `field` is a field's name in `domain.plans.model`, such as "title"."""

    field: str


@dataclass(eq=False)
class TextLong(DomainError):
    """More than `longest` characters. `field` as in `TextNeeded`."""

    field: str
    longest: int


@dataclass(eq=False)
class WhyNeeded(DomainError):
    """Dates, owners, and what is called off or opened again, are changed with a reason."""


@dataclass(eq=False)
class PeriodTurned(DomainError):
    """The last day lies before the first."""

    first: date
    last: date


@dataclass(eq=False)
class PeriodTooShort(DomainError):
    """A milestone lies outside the period that the plan was to get."""

    milestone: str
    due: date


@dataclass(eq=False)
class BeforePlan(DomainError):
    """Due before the plan begins."""

    due: date
    first: date


@dataclass(eq=False)
class AfterPlan(DomainError):
    """Due after the last day that there can be: the plan's, for reports a year later."""

    due: date
    last: date


@dataclass(eq=False)
class RegionNeeded(DomainError):
    """A regional plan is the plan of a region."""


@dataclass(eq=False)
class PlaceNotUnderstood(DomainError):
    """Written like a NUTS code, and none that there can be."""

    typed: str


@dataclass(eq=False)
class WaitsForItself(DomainError):
    """A circle: each of these codes waits for the next one, the last for the first."""

    circle: tuple[str, ...]


@dataclass(eq=False)
class NotInThisPlan(DomainError):
    """A milestone waits for others of its own plan only."""

    before: str


@dataclass(eq=False)
class NotOpen(DomainError):
    """What is done or called off is not worked on. `status` is a `MilestoneStatus` value."""

    milestone: str
    status: str


@dataclass(eq=False)
class AlreadySo(DomainError):
    """The milestone has this status already."""

    milestone: str
    status: str


@dataclass(eq=False)
class EvidenceNeeded(DomainError):
    """Something that shows it was asked for (`asked`), and nothing was given."""

    milestone: str
    asked: str


@dataclass(eq=False)
class FilesFull(DomainError):
    """A milestone has as many files as it may: `most`."""

    most: int


@dataclass(eq=False)
class NotALink(DomainError):
    """No address of a page."""

    typed: str


@dataclass(eq=False)
class NotLater(DomainError):
    """To postpone is to a later day. `due` is the present one."""

    due: date


@dataclass(eq=False)
class AlreadyAsked(DomainError):
    """A later day was asked for already, and the coordination has not answered yet."""

    milestone: str
    wanted: date


@dataclass(eq=False)
class PlanStep(DomainError):
    """A plan goes from draft to approved to published, and back to draft. `status` is where it is."""

    status: str


@dataclass(eq=False)
class NoOwner(DomainError):
    """An owner is a member, or a name (with an e-mail address, if there is one)."""


@dataclass(eq=False)
class NotAnAddress(DomainError):
    """No e-mail address."""

    typed: str


@dataclass(eq=False)
class SeveralAddresses(DomainError):
    """More than one e-mail address was given for one person."""

    addresses: tuple[str, ...]


@dataclass(eq=False)
class TwoOwners(DomainError):
    """One person was chosen from a list and another one typed: `chosen` ("": nobody) and `typed`."""

    chosen: str
    typed: str


@dataclass(eq=False)
class DayNotUnderstood(DomainError):
    """No single day could be read in what was typed."""

    typed: str


@dataclass(eq=False)
class SeveralCalledSo(DomainError):
    """More than one member fits what was typed: `names` are theirs."""

    typed: str
    names: tuple[str, ...]


@dataclass(eq=False)
class AmountNotUnderstood(DomainError):
    """No amount of money, or one with two readings (`readings`, digits with a point)."""

    typed: str
    readings: tuple[str, ...] = ()


@dataclass(eq=False)
class NumberNotUnderstood(DomainError):
    """No number, or one with two readings (`readings`, digits with a point)."""

    typed: str
    readings: tuple[str, ...] = ()


@dataclass(eq=False)
class YearNotUnderstood(DomainError):
    """No year of four digits."""

    typed: str


@dataclass(eq=False)
class NotYet(DomainError):
    """Measured, or approved, on a day that is still to come. `today` is the day it is in the plan's zone."""

    day: date
    today: date


@dataclass(eq=False)
class LadderImpossible(DomainError):
    """Reminders lie from 0 to `longest` days before, at most `most` of them; overdue ones `most` in all.

    Those are 1 to `longest` days apart.
    """

    longest: int
    most: int


@dataclass(eq=False)
class LadderNotUnderstood(DomainError):
    """These fields of the ladder hold no whole numbers; each comes with what was typed, in their order."""

    faults: tuple[tuple[str, str], ...]


@dataclass(eq=False)
class DaysNotUnderstood(DomainError):
    """Owners postpone by a whole number of days, from 0 to `longest`."""

    typed: str
    longest: int


@dataclass(eq=False)
class HasNotJoined(DomainError):
    """Nobody can be this person before they belong to the network. `name` is what the server calls them."""

    name: str


@dataclass(eq=False)
class PlanFull(DomainError):
    """A plan holds this many milestones."""

    most: int
