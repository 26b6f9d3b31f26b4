"""What the coordination does with members: puts them in a partner, gives and takes roles, lets them go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import NotFound
from domain.partners import PartnerLeft
from domain.people import (
    BotsAreNoMembers,
    NothingToAssign,
    PartnerNeeded,
    Standing,
    check_function,
)
from services.members.belonging import belonging_of, enlist, must_not_be_last, note, shown, user_of
from services.members.views import Assigned, Belonging, Subject
from storage import members, networks

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId, PartnerId
    from domain.networks import Partner
    from domain.people import Member
    from storage.transaction import Transaction


def assign(
    tx: Transaction,
    actor: Actor,
    subject: Subject,
    *,
    partner: PartnerId | None = None,
    function: str | None = None,
    standing: Standing | None = None,
) -> Assigned:
    """Put somebody in a partner, say what they do, make them contact or coordinator.

    What is None stays as it is; but who is moved to another partner is not its contact until that is said.
    A standing is the whole of what they are: who was contact and is to coordinate, and no more, is no longer
    contact; `Assigned.lost` tells of it.
    Somebody who would stop being coordinator stays it until `dismiss` is confirmed (`asks`). Raises
    `RoleNeeded`, `NothingToAssign`, `BotsAreNoMembers`, `PartnerNeeded`, `PartnerLeft`, `LastCoordinator`,
    `NotFound`, `FunctionTooLong`.
    """
    actor.must_be(Role.COORDINATOR)
    if subject.bot:
        raise BotsAreNoMembers
    if partner is None and function is None and standing is None:
        raise NothingToAssign
    before = belonging_of(tx, subject)
    target = networks.partner(tx, partner) if partner is not None else before.partner if before else None
    if partner is not None and target and not target.active:
        raise PartnerLeft(target.name)
    wanted = _wanted(before, target, standing)
    if Role.CONTACT in wanted and target is None:
        raise PartnerNeeded(subject.name)
    member = before.member if before else enlist(tx, actor, subject, target)
    asks = Role.COORDINATOR in member.roles - wanted
    if asks:
        must_not_be_last(tx, member)
    said = check_function(member.function if function is None else function)
    members.move(tx, member.id, target.id if target else None, said)
    _set_roles(tx, member, wanted | ({Role.COORDINATOR} if asks else set()))
    note(tx, actor, "member assigned", member, partner=target and target.code, roles=sorted(wanted))
    after = shown(tx, members.load(tx, member.id), subject.user)
    lost = _lost(before, after)
    bare = lost is not None and not members.listed(tx, partner=lost.id, role=Role.CONTACT)
    return Assigned(before, after, asks, lost, bare)


def second(tx: Transaction, actor: Actor, subject: Subject) -> Assigned:
    """Somebody coordinates too, and stays what else they are. Raises as `assign`."""
    actor.must_be(Role.COORDINATOR)
    before = belonging_of(tx, subject)
    contact = before is not None and Role.CONTACT in before.member.roles
    return assign(tx, actor, subject, standing=Standing.BOTH if contact else Standing.COORDINATOR)


def dismiss(tx: Transaction, actor: Actor, member: MemberId) -> Belonging:
    """Somebody stops being coordinator, confirmed. Raises `RoleNeeded`, `LastCoordinator`, `NotFound`."""
    actor.must_be(Role.COORDINATOR)
    found = members.load(tx, member)
    must_not_be_last(tx, found)
    members.revoke(tx, member, Role.COORDINATOR)
    note(tx, actor, "coordinator dismissed", found)
    return shown(tx, members.load(tx, member))


def belonging(tx: Transaction, actor: Actor, subject: Subject) -> Belonging | None:
    """What a Discord user is in the network now; None for no member. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return belonging_of(tx, subject)


def leaving(tx: Transaction, actor: Actor, subject: Subject) -> Belonging:
    """Who would leave the network, before it is confirmed. Raises as `remove`, `NotFound` for no member."""
    actor.must_be(Role.COORDINATOR)
    found = belonging_of(tx, subject)
    if found is None:
        raise NotFound("member", subject.name)
    must_not_be_last(tx, found.member)
    return found


def leaving_member(tx: Transaction, actor: Actor, member: MemberId) -> Belonging:
    """The same of a member by their id. Raises as `leaving`."""
    actor.must_be(Role.COORDINATOR)
    found = members.load(tx, member)
    if not found.active:
        raise NotFound("member", found.name)
    must_not_be_last(tx, found)
    return shown(tx, found)


def remove(tx: Transaction, actor: Actor, member: MemberId) -> Belonging:
    """Somebody leaves the network, confirmed; what they did stays. Raises as `dismiss`.

    The result is what they were, with a mirror that takes all roles of the network away.
    """
    actor.must_be(Role.COORDINATOR)
    found = members.load(tx, member)
    must_not_be_last(tx, found)
    was = shown(tx, found)
    members.end(tx, member)
    note(tx, actor, "member removed", found, partner=was.partner and was.partner.code)
    gone = shown(tx, members.load(tx, member), user_of(tx, found.person))
    return Belonging(was.member, was.partner, gone.mirror)


def _wanted(before: Belonging | None, target: Partner | None, standing: Standing | None) -> frozenset[Role]:
    """The roles somebody shall have: those the coordination gives are replaced, others are left alone."""
    had = before.member.roles if before else frozenset[Role]()
    if standing is not None:
        return had - Standing.BOTH.roles | standing.roles
    moved = before is not None and before.partner is not None and before.partner != target
    return had - {Role.CONTACT} if moved else had


def _lost(before: Belonging | None, after: Belonging) -> Partner | None:
    """The partner whose contact somebody was before, and is not after it."""
    if before is None or before.partner is None or Role.CONTACT not in before.member.roles:
        return None
    kept = Role.CONTACT in after.member.roles and after.member.partner == before.partner.id
    return None if kept else before.partner


def _set_roles(tx: Transaction, member: Member, wanted: frozenset[Role]) -> None:
    for role in wanted - member.roles:
        members.grant(tx, member.id, role)
    for role in member.roles - wanted:
        members.revoke(tx, member.id, role)
