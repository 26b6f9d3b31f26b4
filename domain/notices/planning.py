"""All notices that are due, sorted into messages: one for each person, however many they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.notices.deciding import REST, Goes, Over, Waits, decide, is_late
from domain.notices.kinds import kind_of
from domain.notices.model import Late
from domain.notices.preferences import Way
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from domain.actors import MemberId
    from domain.notices.deciding import Recipient
    from domain.notices.model import Notice, NoticeId, NoticeState

MOST: Final = 25
"""So many notices can be looked at from one message."""


FAULT_REST: Final = timedelta(minutes=15)
"""When a notice that could not be decided is looked at again."""


_Key = tuple[Way, str, "MemberId | None", "NoticeId | str | None"]


class Message(Record):
    """What becomes one delivery: one way, one address, one or many notices.

    No member: it is for all in a channel, or for several colleagues in that of their partner.
    """

    way: Way
    address: str
    member: MemberId | None
    notices: tuple[Notice, ...]


@dataclass
class Plan:
    """What happens to each of the notices. `faults` says why one could not be decided; it waits, too."""

    messages: list[Message] = field(default_factory=list)
    waiting: dict[NoticeId, datetime] = field(default_factory=dict)
    over: dict[NoticeId, tuple[NoticeState, str]] = field(default_factory=dict)
    faults: dict[NoticeId, str] = field(default_factory=dict)


def plan(
    notices: Iterable[Notice],
    recipients: Mapping[MemberId, Recipient],
    now: datetime,
    until: datetime | None = None,
) -> Plan:
    """Decide each notice and gather those that go to the same person.

    `notices` are those that wake until then (None: until now) or within `REST`; each is decided as of when
    it wakes. What is not due yet comes along when there is a
    message for its person anyway, and else stays as it is. Of more than `MOST` the rest waits for the next.
    """
    made, until = Plan(), until or now
    going: list[tuple[Notice, Goes, datetime]] = []
    for notice in notices:
        to = None if notice.member is None else recipients[notice.member]
        at = max(now, notice.wake_at)
        try:
            what = decide(notice, to, at)
        except Exception as error:  # noqa: BLE001 - one reader's (a zone that is no more) must not stop the others
            if notice.wake_at <= until:
                made.faults[notice.id] = repr(error)
                made.waiting[notice.id] = now + FAULT_REST
            continue
        if isinstance(what, Goes):
            going.append((notice, what, at))
        elif notice.wake_at <= until:
            _keep(made, notice, what)
    for (way, address, member, alone), group in _gathered(going).items():
        if any(notice.wake_at <= until for notice in group):
            group.sort(key=_order)
            # What all have in common is said once, however many they are.
            most = len(group) if way is Way.INBOX or isinstance(alone, str) else MOST
            made.messages.append(Message(way, address, member, tuple(group[:most])))
            made.waiting |= {notice.id: now + REST for notice in group[most:]}
    return made


def _keep(made: Plan, notice: Notice, what: Waits | Over) -> None:
    if isinstance(what, Waits):
        made.waiting[notice.id] = what.until
    else:
        made.over[notice.id] = (what.state, what.problem)


def _gathered(going: Sequence[tuple[Notice, Goes, datetime]]) -> dict[_Key, list[Notice]]:
    told: dict[tuple[str, str], set[MemberId | None]] = {}
    for notice, goes, _ in going:
        if _in_common(notice, goes):
            told.setdefault((goes.address, _in_common(notice, goes)), set()).add(notice.member)
    made: dict[_Key, list[Notice]] = {}
    for notice, goes, at in going:
        common = _in_common(notice, goes)
        several = len(told.get((goes.address, common), ())) > 1
        key = (goes.way, goes.address, None, common) if several else _together(notice, goes, at)
        made.setdefault(key, []).append(notice)
    return made


def _in_common(notice: Notice, goes: Goes) -> str:
    """What a partner's channel is told once for all the colleagues whom it concerns; "" for nothing."""
    if goes.way is not Way.PARTNER or not kind_of(notice.kind).shared:
        return ""
    return notice.dedupe_key.rpartition(":")[0]


def _together(notice: Notice, goes: Goes, now: datetime) -> _Key:
    """Notices with the same key go in the same message.

    In a channel each has a card of its own, unless it was missed and its kind gathers what was.
    """
    alone = goes.way is Way.CHANNEL and not (
        kind_of(notice.kind).late is Late.DIGEST and is_late(notice, now)
    )
    return goes.way, goes.address, notice.member, notice.id if alone else None


def _order(notice: Notice) -> tuple[datetime, int]:
    return notice.due_at, notice.id


__all__ = ["REST", "Message", "Plan", "plan"]
