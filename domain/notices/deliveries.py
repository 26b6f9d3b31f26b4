"""A delivery: one message on its way to one address, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType

from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId, NetworkId
    from domain.notices.model import NoticeId, NoticeState
    from domain.notices.preferences import Way

DeliveryId = NewType("DeliveryId", int)


class Delivery(Record):
    """One message. `address` is a Discord user's or channel's id, an e-mail address, or the member's own id.

    `attempts` counts those begun, the present one included: from the second on, the message may have
    arrived already. `failures` counts those that were told to have failed; the others ended with their
    worker. `last_error` is a code.
    """

    network: NetworkId
    id: DeliveryId
    way: Way
    address: str
    member: MemberId | None
    nonce: str
    state: NoticeState
    attempts: int
    created_at: datetime
    failures: int = 0
    last_error: str | None = None


class Sent(Record):
    """It lies in that channel as that message, since now; None for a mail, which a server has taken.

    Of `silent` there was nothing to say in it; `left` it did not bring, and they are decided anew.
    """

    delivery: Delivery
    channel: int | None = None
    message: int | None = None
    silent: tuple[NoticeId, ...] = ()
    left: tuple[NoticeId, ...] = ()


class TryAgain(Record):
    """Nobody knows whether it arrived, or it did not but may: look, and send it again later."""

    delivery: Delivery
    error: str


class Refused(Record):
    """This way did not take the message: its notices take the next one.

    `closed`: nothing reaches the reader this way until they turn to us again, so that it is not tried again
    for others either. Else it was this message, or this place, and the next one may well arrive.
    """

    delivery: Delivery
    error: str
    closed: bool = False


class Nothing(Record):
    """There is nothing to say any more, or not this way; nothing was sent. `left` are decided anew."""

    delivery: Delivery
    left: tuple[NoticeId, ...] = ()


Outcome = Sent | TryAgain | Refused | Nothing
