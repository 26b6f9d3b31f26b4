"""The partners of a network in a list, and one of them with its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import NotAMember
from domain.networks import by_code
from services.members.belonging import user_of
from services.networks.views import PartnerLine
from services.partners.views import MemberLine, PartnerList, PartnerView
from storage import members, networks

if TYPE_CHECKING:
    from domain.actors import Actor, PartnerId
    from domain.networks import Partner
    from storage.transaction import Transaction


def listing(tx: Transaction, actor: Actor, *, left: bool = False) -> PartnerList:
    """The partners, or those that left, in the order of their codes. Raises `NotAMember` for guests."""
    _must_belong(actor)
    everyone = sorted(networks.list_partners(tx, left=True), key=by_code)
    people = members.listed(tx)
    lines = []
    for partner in everyone:
        own = [member for member in people if member.partner == partner.id]
        contacts = tuple(member for member in own if Role.CONTACT in member.roles)
        lines.append(PartnerLine(partner, len(own), contacts))
    shown = tuple(line for line in lines if line.partner.active is not left)
    former = sum(not partner.active for partner in everyone)
    return PartnerList(networks.load(tx), shown, former, left, manages(actor))


def show(tx: Transaction, actor: Actor, partner: PartnerId) -> PartnerView:
    """One partner, even one that left. Raises `NotAMember` for guests, `NotFound`."""
    _must_belong(actor)
    return view_of(tx, actor, networks.partner(tx, partner))


def view_of(tx: Transaction, actor: Actor, partner: Partner) -> PartnerView:
    """The partner as this actor sees it."""
    own = members.listed(tx, partner=partner.id)
    ordered = sorted(own, key=lambda one: (Role.CONTACT not in one.roles, one.name.casefold(), one.id))
    people = tuple(MemberLine(member, user_of(tx, member.person)) for member in ordered)
    return PartnerView(
        networks.load(tx),
        partner,
        people,
        manages(actor),
        is_contact_of(actor, partner.id) and partner.active,
    )


def manages(actor: Actor) -> bool:
    """Whether the actor coordinates the network."""
    return Role.COORDINATOR in actor.roles


def is_contact_of(actor: Actor, partner: PartnerId) -> bool:
    """Whether the actor is a contact of this partner."""
    return Role.CONTACT in actor.roles and actor.partner == partner


def _must_belong(actor: Actor) -> None:
    if actor.member is None and not manages(actor):
        raise NotAMember
