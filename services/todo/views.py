"""What the services of what is owed answer: all that a card, a page or a mail needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record, field
from domain.todo import Reach, minutes_of

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId, NetworkId
    from domain.networks import Partner
    from domain.todo import Chosen, Item


class TodoView(Record):
    """One's own list: a page of it, the most pressing first.

    `total`, `late` and `minutes` are of all that one owes; `page` counts from 0.
    """

    network: NetworkId
    items: tuple[Item, ...]
    total: int
    late: int
    minutes: int
    page: int
    pages: int
    now: datetime


class PickView(Record):
    """What fits into so many minutes. `total` is how much one owes in all."""

    network: NetworkId
    minutes: int
    chosen: tuple[Chosen, ...]
    total: int
    now: datetime

    @property
    def taken(self) -> int:
        """How many of the minutes are used."""
        return sum(one.minutes for one in self.chosen)


class PersonOwes(Record):
    """What somebody owes, the most pressing first. `asked_at`: when they were last reminded of it.

    `expected`: they were put on a list and have not arrived, so that nothing reaches them.
    """

    member: MemberId
    name: str
    partner: Partner | None
    items: tuple[Item, ...]
    late: int
    pressing: bool
    asked_at: datetime | None = None
    expected: bool = False

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return minutes_of(self.items)


class MirrorView(Record):
    """Who owes what, partner by partner, who is late first; a page of the people.

    `people` is how many owe something, `late` how many are late, `to_remind` whom a reminder of all that are
    pressed would reach now.
    """

    network: NetworkId
    lines: tuple[PersonOwes, ...]
    people: int
    late: int
    to_remind: int
    page: int
    pages: int
    now: datetime


class PersonView(Record):
    """One person's list, as the coordination sees it. `rests`: it is too early to remind them again."""

    network: NetworkId
    person: PersonOwes
    rests: bool
    own: bool
    now: datetime


class ReminderPreview(Record):
    """Who would get a kind reminder, and who not, because they were reminded lately.

    `member`: the one person whom it is for, 0 for all that are late. `seal` names what is shown.
    """

    network: NetworkId
    member: int
    people: tuple[PersonOwes, ...]
    resting: tuple[PersonOwes, ...]
    seal: str
    now: datetime
    reach: Reach = field(default_factory=Reach)


class Reminded(Record):
    """The kind reminders that are on their way, and the number to quote for it."""

    network: NetworkId
    receipt: str
    names: tuple[str, ...]
    at: datetime
    reach: Reach = field(default_factory=Reach)


class TodoNotice(Record):
    """What a kind reminder says when it is sent: what its reader owes by then."""

    network: NetworkId
    items: tuple[Item, ...]
    total: int
    late: int
    minutes: int
    now: datetime
