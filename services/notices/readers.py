"""Who reads the messages that are about to go: their language, their clock, how they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.notices.preferences import Way
from domain.notices.reader import Reader
from storage import networks
from storage.notices import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.networks import Network
    from domain.notices.deliveries import Delivery, DeliveryId
    from storage.notices.reading import Known
    from storage.transaction import Transaction


_OWN: Final = frozenset({Way.DM, Way.EMAIL})
"""The ways that end where nobody else reads."""


def of(tx: Transaction, deliveries: Sequence[Delivery]) -> Mapping[DeliveryId, tuple[Reader, int | None]]:
    """The reader of each, and the channel of their direct messages where it is known."""
    network = networks.load(tx)
    known = reading.members(tx, [one.member for one in deliveries if one.member is not None])
    partners = networks.list_partners(tx)
    places = {one.channel: one.language for one in partners if one.channel is not None}
    spoken_at = {one.id: one.language for one in partners}

    def reader(one: Delivery) -> tuple[Reader, int | None]:
        who = known.get(one.member) if one.member is not None else None
        if one.way in _OWN and who is not None:
            # Who is reached by mail need never have said in which language: their partner's, then.
            usual = spoken_at.get(who.partner) if one.way is Way.EMAIL and who.partner is not None else None
            return _alone(tx, who, network, usual), who.conversation
        spoken = network.language if one.way in _OWN else places.get(int(one.address), network.language)
        return _shared(tx, who, spoken, network), None

    return {one.id: reader(one) for one in deliveries}


def alone(tx: Transaction, member: int) -> Reader | None:
    """A member who reads for themself; None for somebody unknown."""
    network = networks.load(tx)
    who = reading.members(tx, [member]).get(member)
    return None if who is None else _alone(tx, who, network)


def _alone(tx: Transaction, who: Known, network: Network, usual: str | None = None) -> Reader:
    return Reader(
        tx.network,
        who.language or usual or network.language,
        who.zone or network.zone,
        who.member,
        who.partner,
        who.name,
        network_name=network.name,
        guest=who.guest,
        settled=who.zone is not None or not who.guest,
    )


def _shared(tx: Transaction, who: Known | None, language: str, network: Network) -> Reader:
    if who is None:
        return Reader(tx.network, language, network.zone, shared=True, network_name=network.name)
    return Reader(
        tx.network,
        language,
        network.zone,
        who.member,
        who.partner,
        who.name,
        shared=True,
        network_name=network.name,
    )
