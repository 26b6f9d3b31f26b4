"""The worker's transactions: claim what is due in a network, tell it, settle what became of it."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import ChannelKind
from domain.notices import Way
from domain.notices.deciding import is_late
from domain.notices.deliveries import Nothing, Refused, Sent, TryAgain
from domain.notices.on_its_way import still
from domain.notices.planning import plan
from domain.notices.retrying import MOST_FAILURES, wait_after
from domain.records import replace
from domain.replies import UNREAD
from services.networks.replies import replies_of
from services.notices import readers
from services.notices.views import HasClock, Told
from storage import members, people
from storage.notices import claiming, settling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from domain.actors import MemberId, NetworkId
    from domain.notices import Notice, NoticeId
    from domain.notices.deciding import Recipient
    from domain.notices.deliveries import Delivery, DeliveryId, Outcome
    from domain.notices.on_its_way import Stays
    from domain.notices.planning import Plan
    from domain.notices.reader import Reader
    from domain.replies import Replies
    from services.notices.views import Tells
    from storage.transaction import Transaction, Unscoped

LEASE: Final = timedelta(seconds=30)
"""How long a worker that is not heard of keeps what it has."""
AHEAD: Final = timedelta(seconds=10)
"""So long before something is due its message is made, so that then it has only to be sent."""
NOTHING_TO_SAY: Final = "nothing_to_say"


def claim(
    tx: Unscoped, network: NetworkId, holder: str, most: int, *, mails: bool = True
) -> tuple[tuple[Delivery, ...], Plan]:
    """Take up to `most` notices that are due in a network, or will be within `AHEAD`, and what is stranded.

    What is taken is leased to `holder` for `LEASE`; the plan says what became of the rest. What is stranded
    at an hour that is quiet for its readers waits until that is over. Without `mails` there is no server to
    send them by: e-mail is no way to anybody.
    """
    here = tx.within(network)
    soon, until = tx.now + AHEAD, tx.now + LEASE
    stranded = _taken_up(here, holder, until, most)
    awake = claiming.awake(here, soon, most)
    to = _recipients(here, awake)
    if not mails:
        to = {member: replace(one, mail=None) for member, one in to.items()}
    made = plan(awake, to, tx.now, soon)
    claiming.defer(here, made.waiting)
    claiming.end(here, made.over)
    messages = [(message, secrets.token_hex(8)) for message in made.messages]
    return stranded + claiming.make(here, messages, holder, until), made


def tell(tx: Unscoped, network: NetworkId, deliveries: Sequence[Delivery], tells: Tells) -> tuple[Told, ...]:
    """What each delivery has to say now, to whom; an empty one has nothing to say any more.

    What is tried again leaves what by now is not to come, or not this way: see `Told.left`.
    """
    here = tx.within(network)
    brought = settling.notices_of(here, [delivery.id for delivery in deliveries])
    # What was claimed just now was decided just now.
    stay = _staying(here, [one for one in deliveries if one.attempts > 1], brought)
    known = readers.of(here, deliveries)
    # Read once, and for mails alone.
    replies = replies_of(here) if any(one.way is Way.EMAIL for one in deliveries) else UNREAD
    found = (
        _told(here, delivery, brought.get(delivery.id, ()), known[delivery.id], tells, replies)
        for delivery in deliveries
    )
    return tuple(one.only(stay[id_].notices) if (id_ := one.delivery.id) in stay else one for one in found)


def standing(tx: Unscoped, network: NetworkId, deliveries: Sequence[Delivery]) -> frozenset[NoticeId]:
    """The notices that these deliveries are to bring now.

    What was cancelled or moved since is theirs no more; what is over, or not to come this way, is left.
    """
    here = tx.within(network)
    brought = settling.notices_of(here, [one.id for one in deliveries])
    stay = _staying(here, deliveries, brought)
    return frozenset(notice for one in stay.values() for notice in one.notices)


def settle(tx: Unscoped, network: NetworkId, holder: str, outcomes: Sequence[Outcome]) -> None:
    """Record what became of deliveries: what arrived, what is tried again, what takes another way.

    Done twice it is as if done once. Of what another worker has taken over, only that it arrived counts.
    """
    here = tx.within(network)
    arrived = [one for one in outcomes if isinstance(one, Sent)]
    # Before what it brought counts as sent: these it did not bring.
    silent = [(one.delivery.id, notice) for one in arrived for notice in one.silent]
    settling.drop(here, silent, NOTHING_TO_SAY)
    settling.leave(here, [(one.delivery.id, notice) for one in arrived for notice in one.left])
    settling.sent(here, arrived)
    unsure = [one for one in outcomes if isinstance(one, TryAgain)]
    given_up = [one for one in unsure if one.delivery.failures + 1 >= MOST_FAILURES]
    closed = [(one.delivery, one.error) for one in outcomes if isinstance(one, Refused)]
    closed += [(one.delivery, one.error) for one in given_up]
    empty = [one for one in outcomes if isinstance(one, Nothing)]
    later = [
        (one.delivery, tx.now + wait_after(one.delivery.failures + 1, one.delivery.nonce), one.error)
        for one in unsure
        if one not in given_up
    ]
    settling.again(here, holder, later)
    mine = settling.refused(here, holder, closed)
    settling.nothing(here, holder, empty, NOTHING_TO_SAY)
    for one in outcomes:
        if isinstance(one, Refused) and one.closed and one.delivery.id in mine:
            _remember_closed(here, one)


def _remember_closed(tx: Transaction, refused: Refused) -> None:
    kinds = {Way.DM: ChannelKind.DISCORD, Way.EMAIL: ChannelKind.EMAIL}
    if refused.delivery.way in kinds:
        people.found_closed(tx, kinds[refused.delivery.way], refused.delivery.address)


def renew(tx: Unscoped, network: NetworkId, holder: str, deliveries: Sequence[DeliveryId]) -> None:
    """The worker is alive and keeps these, as far as it still has them. Others that it claimed run out."""
    settling.renew(tx.within(network), holder, deliveries, tx.now + LEASE)


def conversing(tx: Unscoped, network: NetworkId, found: Sequence[tuple[str, int | None]]) -> None:
    """These direct conversations were opened: user's address, channel's id; None for one that is gone."""
    here = tx.within(network)
    for address, channel in found:
        people.converse(here, ChannelKind.DISCORD, address, channel)


def _taken_up(tx: Transaction, holder: str, until: datetime, most: int) -> tuple[Delivery, ...]:
    """What is stranded is this worker's now, but for what waits for a better hour."""
    stranded = settling.stranded(tx, most)
    stay = _staying(tx, stranded, settling.notices_of(tx, [one.id for one in stranded]))
    waiting = {id_: one.until for id_, one in stay.items() if one.until is not None}
    settling.put_off(tx, waiting)
    return settling.retake(tx, [one for one in stranded if one.id not in waiting], holder, until)


