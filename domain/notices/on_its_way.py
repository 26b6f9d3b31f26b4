"""A message that is on its way already, looked at again: time went by, and people changed their minds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.notices.deciding import Goes, Waits, decide
from domain.notices.preferences import Way
from domain.records import Record, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from domain.actors import MemberId
    from domain.notices.deciding import Over, Recipient
    from domain.notices.deliveries import Delivery
    from domain.notices.model import Notice, NoticeId


class Stays(Record):
    """Those of its notices that a message still is to bring; or, when all of them wait, until when."""

    notices: frozenset[NoticeId] = frozenset()
    until: datetime | None = None


def still(
    delivery: Delivery, notices: Sequence[Notice], to: Mapping[MemberId, Recipient], now: datetime
) -> Stays:
    """What a delivery is to bring now, as if its notices were decided anew.

    It keeps its way as long as that is open, to the same address; what waits comes along with what goes.
    What cannot be decided goes as it was to go.
    """
    decided = {one.id: _decided(one, delivery, to, now) for one in notices}
    waits = [what.until for what in decided.values() if isinstance(what, Waits)]
    if waits and len(waits) == len(decided):
        return Stays(until=min(waits))
    here = Goes(delivery.way, delivery.address)
    if here not in decided.values():
        return Stays()
    return Stays(frozenset(one for one, what in decided.items() if what == here or isinstance(what, Waits)))


def _decided(
    notice: Notice, delivery: Delivery, to: Mapping[MemberId, Recipient], now: datetime
) -> Goes | Waits | Over:
    try:
        who = None if notice.member is None else _as_it_went(to[notice.member], delivery.way)
        return decide(notice, who, max(now, notice.wake_at))
    except Exception:  # noqa: BLE001 - one reader's (a zone that is no more) must not stop the others
        return Goes(delivery.way, delivery.address)


def _as_it_went(who: Recipient, way: Way) -> Recipient:
    """Without the rest after a message, for it is this one's; nor does another favourite way matter."""
    chosen = who.preferences
    if chosen.way is not Way.INBOX:
        chosen = replace(chosen, way=way)
    return replace(who, preferences=chosen, last_at=None)
