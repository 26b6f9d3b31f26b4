"""Mails that came back after a server had taken them: the address closes, the notices take the next way."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.notices import NoticeState, Way
from domain.notices.bounces import judge
from storage import across, people
from storage.notices import settling

if TYPE_CHECKING:
    from domain.notices.bounces import Bounce
    from storage.transaction import Unscoped


class Settled(Enum):
    """What became of a report: settled now, or before; not ours; or its mail is still being sent."""

    DONE = "done"
    BEFORE = "before"
    NOT_OURS = "not ours"
    NOT_YET = "not yet"


def came_back(tx: Unscoped, bounce: Bounce) -> Settled:
    """The mail of a delivery was given up by a server on its way. Done twice it is as if done once.

    It is believed for the nonce that the report gives back; an address that is said to be gone is closed if
    it is the delivery's own.
    """
    mail = bounce.mail
    if across.network(tx, mail.network) is None:
        return Settled.NOT_OURS
    here = tx.within(mail.network)
    delivery = settling.load(here, mail.delivery)
    if delivery is None or delivery.way is not Way.EMAIL or delivery.nonce != mail.nonce:
        return Settled.NOT_OURS
    if delivery.state in {NoticeState.PENDING, NoticeState.LEASED}:
        return Settled.NOT_YET
    if delivery.state is not NoticeState.SENT:
        return Settled.BEFORE
    verdict = judge(bounce, delivery.address)
    settling.bounced(here, delivery, verdict.code)
    if verdict.closed:
        people.found_closed(here, ChannelKind.EMAIL, delivery.address)
    return Settled.DONE
