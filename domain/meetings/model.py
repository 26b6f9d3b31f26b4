"""The agenda, what was noted, and the minutes that are made of both; frozen, with ids that never move."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NewType

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from domain.actors import MemberId
    from domain.events.model import EventId
    from domain.files import File
    from domain.plans.model import MilestoneId

EntryId = NewType("EntryId", int)
MaterialId = NewType("MaterialId", int)

TEXT_LENGTH: Final = 1000
LINK_LENGTH: Final = 500
MOST_ENTRIES: Final = 200
"""What one event's minutes hold; nobody reads more."""
MOST_MATERIALS: Final = 25


class EntryKind(StrEnum):
    """What stands in minutes."""

    NOTE = "note"
    DECISION = "decision"
    FOLLOW_UP = "follow_up"


class Entry(Record):
    """One thing that was noted. `revision` counts what was said of it.

    `said_by` wrote the message that is quoted, which stands at `link`; they can say that their name is not
    to stand there (`nameless`). A follow-up has an owner and a day, and is done some day; one that became a
    milestone of a plan is followed there.
    """

    id: EntryId
    event: EventId
    kind: EntryKind
    text: str
    recorded_by: MemberId | None
    recorded_at: datetime
    revision: int = 0
    said_by: MemberId | None = None
    nameless: bool = False
    link: str = ""
    owner: MemberId | None = None
    due: date | None = None
    done_at: datetime | None = None
    done_by: MemberId | None = None
    milestone: MilestoneId | None = None

    @property
    def open(self) -> bool:
        """Whether it is a follow-up that somebody still has to do, and that is followed here."""
        return self.kind is EntryKind.FOLLOW_UP and self.done_at is None and self.milestone is None


class MinutesStatus(StrEnum):
    """How far minutes are."""

    DRAFT = "draft"
    SENT = "sent"
    APPROVED = "approved"


class Minutes(Record):
    """The minutes of an event: `version` is the latest that was sent, 0 for none.

    Those who were present say until `until` what they think of it; with `silence`, nobody's objecting by then
    is as good as approval. `answer` is what was said to those who objected, where they stand all the same.
    """

    event: EventId
    status: MinutesStatus = MinutesStatus.DRAFT
    version: int = 0
    revision: int = 0
    sent_at: datetime | None = None
    until: datetime | None = None
    silence: bool = False
    approved_at: datetime | None = None
    approved_by: MemberId | None = None
    by_silence: bool = False
    answer: str = ""
    thanked_at: datetime | None = None


class Verdict(StrEnum):
    """What somebody who was present says of minutes."""

    APPROVES = "approves"
    OBJECTS = "objects"


class Opinion(Record):
    """What a member said of one version."""

    member: MemberId
    version: int
    verdict: Verdict
    comment: str
    at: datetime


class Version(Record):
    """Minutes as they were sent: plain data with members as ids, never by name."""

    event: EventId
    version: int
    at: datetime
    member: MemberId | None
    content: Mapping[str, Any]


class Material(Record):
    """What was shown or is to be read afterwards: a link, or a file."""

    id: MaterialId
    event: EventId
    title: str
    link: str
    file: File | None
    added_by: MemberId | None
    added_at: datetime
