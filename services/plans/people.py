"""Whom a milestone can be given to: members by their names, and others by name and e-mail address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import MemberId
from domain.errors import NotFound
from domain.folding import fold
from domain.plans import naming, rules
from domain.plans.errors import SeveralCalledSo
from domain.plans.model import Owner
from services.plans import desk
from storage import members, networks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor, PartnerId
    from domain.networks import Partner
    from domain.people import Member
    from storage.transaction import Transaction

SHOWN: Final = 25
"""Discord completes with so many choices at most."""


def partners(tx: Transaction, actor: Actor) -> tuple[Partner, ...]:
    """The partners that are in the network now. Raises `NotAMember`."""
    desk.must_be_known(actor)
    return networks.list_partners(tx)


def partner_names(tx: Transaction, actor: Actor) -> Mapping[PartnerId, str]:
    """All partners' names by id, those that left too. Raises `NotAMember`."""
    desk.must_be_known(actor)
    return desk.partner_names(tx)


def partner_called(tx: Transaction, actor: Actor, typed: str) -> Partner | None:
    """The partner of that code or name; None for nothing typed. Raises `NotAMember` or `NotFound`."""
    desk.must_be_known(actor)
    said = fold(typed).strip()
    if not said:
        return None
    for one in networks.list_partners(tx):
        if said in (fold(one.code), fold(one.name)):
            return one
    raise NotFound("partner", typed.strip()[:100])


def complete(tx: Transaction, actor: Actor, typed: str) -> tuple[str, ...]:
    """The names of the members who fit what is typed, one's own partner first. Raises `NotAMember`."""
    desk.must_be_known(actor)
    words = fold(typed).split()
    found = [one for one in members.listed(tx) if all(word in fold(one.name) for word in words)]
    ordered = sorted(found, key=lambda one: (one.acts_for != actor.partner, fold(one.name)))
    return tuple(one.name for one in ordered[:SHOWN])


def owner_called(tx: Transaction, actor: Actor, typed: str) -> Owner | None:
    """The member who is called so, or reached at that address; or somebody who has not joined.

    "Rui Costa", "Rui Costa <rui@example.org>", "Rui Costa, rui@example.org" and the like. A part of a
    member's name is enough where it fits no other. None for nothing typed.

    Raises `NotAMember`, `SeveralCalledSo`, `NoOwner`, `NotAnAddress`, `SeveralAddresses`, `NotFound` or
    `TextLong`.
    """
    desk.must_be_known(actor)
    said, address = naming.named(typed)
    if address:
        return desk.owner(tx, rules.somebody(said, address))
    if not said:
        return None
    present = members.listed(tx)
    same = [one for one in present if fold(one.name) == fold(said)]
    words = fold(said).split()
    found = same or [one for one in present if all(word in fold(one.name).split() for word in words)]
    if len(found) > 1:
        raise SeveralCalledSo(said[:100], tuple(one.name for one in found[:SHOWN]))
    return Owner(found[0].id, found[0].name) if found else rules.somebody(said, "")


def choices(tx: Transaction, actor: Actor, partner: PartnerId | None) -> tuple[Member, ...]:
    """The members to choose an owner from, those of that partner first. Raises `NotAMember`."""
    desk.must_be_known(actor)
    return tuple(sorted(members.listed(tx), key=lambda one: (one.acts_for != partner, fold(one.name))))


def member_owner(tx: Transaction, actor: Actor, member: int) -> Owner:
    """A member as an owner. Raises `NotAMember`, or `NotFound` for one who has left."""
    desk.must_be_known(actor)
    found = members.load(tx, MemberId(member))
    if not found.active:
        raise NotFound("member", found.name)
    return Owner(found.id, found.name)
