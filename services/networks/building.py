"""From the confirmed draft to a server: what is needed there, and noting what exists, thing by thing.

Each id is noted in a transaction of its own as soon as the thing exists, so that whatever stops in the
middle, the next run goes on from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import PartnerId, Role
from domain.network_setup import PartnersNeeded, next_codes
from domain.networks import NewPartner
from domain.server_plan import Kind
from services import people_changed
from services.members import enlist_coordinator, mirrors
from services.networks.setup import DRAFT, load_draft
from services.networks.things import reserved_by, wanted_by
from services.networks.views import Building, Confirmed
from storage import drafts, networks, trail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor
    from domain.network_setup import Setup, SetupPartner
    from domain.networks import Network, Partner, PartnerKind
    from storage.transaction import Transaction


def confirm(tx: Transaction, actor: Actor) -> Confirmed:
    """Make the draft the network: its description, its partners, its first coordinator.

    What waits follows the network's clock. Confirming again changes nothing more. Raises `RoleNeeded` or
    `PartnersNeeded`.
    """
    setup, partners = load_draft(tx, actor)
    if not setup.partners:
        raise PartnersNeeded
    moved = setup.zone != networks.load(tx).zone
    networks.describe(tx, name=setup.name, language=setup.language, zone=setup.zone)
    changed = _change_known(tx, setup, {partner.id: partner for partner in partners})
    added = _add_new(tx, [one for one in setup.partners if one.partner is None])
    by = enlist_coordinator(tx, actor).member.id
    if moved:
        people_changed.refresh(tx)
    drafts.discard(tx, DRAFT)
    detail = {"added": added, "changed": changed}
    trail.record(tx, by, "set-up confirmed", "network", tx.network, detail)
    return Confirmed(networks.load(tx), added, changed)


def building(tx: Transaction, actor: Actor) -> Building:
    """What the server needs for the network as it is now. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    network, everyone = networks.load(tx), networks.list_partners(tx, left=True)
    present = [partner for partner in everyone if partner.active]
    return Building(network, wanted_by(network, present), mirrors(tx, actor), reserved_by(everyone))


def note_thing(tx: Transaction, actor: Actor, kind: Kind, id_: int, partner: int | None = None) -> None:
    """Note the id of a thing that exists on the server. Raises `RoleNeeded`, `NotFound`."""
    actor.must_be(Role.COORDINATOR)
    if partner is not None:
        one = networks.partner(tx, PartnerId(partner))
        role, channel = (id_, one.channel) if kind is Kind.PARTNER_ROLE else (one.role, id_)
        networks.place_partner(tx, one.id, role=role, channel=channel)
    else:
        networks.place(tx, **_places(networks.load(tx)) | {_PLACES[kind]: id_})


def note_report(
    tx: Transaction, actor: Actor, counts: Mapping[str, int], partner: PartnerId | None = None
) -> None:
    """Keep what a run did, for all or one partner, in the trail: how much was made, found, refused."""
    actor.must_be(Role.COORDINATOR)
    kind, about = ("network", int(tx.network)) if partner is None else ("partner", int(partner))
    trail.record(tx, actor.member, "server built", kind, about, dict(counts))


_PLACES = {
    Kind.COORDINATION_ROLE: "coordinator_role",
    Kind.COORDINATION_CHANNEL: "coordination_channel",
    Kind.CATEGORY: "category",
}


def _places(network: Network) -> dict[str, int | None]:
    return {name: getattr(network, name) for name in _PLACES.values()}


def _change_known(tx: Transaction, setup: Setup, known: Mapping[int, Partner]) -> int:
    changed = 0
    for one in setup.partners:
        partner = known.get(one.partner) if one.partner is not None else None
        if partner is not None and _said(one) != _said(partner):
            name, kind, language, region, country = _said(one)
            networks.edit_partner(
                tx, partner.id, name=name, kind=kind, language=language, region=region, country=country
            )
            changed += 1
    return changed


def _add_new(tx: Transaction, new: list[SetupPartner]) -> int:
    taken = [partner.code for partner in networks.list_partners(tx, left=True)]
    for one, code in zip(new, next_codes(taken, len(new)), strict=True):
        networks.add_partner(tx, NewPartner(code, *_said(one)))
    return len(new)


def _said(partner: Partner | SetupPartner) -> tuple[str, PartnerKind, str, str | None, str | None]:
    return partner.name, partner.kind, partner.language, partner.region, partner.country
