"""Who hears of a practice in their inbox only, where nothing makes a sound: they, and who waits, are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.notices.deciding import ways_in_order
from domain.notices.preferences import Way
from storage.notices import claiming

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from domain.actors import MemberId
    from domain.notices.deciding import Recipient
    from storage.transaction import Transaction


def by_inbox(tx: Transaction, people: Collection[MemberId]) -> Mapping[MemberId, bool]:
    """Those of these members whom nothing but the inbox reaches, and whether they chose it so."""
    found = claiming.recipients(tx, sorted(people))
    return {
        member: one.preferences.way is Way.INBOX for member, one in found.items() if not _is_written_to(one)
    }


def _is_written_to(one: Recipient) -> bool:
    are_open = {Way.DM: one.direct, Way.EMAIL: one.mail, Way.PARTNER: one.place}
    have = [way for way, address in are_open.items() if address is not None]
    return ways_in_order(one.preferences.way, have)[0] is not Way.INBOX
