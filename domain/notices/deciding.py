"""What happens to a notice whose time has come: it goes, it waits, or it is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.notices.hours import next_slot, quiet_until
from domain.notices.kinds import kind_of
from domain.notices.model import Late, NoticeState
from domain.notices.preferences import Rhythm, Way
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from domain.actors import MemberId
    from domain.notices.model import Notice, NoticeKind
    from domain.notices.preferences import Preferences

REST: Final = timedelta(minutes=1)
"""Nobody gets a second message before that; what is due within it comes in the same one."""

EXPIRED: Final = "expired"
TOO_LATE: Final = "too_late"
LEFT: Final = "left"
SWITCHED_OFF: Final = "switched_off"
NO_WAY: Final = "no_way"

_ORDERS: Final = {
    Way.DM: (Way.DM, Way.EMAIL, Way.PARTNER, Way.INBOX),
    Way.EMAIL: (Way.EMAIL, Way.DM, Way.PARTNER, Way.INBOX),
    Way.PARTNER: (Way.PARTNER, Way.DM, Way.EMAIL, Way.INBOX),
    Way.INBOX: (Way.INBOX,),
}


class Recipient(Record):
    """A member as far as reaching them goes.

    `direct` is the address for direct messages and `mail` that for e-mail, each only when they agreed and it
    was not found closed; `place` their partner's channel; `last_at` when a message was last made for them.
    """

    member: MemberId
    active: bool
    zone: str
    preferences: Preferences
    direct: str | None = None
    mail: str | None = None
    place: int | None = None
    last_at: datetime | None = None


class Goes(Record):
    """Send it that way, now. The address is a user's id, a channel's, an e-mail one, or the member's id."""

    way: Way
    address: str


class Waits(Record):
    """Look at it again then. Nothing is lost, and it is not late by that."""

    until: datetime


class Over(Record):
    """It will not be sent, and this is why (a code)."""

    state: NoticeState
    problem: str


def is_late(notice: Notice, now: datetime) -> bool:
    """Whether it should have been sent so long ago that its kind's grace is over."""
    return now - notice.wake_at > kind_of(notice.kind).grace


def decide(notice: Notice, to: Recipient | None, now: datetime) -> Goes | Waits | Over:
    """What happens now to a notice that is due. `to` is None for one that is addressed to a channel."""
    kind = kind_of(notice.kind)
    if notice.expires_at is not None and notice.expires_at <= now:
        return Over(NoticeState.EXPIRED, EXPIRED)
    if kind.late is Late.DROP and is_late(notice, now):
        return Over(NoticeState.EXPIRED, TOO_LATE)
    if to is None:
        if Way.CHANNEL in notice.refused:
            return Over(NoticeState.FAILED, notice.problem or NO_WAY)
        return Goes(Way.CHANNEL, str(notice.channel))
    if not to.active:
        return Over(NoticeState.CANCELLED, LEFT)
    if notice.address is not None:
        return _to_address(notice)
    if to.preferences.rhythm(kind) is Rhythm.NEVER:
        return Over(NoticeState.CANCELLED, SWITCHED_OFF)
    return _to_member(notice, kind, to, now)


def _to_address(notice: Notice) -> Goes | Over:
    """What is about an address is of use there only; where it is refused, that is the end."""
    if Way.EMAIL in notice.refused:
        return Over(NoticeState.FAILED, notice.problem or NO_WAY)
    return Goes(Way.EMAIL, str(notice.address))


def _to_member(notice: Notice, kind: NoticeKind, to: Recipient, now: datetime) -> Goes | Waits:
    inbox = Goes(Way.INBOX, str(to.member))
    slot = next_slot(notice.due_at, to.preferences.rhythm(kind), to.preferences, to.zone)
    # What comes at once may be looked at a little early, to come along with something else.
    if slot > max(now, notice.due_at) and not _over_by(notice, slot):
        return Waits(slot)
    way = way_to(notice, kind, to)
    if way == inbox or kind.asked:
        return way
    quiet = quiet_until(now, to.preferences.quiet, to.zone)
    if quiet is not None:
        # It would be meaningless in the morning: it lies in the inbox instead, and wakes nobody.
        return inbox if _over_by(notice, quiet) else Waits(quiet)
    if to.last_at is not None and to.last_at + REST > now:
        return Waits(to.last_at + REST)
    return way


def way_to(notice: Notice, kind: NoticeKind, to: Recipient) -> Goes:
    """The first way that is open: the one they chose, then the others, at last the inbox.

    Direct messages and mails only to who agreed; nothing that is not for colleagues into a channel.
    """
    return open_way(kind, to, notice.refused)


def open_way(kind: NoticeKind, to: Recipient, refused: Collection[str] = ()) -> Goes:
    """The same of a notice that need not be there yet."""
    for way in _ORDERS[to.preferences.way]:
        if way in refused:
            continue
        if way is Way.DM and to.direct is not None:
            return Goes(way, to.direct)
        if way is Way.EMAIL and to.mail is not None:
            return Goes(way, to.mail)
        if way is Way.PARTNER and to.place is not None and not (kind.confidential or kind.in_person):
            return Goes(way, str(to.place))
    return Goes(Way.INBOX, str(to.member))


def ways_in_order(chosen: Way, have: Collection[Way]) -> tuple[Way, ...]:
    """The ways by which somebody is reached who chose one and `have` these open; the last is the inbox."""
    return tuple(way for way in _ORDERS[chosen] if way in have or way is Way.INBOX)


def _over_by(notice: Notice, at: datetime) -> bool:
    return notice.expires_at is not None and notice.expires_at <= at
