"""Innovation agents visit each other: offers and requests by theme, a dated checklist, what came of it."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NewType

from dateutil.relativedelta import relativedelta

from domain.errors import DomainError, NotAllowed
from domain.practices.fields import LINE_LENGTH, link
from domain.practices.fields import theme as known_theme
from domain.records import Record, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from domain.actors import MemberId, PartnerId
    from domain.events.model import EventId
    from domain.polls import PollId

VisitId = NewType("VisitId", int)

TEXT_LENGTH: Final = 1_000
REPORT_WITHIN: Final = timedelta(days=7)
ASKED_AGAIN_AFTER: Final = relativedelta(months=3)
MOST_LINKS: Final = 5


class Side(StrEnum):
    """Who wants what: to show something at home, or to learn something elsewhere."""

    OFFER = "offer"
    REQUEST = "request"


class VisitState(StrEnum):
    """How far a visit is."""

    OPEN = "open"
    TAKEN = "taken"
    """Somebody took it up: the two look for a date."""
    DATED = "dated"
    REPORTED = "reported"
    CLOSED = "closed"
    """It is not wanted any more."""


class VisitFields(Record):
    """What is said of one: `about` what is shown or learnt, `roughly` when, `length` how long.

    `languages` are codes (ISO 639) of any that people speak: it need not be one of our four.
    """

    side: Side
    theme: str
    about: str
    roughly: str = ""
    length: str = ""
    languages: tuple[str, ...] = ()

    def tidy(self, own_themes: Collection[str] = ()) -> VisitFields:
        """The same, checked. Raises `VisitWordsNeeded`, `VisitTextLong` or `NoSuchTheme`."""
        about = text(self.about)
        if not any(sign.isalnum() for sign in about):
            raise VisitWordsNeeded
        return replace(
            self,
            theme=known_theme(self.theme, own_themes),
            about=about,
            roughly=text(" ".join(self.roughly.split()), LINE_LENGTH),
            length=text(" ".join(self.length.split()), LINE_LENGTH),
            languages=tuple(dict.fromkeys(self.languages)),
        )


class Report(Record):
    """What was seen, what will be adopted, and links."""

    seen: str
    adopting: str = ""
    links: tuple[str, ...] = ()

    def tidy(self) -> Report:
        """The same. Raises `VisitWordsNeeded`, `VisitTextLong`, `PracticeLinkRefused` or `LinksMany`."""
        seen = text(self.seen)
        if not any(sign.isalnum() for sign in seen):
            raise VisitWordsNeeded
        links = tuple(dict.fromkeys(link(one) for one in self.links if one.strip()))
        if len(links) > MOST_LINKS:
            raise LinksMany(MOST_LINKS)
        return Report(seen, text(self.adopting), links)


class Visit(Record):
    """An offer or a request, and what came of it.

    `taker` took it up. The date poll of the two is `poll`, its event `event`. `outcome` is what was adopted,
    said three months after the visit.
    """

    id: VisitId
    number: int
    member: MemberId | None
    partner: PartnerId | None
    fields: VisitFields
    state: VisitState
    revision: int
    made_at: datetime
    taker: MemberId | None = None
    taker_partner: PartnerId | None = None
    poll: PollId | None = None
    event: EventId | None = None
    report: Report | None = None
    reported_at: datetime | None = None
    report_asked_at: datetime | None = None
    outcome: str = ""
    outcome_at: datetime | None = None

    @property
    def code(self) -> str:
        """What people call it: "V3"."""
        return f"V{self.number}"

    @property
    def host(self) -> MemberId | None:
        """Who is visited."""
        return self.member if self.fields.side is Side.OFFER else self.taker

    @property
    def guest(self) -> MemberId | None:
        """Who travels, and reports."""
        return self.taker if self.fields.side is Side.OFFER else self.member


class HostTask(Record):
    """A task of the host: `days` before (negative) or after the first day; words by language."""

    key: str
    days: int
    title: Mapping[str, str]
    what: Mapping[str, str]


def tasks_from(data: Mapping[str, Any]) -> tuple[HostTask, ...]:
    """The host's tasks as content holds them, in the order of their days."""
    found = (HostTask(key, one["days"], one["title"], one["what"]) for key, one in data.items())
    return tuple(sorted(found, key=lambda one: one.days))


def due(task: HostTask, first: date) -> date:
    """The day of a task, with the visit's first day known."""
    return first + timedelta(days=task.days)


def ask_again_at(ended_at: datetime) -> datetime:
    """When it is asked what was adopted: three months later, on that day or the month's last."""
    at: datetime = ended_at + ASKED_AGAIN_AFTER
    return at


def fits(one: Visit, other: Visit) -> bool:
    """Whether two open ones may be for each other: the other side, the same theme, a language of both.

    No language said is any language; nobody is for themselves or their own partner.
    """
    apart = one.member != other.member and (one.partner is None or one.partner != other.partner)
    sides = {one.fields.side, other.fields.side} == set(Side)
    mine, theirs = set(one.fields.languages), set(other.fields.languages)
    common = not mine or not theirs or bool(mine & theirs)
    both_open = one.state is other.state is VisitState.OPEN
    return both_open and apart and sides and one.fields.theme == other.fields.theme and common


def matches(one: Visit, others: Iterable[Visit]) -> tuple[Visit, ...]:
    """Those that fit, most languages in common first, then the longest waiting."""
    mine = set(one.fields.languages)
    found = [other for other in others if fits(one, other)]
    return tuple(sorted(found, key=lambda other: (-len(mine & set(other.fields.languages)), other.id)))


def text(typed: str, longest: int = TEXT_LENGTH) -> str:
    """What was typed, without blanks around it. Raises `VisitTextLong`."""
    said = typed.strip()
    if len(said) > longest:
        raise VisitTextLong(len(said), longest)
    return said


def links_of(typed: str) -> Sequence[str]:
    """The links of a text, apart by blanks."""
    return typed.split()


class VisitWordsNeeded(DomainError):
    """What is shown, learnt or was seen is not said."""


class VisitTextLong(DomainError):
    """A text holds at most so many letters."""

    length: int
    most: int


class LinksMany(DomainError):
    """A report holds at most so many links."""

    most: int


class LanguageUnknown(DomainError):
    """What was typed is the name of no language."""

    typed: str


class VisitNotThere(DomainError):
    """It is not in a state in which that can be done: `state` is a `VisitState` value."""

    visit: str
    state: str


class TakesOwn(DomainError):
    """Nobody takes up their own."""

    visit: str


class NotYourVisit(NotAllowed):
    """It belongs to the two who visit each other (`names`)."""

    names: tuple[str, ...]


class TimeUnclear(DomainError):
    """One of the times that were typed can be read in several ways, or in none."""

    typed: str


class VisitToCome(DomainError):
    """What was seen is told after the visit."""

    visit: str
