"""What is kept on a person: what they are told of it, what goes when they ask, what stays, why, until when.

Each *topic* is what one noun keeps. Erasing is decided in *parts*: so many rows of one kind go, or stay for a
*reason*, without the name. Where money of the public is spent, the record of what was done has to be kept for
some years (`Retention`): that much is frozen until the day it ends, and deleted then.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.files import File

LONGEST_RETENTION: Final = 30
YEARS_OF_PAYMENT: Final = (2000, 2100)
ERASED: Final = "…"
"""What stands where somebody's name stood."""
_SEAL: Final = 10


class Topic(StrEnum):
    """The nouns that keep something on people, in the order in which it is told. A noun adds its own."""

    PROFILE = "profile"
    MEMBERSHIP = "membership"
    CONSENTS = "consents"
    ANSWERS = "answers"
    SIGNATURES = "signatures"
    PLANS = "plans"
    EVENTS = "events"
    MEETINGS = "meetings"
    FEEDBACK = "feedback"
    TASKS = "tasks"
    SEARCHES = "searches"
    PRACTICES = "practices"
    ADOPTIONS = "adoptions"
    VISITS = "visits"
    FILES = "files"
    ACTS = "acts"
    NOTICES = "notices"
    DRAFTS = "drafts"


class Reason(StrEnum):
    """Why something stays when a person is erased."""

    ELSEWHERE = "elsewhere"  # another network knows the person
    PARTNER = "partner"  # the partner signed it: it is the partner's
    NETWORK = "network"  # it tells of the network, no longer of the person
    RECORD = "record"  # what was done has to be shown for some years


class Part(Record):
    """So many rows of one kind (a table's name, or `person`, `membership`), and what becomes of them.

    Without a reason they go. `until` is the last day of what is frozen.
    """

    topic: Topic
    kind: str
    count: int
    reason: Reason | None = None
    until: date | None = None


class Erasure(Record, dict=True):
    """What erasing somebody does: all parts, in the order of their topics."""

    parts: tuple[Part, ...]

    @property
    def goes(self) -> tuple[Part, ...]:
        """What is deleted."""
        return tuple(part for part in self.parts if part.reason is None)

    @property
    def stays(self) -> tuple[Part, ...]:
        """What is kept, all of it without the name but for what another network knows."""
        return tuple(part for part in self.parts if part.reason is not None)

    @cached_property
    def seal(self) -> str:
        """Names this very erasure: who confirms a card erases what it showed."""
        told = [[part.topic, part.kind, part.count, part.reason, str(part.until)] for part in self.parts]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:_SEAL]


class Retention(Record):
    """For how long the record is kept: `years` from 31 December of the year of the last payment."""

    years: int
    last_payment: int

    @property
    def until(self) -> date:
        """The last day."""
        return date(self.last_payment + self.years, 12, 31)

    def frozen_until(self, today: date) -> date | None:
        """The last day on which something that is frozen today is kept; None when that is over."""
        return self.until if self.until >= today else None


class Sheet(Record):
    """A list of like things, as plain data: what is exported of one noun. Keys are the columns.

    Values are None, booleans, numbers, texts, aware datetimes, and lists and dicts of these. A `single` one
    holds one thing and needs no table. A row may name its questionnaire (`form`) and question (`question`):
    whoever exports it adds their texts.
    """

    name: str
    rows: tuple[Mapping[str, Any], ...]
    single: bool = False


class PersonalData(Record):
    """All that one network keeps on one person, ready to be put in files. `files` are those they gave."""

    language: str
    zone: str
    network: str
    name: str
    made_at: datetime
    topics: tuple[tuple[Topic, tuple[Sheet, ...]], ...]
    files: tuple[File, ...] = ()


def signed_upon(sent_at: datetime, replaced_at: datetime | None, signed_at: datetime | None) -> bool:
    """Whether what somebody sent is among what their partner signed: it was there, and not yet replaced.

    `signed_at` is that of the signature in force, None without one.
    """
    return signed_at is not None and sent_at <= signed_at and (replaced_at is None or replaced_at > signed_at)


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with "…" in place of these names and addresses, where they stand as words of their own.

    Names without a letter or digit are left alone. Capitals make no difference.
    """
    wanted = sorted({name.strip() for name in names if re.search(r"\w", name)}, key=len, reverse=True)
    if not wanted:
        return text
    either = "|".join(re.escape(name) for name in wanted)
    word, found = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE), 1
    while found:
        # Where one is taken out, another beside it may now stand alone: "a-" in "a-b" once "b" is gone.
        text, found = word.subn(ERASED, text)
    return text


def end_of(day: date) -> datetime:
    """The instant at which that day is over everywhere that matters here: midnight, UTC."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def must_fit(retention: Retention) -> Retention:
    """The same. Raises `RetentionOutOfRange` for years that cannot be meant."""
    first, last = YEARS_OF_PAYMENT
    if not (0 <= retention.years <= LONGEST_RETENTION and first <= retention.last_payment <= last):
        raise RetentionOutOfRange(LONGEST_RETENTION, first, last)
    return retention


class NothingKept(DomainError):
    """Nothing is kept on this person, so there is nothing to download or erase."""


class DataTooLarge(DomainError):
    """The file is larger than Discord takes: `megabytes` is the most."""

    megabytes: int


class RetentionOutOfRange(DomainError):
    """Records are kept 0 to `longest` years after a payment in one of the years `first` to `last`."""

    longest: int
    first: int
    last: int
