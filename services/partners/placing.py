"""Where a partner is talked to: its channel on the server, and the language that it speaks there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import Changed
from domain.network_setup import must_speak
from domain.partners import ChannelInUse, PartnerLeft
from services.networks.setup import follow_partner
from services.partners.showing import is_contact_of, view_of
from storage import networks, trail

if TYPE_CHECKING:
    from domain.actors import Actor, PartnerId
    from domain.networks import Partner
    from services.partners.views import PartnerView
    from storage.transaction import Transaction


def may_use(tx: Transaction, actor: Actor, partner: PartnerId, channel: int) -> Partner:
    """The partner that could get this channel. Raises `RoleNeeded`, `PartnerLeft`, `ChannelInUse`."""
    actor.must_be(Role.COORDINATOR)
    found = _present(tx, partner)
    network = networks.load(tx)
    if channel == network.coordination_channel:
        raise ChannelInUse
    for other in networks.list_partners(tx, left=True):
        if other.channel == channel and other.id != found.id:
            raise ChannelInUse(other.name)
    return found


def use_channel(
    tx: Transaction, actor: Actor, partner: PartnerId, channel: int, instead_of: int
) -> PartnerView:
    """The partner is talked to in this channel from now on, confirmed. `instead_of`: the one seen (0: none).

    Saying it again is harmless. Raises as `may_use`, and `Changed` when it got yet another one meanwhile.
    """
    found = may_use(tx, actor, partner, channel)
    if (found.channel or 0) not in {instead_of, channel}:
        raise Changed
    if found.channel != channel:
        networks.place_partner(tx, partner, role=found.role, channel=channel)
        detail = {"code": found.code, "channel": [found.channel, channel]}
        trail.record(tx, actor.member, "partner's channel chosen", "partner", partner, detail)
    return view_of(tx, actor, networks.partner(tx, partner))


def speak(tx: Transaction, actor: Actor, partner: PartnerId, language: str) -> PartnerView:
    """The shared cards in the partner's channel speak this language from now on.

    Its contact may say so too. Raises `RoleNeeded`, `PartnerLeft`.
    """
    if not is_contact_of(actor, partner):
        actor.must_be(Role.COORDINATOR)
    found = _present(tx, partner)
    if must_speak(language) != found.language:
        networks.edit_partner(
            tx,
            partner,
            name=found.name,
            kind=found.kind,
            language=language,
            region=found.region,
            country=found.country,
        )
        follow_partner(tx, networks.partner(tx, partner))
        detail = {"code": found.code, "language": [found.language, language]}
        trail.record(tx, actor.member, "partner edited", "partner", partner, detail)
    return view_of(tx, actor, networks.partner(tx, partner))


def _present(tx: Transaction, partner: PartnerId) -> Partner:
    found = networks.partner(tx, partner)
    if not found.active:
        raise PartnerLeft(found.name)
    return found
