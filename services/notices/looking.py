"""One of several notices that came in a message, in full, for whom they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.notices.deliveries import DeliveryId
from services.notices import readers, subjects
from services.notices.views import Told
from storage.notices import history, settling

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.notices import Notice
    from domain.notices.about import About
    from services.notices.views import Tells
    from storage.transaction import Transaction


def look(tx: Transaction, actor: Actor, delivery_id: int, notice_id: int, tells: Tells) -> Told:
    """The notice as it would be told now; without lines when there is nothing to say any more.

    Raises `NotFound` unless the message brought it, to the actor or to a channel that they read.
    """
    delivery = settling.load(tx, DeliveryId(delivery_id))
    if delivery is None or (delivery.member is not None and delivery.member != actor.as_member()):
        raise NotFound("notice")
    found = [one for one in history.brought_by(tx, delivery.id) if one.id == notice_id and one.kind in tells]
    if not found:
        raise NotFound("notice")
    reader, conversation = readers.of(tx, [delivery])[delivery.id]
    view = tells[found[0].kind](tx, found[0], reader)
    lines = () if view is None else ((found[0], view),)
    silent = () if lines else (found[0],)
    return Told(delivery, reader, lines, silent, frozenset(), conversation)


def about(tx: Transaction, actor: Actor, notice: Notice) -> About:
    """What a notice was about that has nothing to say any more."""
    return subjects.about(tx, [notice], actor.language)[notice.id]
