"""What the services of meetings hand to cards, pages and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.meetings.model import Verdict
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId
    from domain.events.model import Reply
    from domain.meetings.agenda import Fit, Item
    from domain.meetings.attendance import Mark, Presence, Window
    from domain.meetings.model import Entry, Material, Minutes, Opinion
    from domain.meetings.versions import Content
    from services.events.views import EventView


class AgendaView(Record):
    """An agenda, how it fits into the event, and when each item is to begin."""

    event: EventView
    items: tuple[Item, ...]
    fit: Fit
    starts: tuple[datetime, ...]


class There(Record):
    """Somebody of an event: what they answered, and what is known of whether they were there."""

    member: MemberId
    name: str
    partner: str
    reply: Reply | None
    presence: Presence | None

    @property
    def present(self) -> bool:
        """Whether they were there."""
        return self.presence is not None and self.presence.present


class AttendanceView(Record):
    """Who was there, for who runs the event. `others`: people in attendance files who are nobody here.

    `running`: it has begun and not ended. `open`: one can still check in.
    """

    event: EventView
    window: Window
    percent: int
    people: tuple[There, ...]
    others: int
    open: bool

    @property
    def present(self) -> tuple[There, ...]:
        """Those who were there."""
        return tuple(one for one in self.people if one.present)

    @property
    def missing(self) -> tuple[There, ...]:
        """Those who said yes, or of whom something is known, and who were not there."""
        return tuple(one for one in self.people if not one.present)


class OneThere(Record):
    """One person of an event, with all that shows whether they were there; `by` names who corrected."""

    event: EventView
    person: There
    corrections: tuple[Mark, ...]
    by: Mapping[MemberId, str]


class CheckedIn(Record):
    """The presser is on the list; `again`: they were already."""

    event: EventView
    again: bool


class MinutesView(Record):
    """Minutes as their reader sees them: who runs the event sees them as they are, others what was sent.

    `names` of all whom the content names and who are known. `content` None: nothing was sent yet. `asked`:
    those who were there; `silent` have said nothing of the latest version. `may_say`: the reader is asked.
    While a round goes on, only who runs the event sees what others say; once they stand, all readers do.
    """

    event: EventView
    minutes: Minutes
    content: Content | None
    names: Mapping[MemberId, str]
    materials: tuple[Material, ...]
    opinions: tuple[Opinion, ...]
    silent: tuple[MemberId, ...]
    may_say: bool
    mine: Opinion | None
    silence: bool
    coordinates: bool
    done: frozenset[int] = frozenset()

    @property
    def approvals(self) -> int:
        """How many approve of the latest version."""
        return sum(one.verdict is Verdict.APPROVES for one in self.opinions)

    @property
    def objections(self) -> tuple[Opinion, ...]:
        """What is said against it."""
        return tuple(one for one in self.opinions if one.verdict is Verdict.OBJECTS)


class EntryView(Record):
    """One entry with the names that it shows. `owns`: the reader is its owner. `edits`: they run the event.

    `quoted`: it is the reader's own message.
    """

    event: EventView
    entry: Entry
    names: Mapping[MemberId, str]
    owns: bool
    edits: bool
    quoted: bool
    milestone: str = ""
