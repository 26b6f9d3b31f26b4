"""A partner's own people: who of them is its contact, and who does not belong to it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import Changed
from domain.partners import PartnerLeft, stamp
from services.members.belonging import note, shown
from storage import members, networks

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from domain.actors import Actor, MemberId, PartnerId
    from domain.people import Member
    from services.members.views import Belonging
    from storage.transaction import Transaction


def set_contacts(
    tx: Transaction,
    actor: Actor,
    partner: PartnerId,
    among: Sequence[MemberId],
    chosen: Collection[MemberId],
    seen: str,
) -> tuple[Belonging, ...]:
    """Of the members `among`, these are the partner's contacts: several, or none.

    Those who became or ceased to be it are handed back. `seen` is `contacts_stamp` of what was shown. Raises
    `RoleNeeded`, `PartnerLeft`, `Changed`, `NotFound`.
    """
    actor.must_be(Role.COORDINATOR)
    target = networks.partner(tx, partner)
    if not target.active:
        raise PartnerLeft(target.name)
    present = {member.id: member for member in members.listed(tx, partner=partner)}
    shown_ = [present[one] for one in among if one in present]
    if len(shown_) != len(among) or contacts_stamp(shown_) != seen or set(chosen) - set(among):
        raise Changed
    changed = [one for one in shown_ if (one.id in chosen) != (Role.CONTACT in one.roles)]
    # Who becomes it first: so nobody else is asked about people who wait, for want of one.
    for one in sorted(changed, key=lambda each: each.id not in chosen):
        change = members.grant if one.id in chosen else members.revoke
        change(tx, one.id, Role.CONTACT)
        act = "contact named" if one.id in chosen else "contact ended"
        note(tx, actor, act, one, partner=target.code)
    return tuple(shown(tx, members.load(tx, one.id)) for one in changed)


def contacts_stamp(listed: Sequence[Member]) -> str:
    """What a list of a partner's members says of who is its contact, in few letters."""
    return stamp((int(one.id), Role.CONTACT in one.roles) for one in listed)


def take_out(tx: Transaction, actor: Actor, member: MemberId, partner: PartnerId) -> Belonging:
    """Somebody does not belong to this partner any more, confirmed; they stay a member of the network.

    Raises `RoleNeeded`, `Changed` (they do not belong to it by now) or `NotFound`.
    """
    actor.must_be(Role.COORDINATOR)
    found = members.load(tx, member)
    if found.partner != partner or not found.active:
        raise Changed
    target = networks.partner(tx, partner)
    members.revoke(tx, member, Role.CONTACT)
    members.move(tx, member, None, found.function)
    note(tx, actor, "member taken out", found, partner=target.code)
    return shown(tx, members.load(tx, member))
