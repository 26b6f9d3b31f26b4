"""What a notice is, and what a kind of notices says of all of its own."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NewType

from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId

NoticeId = NewType("NoticeId", int)


class NoticeState(StrEnum):
    """What became of a notice, or of one delivery. `expired`: it would have been meaningless by now.

    A notice is leased as long as a delivery has it that is not over; a delivery, as long as a worker has it.
    """

    PENDING = "pending"
    LEASED = "leased"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Late(StrEnum):
    """What happens to a notice that could not be sent when it was due, once its kind's grace is over."""

    SAY = "say"
    """It is sent, and says how late it is."""
    DIGEST = "digest"
    """It goes into one message with all else that was missed."""
    DROP = "drop"
    """It is meaningless by then: it expires, and the log says so."""


class NoticeKind(Record):
    """What is true of all notices of a kind. `code` is "noun.what", `group` what people choose by (a noun).

    `confidential`: colleagues must not know, so it never goes to a channel. `mandatory` is the code of the
    reason for which nobody can switch it off or have it gathered; empty for nearly all. `to_coordination`:
    what goes to a channel goes to the coordination's, whichever that is when it is sent again. `in_person`:
    a member is addressed as who coordinates, so their partner's channel, where colleagues read, is no way.
    `shared`: of colleagues who are told the same their partner's channel gets one card that names them; the
    `dedupe_key` of such a notice ends with ":" and the member, and says before that what all have in common.
    `over`: it says that there is nothing left to do, so nobody is offered to be reminded of it.
    `asked`: its reader asked for it and waits, or could not choose anything yet, so it comes at once, in
    quiet hours too, and is nothing to choose about.
    """

    code: str
    group: str
    late: Late = Late.SAY
    grace: timedelta = timedelta(minutes=15)
    confidential: bool = False
    mandatory: str = ""
    to_coordination: bool = False
    asked: bool = False
    in_person: bool = False
    shared: bool = False
    over: bool = False


class NewNotice(Record):
    """A notice to be sent when it is due, to a member or to a channel of the server (its Discord id).

    `subject_kind` and `subject_id` name the row that it is about ("wave", 7): when that moves, so do its
    notices. `dedupe_key` is unique in the network, for ever: say in it all that makes this notice another
    one than the next ("wave:7:closing:3:member:12"). `detail` holds ids and codes only, as JSON can: words
    are made when it is sent. From `expires_at` on it would be meaningless. With an `address` (of e-mail) it
    goes there and nowhere else, whatever the member chose: a first invitation, or the question whose it is.
    """

    kind: NoticeKind
    subject_kind: str
    subject_id: int
    due_at: datetime
    dedupe_key: str
    member: MemberId | None = None
    channel: int | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)
    expires_at: datetime | None = None
    address: str | None = None

    def __post_init__(self) -> None:
        if (self.member is None) == (self.channel is None):
            raise ValueError("a notice goes to a member or to a channel")
        if self.address is not None and self.member is None:
            raise ValueError("an address is that of a member")
        if self.kind.shared and not self.dedupe_key.endswith(f":{self.member}"):
            raise ValueError("what colleagues have in common has a key that ends with the member")


class Notice(Record):
    """A notice in the outbox. `due_at` is the truth; it is looked at again at `wake_at`.

    What moves `wake_at`: quiet hours, a digest, a snooze, a way that was closed. `refused` are the ways
    (`domain.notices.Way`) that turned out to be closed for it, `problem` the code of the last trouble.
    """

    id: NoticeId
    kind: str
    subject_kind: str
    subject_id: int
    member: MemberId | None
    channel: int | None
    detail: Mapping[str, Any]
    dedupe_key: str
    state: NoticeState
    due_at: datetime
    wake_at: datetime
    created_at: datetime
    expires_at: datetime | None = None
    sent_at: datetime | None = None
    refused: tuple[str, ...] = ()
    problem: str | None = None
    address: str | None = None
