"""What somebody owes, as a list to work off: what is on it, in which order, what fits into ten minutes.

An item is one thing that waits for one person. Nouns make them (`services/<noun>/todo.py`), each with the
minutes that it takes and the instant from which it is late; here they are only put in order. To add a kind:
a name in `Kind`, its minutes in `MINUTES`, its words in `templates/words/todo.py`, a source in
`services/todo/sources.py`, its button in `cogs/<noun>/todo.py`.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

HORIZON: Final = 30
"""What is due within so many days is on the list; what is later can wait."""
PRESSING: Final = timedelta(days=3)
"""What is late, or will be within this, is pressing: for that one may be reminded."""
REST: Final = timedelta(days=7)
"""Nobody gets a second kind reminder of all that they owe before that."""
LEAST: Final = 5
"""Fewer minutes are not worth beginning something that is gone on with another time."""
CHOICES: Final = (5, 10, 20, 30)
"""How many minutes somebody may say they have."""


class Kind(StrEnum):
    """What waits for somebody."""

    ANSWER = "survey.answer"
    SETTLE = "survey.settle"
    SIGN = "survey.sign"
    MILESTONE = "plan.milestone"
    POSTPONEMENT = "plan.postponement"
    STRANGER = "plan.stranger"
    SETUP = "network.setup"
    TASK = "event.task"
    ARRIVED = "network.arrived"
    """Whether who has arrived belongs to their partner."""
    INVITATION = "event.invitation"
    OFFER = "event.offer"
    """A seat that became free is held for them."""
    FOLLOW_UP = "event.follow_up"
    """What they said, or were asked, at a meeting that they would do."""
    MINUTES = "event.minutes"
    """Whether minutes say what happened."""
    FEEDBACK = "event.feedback"
    """What an event was like for them."""
    POLL = "poll.answer"
    PRACTICE_REVIEW = "practice.review"
    """A practice waits for somebody who reviews."""
    PRACTICE_RETURNED = "practice.returned"
    PRACTICE_RENEWAL = "practice.renewal"
    """Whether a practice is still valid."""
    PRACTICE_QUOTE = "practice.quote"
    """Whether their message may become a practice."""
    DECISION = "poll.decision"
    """People have said when they can; the organiser takes a time."""
    CHECK = "practice.check"
    """How it goes with a practice that they took over."""
    QUESTION = "practice.question"
    """What somebody asks of a practice that they shared."""
    VISIT = "practice.visit"
    """What they saw on a visit, and three months later what was adopted."""


MINUTES: Final[Mapping[Kind, int]] = {
    Kind.ANSWER: 20,
    Kind.SETTLE: 5,
    Kind.SIGN: 2,
    Kind.MILESTONE: 3,
    Kind.POSTPONEMENT: 2,
    Kind.STRANGER: 1,
    Kind.SETUP: 10,
    Kind.ARRIVED: 1,
    Kind.TASK: 5,
    Kind.INVITATION: 1,
    Kind.OFFER: 1,
    Kind.FOLLOW_UP: 5,
    Kind.MINUTES: 3,
    Kind.FEEDBACK: 3,
    Kind.POLL: 2,
    Kind.DECISION: 2,
    Kind.PRACTICE_REVIEW: 10,
    Kind.PRACTICE_RETURNED: 10,
    Kind.PRACTICE_RENEWAL: 3,
    Kind.PRACTICE_QUOTE: 1,
    Kind.CHECK: 2,
    Kind.QUESTION: 3,
    Kind.VISIT: 5,
}
"""What a kind takes where nothing better is known: to say how far something is, not to do it."""

_PAUSED: Final = frozenset({Kind.ANSWER, Kind.SETTLE, Kind.FEEDBACK})
OWN_AFFAIR: Final = frozenset({Kind.FEEDBACK})
"""On nobody's list but one's own: of few people it tells who said what, if one sees who said nothing."""


class Why(StrEnum):
    """Why it waits for this person, and not for somebody else."""

    OWN = "own"
    BEGUN = "begun"
    """They have begun, and can go on."""
    DEPUTY = "deputy"
    """They stand in for an owner who is late, has not joined or has left."""
    NOBODY = "nobody"
    """Nobody answers for it, so it comes to the contact or the coordination."""


class Item(Record):
    """One thing that waits for one person.

    `subject` (with `detail`) is the row that its button opens. `due` is the instant from which it is late,
    `day` the last day in time, `days` how far off that is where the day is a day (negative: over). `title` is
    what people call it, in the reader's language where it has several, `code` what they say ("P1.Z1.A1.M2").
    `count` is how many things it stands for, `who` a name that its words mention. People wrote these.
    """

    kind: Kind
    subject: int
    due: datetime
    day: date
    days: int
    minutes: int
    title: str
    why: Why = Why.OWN
    code: str = ""
    detail: str = ""
    count: int = 1
    who: str = ""

    @property
    def pausable(self) -> bool:
        """Whether it can be begun now and gone on with another time, without losing anything."""
        return self.kind in _PAUSED

    def late(self, now: datetime) -> bool:
        """Whether its time is over."""
        return self.due <= now

    def pressing(self, now: datetime) -> bool:
        """Whether it is late, or will be so soon that a reminder is no nuisance."""
        return self.due <= now + PRESSING


def ordered(items: Iterable[Item]) -> tuple[Item, ...]:
    """The most pressing first: what is due first, then what is done fastest."""
    return tuple(sorted(items, key=_key))


def _key(item: Item) -> tuple[object, ...]:
    return item.due, item.minutes, item.kind.value, item.subject, item.detail


def minutes_of(items: Iterable[Item]) -> int:
    """How long all of it takes."""
    return sum(item.minutes for item in items)


class Chosen(Record):
    """An item to do now, and the minutes for it: fewer than it takes, where it is only begun."""

    item: Item
    minutes: int

    @property
    def whole(self) -> bool:
        """Whether it can be finished in that time."""
        return self.minutes >= self.item.minutes


def pick(items: Iterable[Item], minutes: int) -> tuple[Chosen, ...]:
    """What fits into so many minutes, the most pressing first.

    Something long that can be paused takes what is left when it is its turn; anything else that does not fit
    makes room for the next.
    """
    left, chosen = minutes, list[Chosen]()
    for item in ordered(items):
        if item.minutes <= left:
            chosen.append(Chosen(item, item.minutes))
        elif item.pausable and left >= LEAST:
            chosen.append(Chosen(item, left))
        else:
            continue
        left -= chosen[-1].minutes
    return tuple(chosen)


def seal(owed: Sequence[tuple[int, Sequence[Item]]]) -> tuple[tuple[object, ...], ...]:
    """What a preview showed of who (by number) owes what, as plain values to be compared."""
    return tuple((who, tuple((i.kind.value, i.subject, i.detail) for i in items)) for who, items in owed)


class Reach(Record):
    """By which way kind reminders come: how many by direct message and by mail, whom each other way.

    `inbox` are the names of those who find it in their inbox only; `absent` have not arrived, `off` have
    switched such messages off: they get none.
    """

    direct: int = 0
    mail: int = 0
    inbox: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    off: tuple[str, ...] = ()


class NobodyToRemind(DomainError):
    """Nobody is to be reminded: nothing is late, or all who are were reminded within the last days."""


class NotThere(DomainError):
    """Who is to be reminded is on a list of who is expected, and has not arrived. `name` is theirs."""

    name: str


class NotYourself(DomainError):
    """One does not remind oneself."""
