"""Who is in the network: the members by partner, and the mirror of everybody's roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import NotAMember
from domain.networks import by_code
from services.members.belonging import mirrors_of
from services.members.views import Roster
from storage import arrivals, members, networks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import Actor, PartnerId
    from domain.people import Member
    from services.members.views import Mirror
    from storage.transaction import Transaction


def roster(tx: Transaction, actor: Actor, partner: PartnerId | None = None) -> tuple[Roster, ...]:
    """The members of one partner, or of all and then those of none. Raises `NotAMember` for guests."""
    if actor.member is None and Role.COORDINATOR not in actor.roles:
        raise NotAMember
    away = arrivals.away(tx)
    if partner is not None:
        return (Roster(networks.partner(tx, partner), _sorted(members.listed(tx, partner=partner)), away),)
    everybody = members.listed(tx)
    known = sorted(networks.list_partners(tx), key=by_code)
    lists = [Roster(one, _sorted(m for m in everybody if m.partner == one.id), away) for one in known]
    free = _sorted(m for m in everybody if m.partner not in {one.id for one in known})
    return (*lists, Roster(None, free, away)) if free else tuple(lists)


def mirrors(tx: Transaction, actor: Actor) -> tuple[Mirror, ...]:
    """The roles on the server that follow for every member who is on Discord."""
    actor.must_be(Role.COORDINATOR)
    return tuple(mirror for member in members.listed(tx) for mirror in mirrors_of(tx, member))


def own_mirror(tx: Transaction, actor: Actor) -> Mirror | None:
    """The roles that follow for the actor; None for a guest."""
    if actor.member is None:
        return None
    found = mirrors_of(tx, members.load(tx, actor.member))
    return next((one for one in found if str(one.user) == actor.address), found[0] if found else None)


def _sorted(found: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(found, key=lambda m: (Role.CONTACT not in m.roles, m.name.casefold())))
