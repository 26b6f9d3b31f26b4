"""What a reader does with a message that brought notices: they have it, and may put it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.errors import NotFound
from domain.notices import NoticeState, Way
from domain.notices.deliveries import DeliveryId, Sent
from domain.notices.snoozing import Snooze, snoozed_until
from services.notices.views import Snoozed
from storage import people
from storage.notices import history, settling

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.notices.deliveries import Delivery
    from domain.surveys import CardPlace
    from storage.transaction import Transaction


def arrived(tx: Transaction, actor: Actor, delivery_id: int, place: CardPlace | None = None) -> None:
    """Somebody presses on the message, so it has arrived, whatever its worker lived to see.

    Whoever presses on a direct message to them turns to us: messages to them go there again, if they were
    found to be closed. Raises `NotFound` for a message that this network never sent.
    """
    delivery = _load(tx, delivery_id)
    if delivery.way is Way.DM and delivery.address == actor.address:
        people.found_open(tx, ChannelKind.DISCORD, actor.address)
    if delivery.state in {NoticeState.PENDING, NoticeState.LEASED} and place is not None:
        settling.sent(tx, [Sent(delivery, place.channel, place.message or 0)])


def snooze(
    tx: Transaction, actor: Actor, delivery_id: int, choice: Snooze, place: CardPlace | None = None
) -> Snoozed:
    """Bring the message's notices again later. Only whom they are for can put them off.

    Raises `NotFound` when the message is not theirs.
    """
    member = actor.as_member()
    if _load(tx, delivery_id).member != member:
        raise NotFound("notice")
    arrived(tx, actor, delivery_id, place)
    until = snoozed_until(choice, tx.now, actor.zone)
    own = [
        one.id
        for one in history.brought_by(tx, DeliveryId(delivery_id))
        if one.member == member
        # What was cancelled or moved since has nothing to be put off.
        and (
            one.state is NoticeState.SENT or (one.state is NoticeState.PENDING and one.wake_at != one.due_at)
        )
        and (one.expires_at is None or one.expires_at > until)
    ]
    return Snoozed(until, history.wake_again(tx, own, until))


def kinds_of(tx: Transaction, actor: Actor, delivery_id: int) -> tuple[str, ...]:
    """The kinds of what the message brought to the actor. Raises `NotFound` when it is not theirs."""
    delivery = _load(tx, delivery_id)
    if delivery.member is not None and delivery.member != actor.as_member():
        raise NotFound("notice")
    return tuple(dict.fromkeys(one.kind for one in history.brought_by(tx, delivery.id)))


def _load(tx: Transaction, delivery_id: int) -> Delivery:
    delivery = settling.load(tx, DeliveryId(delivery_id))
    if delivery is None:
        raise NotFound("notice")
    return delivery