def _staying(
    tx: Transaction, deliveries: Sequence[Delivery], brought: Mapping[DeliveryId, tuple[Notice, ...]]
) -> Mapping[DeliveryId, Stays]:
    """What each of the deliveries is to bring now, and when."""
    to = _recipients(tx, [one for ones in brought.values() for one in ones])
    return {one.id: still(one, brought.get(one.id, ()), to, tx.now) for one in deliveries}


def _recipients(tx: Transaction, notices: Sequence[Notice]) -> Mapping[MemberId, Recipient]:
    return claiming.recipients(tx, sorted({one.member for one in notices if one.member is not None}))


def _told(
    tx: Transaction,
    delivery: Delivery,
    notices: tuple[Notice, ...],
    known: tuple[Reader, int | None],
    tells: Tells,
    replies: Replies,
) -> Told:
    reader, conversation = known
    lines = tuple(
        (one, view)
        for one in notices
        if one.kind in tells and (view := tells[one.kind](tx, one, reader)) is not None
    )
    said = {one.id for one, _ in lines}
    silent = tuple(one for one in notices if one.id not in said)
    # Late is what the first attempt was late by: what Discord does to us is not the reader's to hear.
    late = frozenset(one.id for one, _ in lines if is_late(one, delivery.created_at))
    reader = reader if reader.settled else _on_its_clock(reader, [view for _, view in lines])
    names = _names(tx, notices) if delivery.way is Way.PARTNER and delivery.member is None else {}
    return Told(delivery, reader, lines, silent, late, conversation, replies, names)


def _on_its_clock(reader: Reader, views: Sequence[object]) -> Reader:
    """Guests read in a mail the same hours as on the page behind its button: those of the event's place."""
    zone = next((view.clock for view in views if isinstance(view, HasClock)), reader.zone)
    return replace(reader, zone=zone)


def _names(tx: Transaction, notices: tuple[Notice, ...]) -> Mapping[MemberId, str]:
    return members.names(tx, [one.member for one in notices if one.member is not None])
