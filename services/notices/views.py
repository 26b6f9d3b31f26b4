"""What the services of notices hand to the worker and to cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from domain.notices.about import NOTHING
from domain.notices.deciding import ways_in_order
from domain.notices.preferences import Way
from domain.records import Record, field, replace
from domain.replies import UNREAD

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId
    from domain.notices import Notice, NoticeId, NoticeState, Preferences, Rhythm
    from domain.notices.about import About
    from domain.notices.deliveries import Delivery
    from domain.notices.reader import Reader
    from domain.replies import Replies

Tell = Callable[[Any, Any, Any], Any]
"""A noun's service `(tx, notice, reader)`: what there is to say now; None when there is nothing any more."""
Tells = Mapping[str, Tell]
"""By the kind's code."""


@runtime_checkable
class HasClock(Protocol):
    """Something to say that is at a place: on its clock it is said to whoever has none that is known."""

    @property
    def clock(self) -> str:
        """The zone of that place."""


class Told(Record):
    """A delivery with all that its message is made of. `late` are those that should have come before.

    `silent` are those of which there is nothing to say any more, `left` those that are not to come this way,
    or not now: they are decided anew. `conversation` is the channel of the direct
    messages where it is known; `replies`: where answers to a mail go. `names`: how the colleagues are called
    for whom it is together, each of whom has a line of their own.
    """

    delivery: Delivery
    reader: Reader
    lines: tuple[tuple[Notice, Any], ...]
    silent: tuple[Notice, ...]
    late: frozenset[NoticeId]
    conversation: int | None
    replies: Replies = UNREAD
    names: Mapping[MemberId, str] = field(default_factory=dict)
    left: tuple[Notice, ...] = ()

    @property
    def together(self) -> tuple[str, ...]:
        """The names of the colleagues for whom it is, where one card is for several of them."""
        people = (one.member for one, _ in self.lines if one.member is not None)
        return tuple(self.names[one] for one in people if one in self.names)

    @property
    def not_before(self) -> datetime:
        """When it may be sent: as soon as the first of its notices is due."""
        return min((one.wake_at for one, _ in self.lines), default=self.delivery.created_at)

    def only(self, standing: frozenset[NoticeId]) -> Told:
        """The same with those lines only that stand; the others are left."""
        lines = tuple((one, view) for one, view in self.lines if one.id in standing)
        left = tuple(one for one, _ in self.lines if one.id not in standing)
        return replace(self, lines=lines, left=self.left + left)


class Snoozed(Record):
    """Until when the notices of a message were put off, and how many."""

    until: datetime
    count: int


class MyNotices(Record):
    """What a member chose, and what is there of the ways to them.

    `rhythms` has each group of kinds that there is; `fixed` the mandatory kinds with the code of why;
    `always` the groups of which nothing can be switched off, the same way. `direct_open`: direct messages
    were agreed to and get through; `agreed` says the first of it alone. `mail` is the address of e-mail that
    they agreed to, "" for none; `mail_open` that it takes mails; `mail_known` the address that is known of
    them, agreed to or not. `place`: their partner has a channel.
    `unread` are entries of the inbox, where `inbox.unread` was asked too.
    """

    zone: str
    preferences: Preferences
    rhythms: Mapping[str, Rhythm]
    fixed: Mapping[str, str]
    direct_open: bool
    agreed: bool = False
    mail: str = ""
    mail_open: bool = False
    place: bool = False
    unread: int = 0
    always: Mapping[str, str] = field(default_factory=dict)
    mail_known: str = ""

    @property
    def ways(self) -> tuple[Way, ...]:
        """By which ways notices really come: the first that is open, then what follows where one fails."""
        are_open = {Way.DM: self.direct_open, Way.EMAIL: self.mail_open, Way.PARTNER: self.place}
        return ways_in_order(self.preferences.way, [way for way, is_open in are_open.items() if is_open])


class InboxEntry(Record):
    """A notice in the inbox, with what there is to say of it now; None when that is nothing any more.

    `fault` says, for the log, why that could not be found out; then there is no view either.
    """

    notice: Notice
    placed_at: datetime
    read_at: datetime | None
    view: Any
    about: About = NOTHING
    fault: str = ""

    @property
    def unread(self) -> bool:
        """Whether it waits to be read: what is settled does not."""
        return self.read_at is None and (self.view is not None or bool(self.fault))


class InboxPage(Record):
    """A page of an inbox, the newest first: `page` of `pages`, from 0. All of it has `total` and `unread`.

    What is settled is not `unread`.
    """

    entries: tuple[InboxEntry, ...]
    total: int
    unread: int
    page: int
    pages: int

    @property
    def faulty(self) -> tuple[InboxEntry, ...]:
        """Those that could not be told."""
        return tuple(one for one in self.entries if one.fault)


class NoticeLine(Record):
    """A notice as the coordination sees it. `recipient` is "" where nobody may know whom it concerns.

    `way` and `error` are those of its last delivery.
    """

    notice: NoticeId
    kind: str
    state: NoticeState
    due_at: datetime
    wake_at: datetime
    sent_at: datetime | None
    member: MemberId | None
    recipient: str
    channel: int | None
    way: str | None
    attempts: int
    error: str | None
    about: About = NOTHING


class Deliveries(Record):
    """A page of the network's notices, with how many there are in each state."""

    counts: Mapping[NoticeState, int]
    lines: tuple[NoticeLine, ...]
    page: int
    pages: int
