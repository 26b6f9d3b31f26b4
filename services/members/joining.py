"""How somebody becomes a member by themselves: in their partner's channel, or as the first coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.people import ElsewhereAlready, NotTheirChannel
from services.members.belonging import belonging_of, enlist, note, shown
from services.members.views import Subject
from storage import members, networks

if TYPE_CHECKING:
    from domain.actors import Actor, PartnerId
    from domain.networks import Partner
    from services.members.views import Belonging
    from storage.transaction import Transaction


def joinable(tx: Transaction, actor: Actor, channel: int) -> Partner | None:
    """The partner whose own channel this is, where somebody who belongs to none may say "I do"."""
    partner = networks.partner_in(tx, channel)
    return partner if partner and partner.active and actor.partner is None else None


def join_partner(tx: Transaction, actor: Actor, partner: PartnerId, channel: int) -> Belonging:
    """Somebody said, in a partner's own channel, that they belong to it. Saying it again is harmless.

    Raises `NotTheirChannel` anywhere else, and `ElsewhereAlready` for a member of another partner.
    """
    target = networks.partner(tx, partner)
    if target.channel != channel or not target.active:
        raise NotTheirChannel(target.name)
    subject = Subject(int(actor.address), actor.name)
    before = belonging_of(tx, subject)
    if before and before.partner and before.partner.active:
        if before.partner.id != target.id:
            raise ElsewhereAlready(before.partner.name)
        return before
    member = before.member if before else enlist(tx, actor, subject, target)
    if before and before.partner != target:
        members.revoke(tx, member.id, Role.CONTACT)
    members.move(tx, member.id, target.id, member.function)
    note(tx, actor, "partner joined", member, partner=target.code)
    return shown(tx, members.load(tx, member.id), subject.user)


def enlist_coordinator(tx: Transaction, actor: Actor) -> Belonging:
    """Record the actor as a coordinator: the first one, who manages the server and confirms the set-up."""
    actor.must_be(Role.COORDINATOR)
    subject = Subject(int(actor.address), actor.name)
    before = belonging_of(tx, subject)
    member = before.member if before else enlist(tx, actor, subject, None)
    if Role.COORDINATOR not in member.roles:
        members.grant(tx, member.id, Role.COORDINATOR)
        note(tx, actor, "first coordinator", member)
    return shown(tx, members.load(tx, member.id), subject.user)
