"""A partner leaves the network, and comes back.

What it answered and signed stays, and so do its name, its code, its role and its channel: they are used by
nobody else. Its people stay members of the network and are still recorded for it, but act for no partner and
lose its role on the server, so that taking it back in restores all of it. Invitations stop: none is posted
any more, and an open one asks nobody. Who of it is expected and has not come does not come in by link or
code until it is taken back in, and nobody is asked about who has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.notices.kinds import ARRIVAL_ARRIVED, ARRIVAL_INVITED
from domain.partner_lines import MOST_PARTNERS
from domain.partners import NetworkFull
from services import people_changed
from services.members.arrived import SUBJECT as ARRIVED_SUBJECT
from services.members.arrived import ask_anew
from services.members.belonging import mirror_of
from services.networks.setup import follow_partner
from services.partners.showing import view_of
from services.partners.views import Parting
from storage import members, networks, outbox, trail

if TYPE_CHECKING:
    from domain.actors import Actor, PartnerId
    from storage.transaction import Transaction


def leave(tx: Transaction, actor: Actor, partner: PartnerId) -> Parting:
    """The partner leaves, confirmed. Saying it again is harmless. Raises `RoleNeeded`, `NotFound`."""
    actor.must_be(Role.COORDINATOR)
    found = networks.partner(tx, partner)
    if found.active:
        networks.end_partner(tx, partner)
        people = [int(one.id) for one in members.listed(tx, partner=partner)]
        outbox.cancel_all(tx, ARRIVED_SUBJECT, people, (ARRIVAL_INVITED.code, ARRIVAL_ARRIVED.code))
        trail.record(tx, actor.member, "partner left", "partner", partner, {"code": found.code})
    return _parting(tx, actor, partner)


def take_back(tx: Transaction, actor: Actor, partner: PartnerId) -> Parting:
    """A partner that left is back as it was. Saying it again is harmless.

    Raises `RoleNeeded`, `NetworkFull`, `NotFound`.
    """
    actor.must_be(Role.COORDINATOR)
    found = networks.partner(tx, partner)
    if not found.active:
        if len(networks.list_partners(tx)) >= MOST_PARTNERS:
            raise NetworkFull
        networks.return_partner(tx, partner)
        trail.record(tx, actor.member, "partner taken back in", "partner", partner, {"code": found.code})
    return _parting(tx, actor, partner)


def _parting(tx: Transaction, actor: Actor, partner: PartnerId) -> Parting:
    now = networks.partner(tx, partner)
    people_changed.refresh(tx)
    ask_anew(tx)
    follow_partner(tx, now)
    view = view_of(tx, actor, now)
    people = {line.member.id: line.user for line in view.people}
    mirrors = tuple(
        mirror_of(tx, member, user)
        for member in members.listed(tx, partner=partner)
        if (user := people.get(member.id)) is not None
    )
    return Parting(view, mirrors)
