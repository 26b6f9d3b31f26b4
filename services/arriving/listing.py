"""Who is expected: people of a list with an e-mail address who are not on Discord yet."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.arriving import new_code
from domain.notices.kinds import ARRIVAL_INVITED
from storage import arrivals, members, people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.people import Member
    from storage.transaction import Transaction


def expect(tx: Transaction, listed: Iterable[Member]) -> int:
    """Expect those of these members who can be invited and have not come; how many are new among them."""
    new = 0
    for member in listed:
        kinds = {one.kind for one in people.list_channels(tx, member.person.id)}
        here = ChannelKind.DISCORD in kinds or ChannelKind.EMAIL not in kinds
        if member.active and not here and arrivals.load(tx, member.id) is None:
            while not arrivals.expect(tx, member.id, new_code(secrets.choice)):
                pass  # somebody has that very code: another one
            new += 1
    return new


def readdress(tx: Transaction, member: Member, address: str) -> None:
    """Another address stands for the member, or none (""): whoever reads the old one has no way in any more.

    What was signed for them until now is void. Who has not come has a new code, and counts as invited only
    by mails to the present address.
    """
    members.void_links(tx, member.id)
    found = arrivals.load(tx, member.id)
    if found is None or found.arrived_at is not None:
        return
    while not arrivals.recode(tx, member.id, new_code(secrets.choice)):
        pass  # somebody has that very code: another one
    sent = arrivals.written(tx, ARRIVAL_INVITED.code).get(member.id, ())
    arrivals.note(
        tx, member.id, invited_at=min((one.at for one in sent if one.address == address), default=None)
    )
