"""Date polls: slots are proposed, each says yes, if need be or no; which suits most, and who would miss."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType
from zoneinfo import ZoneInfo

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.actors import MemberId, PartnerId
    from domain.events.fields import EventFields
    from domain.events.model import EventId
    from domain.events.times import Span

PollId = NewType("PollId", int)
SlotId = NewType("SlotId", int)

MOST_SLOTS: Final = 20
FEWEST_SLOTS: Final = 2
_WEEK: Final = timedelta(days=7)
_BEFORE: Final = timedelta(days=2)
_LEAST: Final = timedelta(hours=12)
_EVENING: Final = 18
_SATURDAY: Final = 5


class PollStatus(StrEnum):
    """How far a poll is. Past its deadline it stays open to the organiser's choice alone."""

    OPEN = "open"
    FINAL = "final"
    CANCELLED = "cancelled"


class Vote(StrEnum):
    """What somebody says of a slot."""

    YES = "yes"
    IF_NEED_BE = "if_need_be"
    NO = "no"


class Slot(Record):
    """A time that is proposed."""

    id: SlotId
    span: Span


class Poll(Record):
    """A poll, with what its event will be in `fields` (whose span is the first slot's).

    `channel` and `message` say where its card stands; both are None once that shows how it ended. `why` is
    why it was called off. `guests` are people from outside who were asked by name, beside its audience.
    `private`: its people agreed to meet, so that what it becomes is announced in no channel and has no list
    of tasks, and whoever said yes to its time comes.
    """

    id: PollId
    number: int
    fields: EventFields
    organiser: MemberId | None
    deadline: datetime
    status: PollStatus
    slots: tuple[Slot, ...]
    revision: int
    created_at: datetime
    event: EventId | None = None
    told_all_at: datetime | None = None
    channel: int | None = None
    message: int | None = None
    why: str = ""
    guests: frozenset[MemberId] = frozenset()
    private: bool = False

    @property
    def latest(self) -> datetime:
        """When the last of its slots begins: until then people can be asked."""
        return max(one.span.starts_at for one in self.slots)

    @property
    def code(self) -> str:
        """What people call it: "D3"."""
        return f"D{self.number}"

    def asks(self, member: MemberId, partner: PartnerId | None) -> bool:
        """Whether it asks a member, who acts for that partner; who was asked as a guest stays asked."""
        return member in self.guests or self.fields.audience.invites(member, partner)


class Ranked(Record):
    """A slot with who could come: best first. `missing` said no, `silent` have not said."""

    slot: Slot
    yes: tuple[MemberId, ...]
    if_need_be: tuple[MemberId, ...]
    missing: tuple[MemberId, ...]
    silent: tuple[MemberId, ...]

    @property
    def possible(self) -> int:
        """How many could come."""
        return len(self.yes) + len(self.if_need_be)


def must_fit(deadline: datetime, latest: datetime, now: datetime) -> None:
    """A deadline is to come, and before the last slot begins. Raises `DeadlineImpossible`."""
    if not now < deadline < latest:
        raise DeadlineImpossible(latest)


def proposed_deadline(first: datetime, now: datetime, zone: str) -> datetime:
    """Until when people might answer: for a week, but two days before the first slot, at six in the evening.

    Not at a weekend, and at half time where there is less than half a day until then. `zone` is where.
    """
    here = ZoneInfo(zone)
    day = min(now + _WEEK, first - _BEFORE).astimezone(here).date()
    while day.weekday() >= _SATURDAY:
        day -= timedelta(days=1)
    found = datetime(day.year, day.month, day.day, _EVENING, tzinfo=here)
    if found < now + _LEAST or found >= first:
        found = (now + (first - now) / 2).replace(second=0, microsecond=0)
    return found.astimezone(UTC)


def ranked(
    slots: Sequence[Slot], votes: Mapping[SlotId, Mapping[MemberId, Vote]], people: Iterable[MemberId]
) -> tuple[Ranked, ...]:
    """The slots, best first: most who could come, then most who say a plain yes, then the earliest."""
    everybody = tuple(dict.fromkeys(people))
    found = []
    for slot in slots:
        said = votes.get(slot.id, {})

        def who(vote: Vote | None, said: Mapping[MemberId, Vote] = said) -> tuple[MemberId, ...]:
            return tuple(one for one in everybody if said.get(one) is vote)

        found.append(Ranked(slot, who(Vote.YES), who(Vote.IF_NEED_BE), who(Vote.NO), who(None)))
    return tuple(sorted(found, key=lambda one: (-one.possible, -len(one.yes), one.slot.span.starts_at)))


class SlotsTooFew(DomainError):
    """A poll needs at least two slots, different from each other."""

    fewest: int


class SlotsTooMany(DomainError):
    """More slots than people read through."""

    most: int


class PollOver(DomainError):
    """The poll was decided, called off, or its deadline is over. `poll` is its code."""

    poll: str


class VotesNeeded(DomainError):
    """Who answers for the first time says something of one slot at least."""


class NobodyToRemind(DomainError):
    """Whoever has not answered in full was asked or reminded a moment ago. `poll` is its code."""

    poll: str


class DeadlineImpossible(DomainError):
    """The deadline has to be to come, and before the last of the slots."""

    latest: datetime
