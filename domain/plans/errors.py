"""What is refused of a plan, as data; the words are in `templates/errors/plans.py`.

A `thing`, `milestone` or `before` is a code as people say it: "P2.Z1.A3.M2".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import DomainError, NotAllowed, NotFound

if TYPE_CHECKING:
    from datetime import date, datetime


class WasRemoved(NotFound):
    """It was there: `name` is what it was called (or what it was in), `by` who removed it ("" unknown)."""

    at: datetime | None = None
    by: str = ""
    why: str = ""


class CodeNotUnderstood(DomainError):
    """No code of a plan could be read in what was typed."""

    typed: str


class NotYours(NotAllowed):
    """Others look after this: `names` are of those who may, besides the coordination."""

    thing: str
    names: tuple[str, ...]


class TextNeeded(DomainError):
    """Something has to be said. `field` is a field's name in `domain.plans.model`, such as "title"."""

    field: str


class TextLong(DomainError):
    """More than `longest` characters. `field` as in `TextNeeded`."""

    field: str
    longest: int


class WhyNeeded(DomainError):
    """Dates, owners, and what is called off or opened again, are changed with a reason."""


class PeriodTurned(DomainError):
    """The last day lies before the first."""

    first: date
    last: date


class PeriodTooShort(DomainError):
    """A milestone lies outside the period that the plan was to get."""

    milestone: str
    due: date


class BeforePlan(DomainError):
    """Due before the plan begins."""

    due: date
    first: date


class AfterPlan(DomainError):
    """Due after the last day that there can be: the plan's, for reports a year later."""

    due: date
    last: date


class RegionNeeded(DomainError):
    """A regional plan is the plan of a region."""


class PlaceNotUnderstood(DomainError):
    """Written like a NUTS code, and none that there can be."""

    typed: str


class WaitsForItself(DomainError):
    """A circle: each of these codes waits for the next one, the last for the first."""

    circle: tuple[str, ...]


class NotInThisPlan(DomainError):
    """A milestone waits for others of its own plan only."""

    before: str


class NotOpen(DomainError):
    """What is done or called off is not worked on. `status` is a `MilestoneStatus` value."""

    milestone: str
    status: str


class AlreadySo(DomainError):
    """The milestone has this status already."""

    milestone: str
    status: str


class EvidenceNeeded(DomainError):
    """Something that shows it was asked for (`asked`), and nothing was given."""

    milestone: str
    asked: str


class FilesFull(DomainError):
    """A milestone has as many files as it may: `most`."""

    most: int


class NotALink(DomainError):
    """No address of a page."""

    typed: str


class NotLater(DomainError):
    """To postpone is to a later day. `due` is the present one."""

    due: date


class AlreadyAsked(DomainError):
    """A later day was asked for already, and the coordination has not answered yet."""

    milestone: str
    wanted: date


class PlanStep(DomainError):
    """A plan goes from draft to approved to published, and back to draft. `status` is where it is."""

    status: str


class NoOwner(DomainError):
    """An owner is a member, or a name (with an e-mail address, if there is one)."""


class NotAnAddress(DomainError):
    """No e-mail address."""

    typed: str


class SeveralAddresses(DomainError):
    """More than one e-mail address was given for one person."""

    addresses: tuple[str, ...]


class TwoOwners(DomainError):
    """One person was chosen from a list and another one typed: `chosen` ("": nobody) and `typed`."""

    chosen: str
    typed: str


class DayNotUnderstood(DomainError):
    """No single day could be read in what was typed."""

    typed: str


class SeveralCalledSo(DomainError):
    """More than one member fits what was typed: `names` are theirs."""

    typed: str
    names: tuple[str, ...]


class AmountNotUnderstood(DomainError):
    """No amount of money, or one with two readings (`readings`, digits with a point)."""

    typed: str
    readings: tuple[str, ...] = ()


class NumberNotUnderstood(DomainError):
    """No number, or one with two readings (`readings`, digits with a point)."""

    typed: str
    readings: tuple[str, ...] = ()


class YearNotUnderstood(DomainError):
    """No year of four digits."""

    typed: str


class NotYet(DomainError):
    """Measured, or approved, on a day that is still to come. `today` is the day it is in the plan's zone."""

    day: date
    today: date


class LadderImpossible(DomainError):
    """Reminders lie from 0 to `longest` days before, at most `most` of them; overdue ones `most` in all.

    Those are 1 to `longest` days apart.
    """

    longest: int
    most: int


class LadderNotUnderstood(DomainError):
    """These fields of the ladder hold no whole numbers; each comes with what was typed, in their order."""

    faults: tuple[tuple[str, str], ...]


class DaysNotUnderstood(DomainError):
    """Owners postpone by a whole number of days, from 0 to `longest`."""

    typed: str
    longest: int


class HasNotJoined(DomainError):
    """Nobody can be this person before they belong to the network. `name` is what the server calls them."""

    name: str


class PlanFull(DomainError):
    """A plan holds this many milestones."""

    most: int
