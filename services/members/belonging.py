"""What the services of members share: finding somebody, making a member, the mirror of their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind, Role
from domain.people import LastCoordinator
from services import people_changed
from services.members.arrived import ask_anew
from services.members.views import Belonging, Mirror, Subject
from services.plans import joining
from storage import members, networks, people, trail

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.networks import Network, Partner
    from domain.people import Member, Person
    from storage.transaction import Transaction


def belonging_of(tx: Transaction, subject: Subject) -> Belonging | None:
    """What this Discord user is in the network now; None for no (or no longer a) member."""
    person = people.person_at(tx, ChannelKind.DISCORD, str(subject.user))
    member = members.find(tx, person.id) if person else None
    return shown(tx, member, subject.user) if member and member.active else None


def shown(tx: Transaction, member: Member, user: int | None = None) -> Belonging:
    """The member with their partner and mirror; `user` where the caller knows it already."""
    partner = networks.partner(tx, member.partner) if member.partner is not None else None
    user = user if user is not None else user_of(tx, member.person)
    mirror = None if user is None else mirror_of(tx, member, user)
    return Belonging(member, partner, mirror)


def mirrors_of(tx: Transaction, member: Member) -> tuple[Mirror, ...]:
    """The roles that follow for each Discord account of a member: one person may have several."""
    channels = people.list_channels(tx, member.person.id)
    users = (int(one.address) for one in channels if one.kind is ChannelKind.DISCORD)
    return tuple(mirror_of(tx, member, user) for user in users)


def user_of(tx: Transaction, person: Person) -> int | None:
    """The Discord user that a member of this network is."""
    channels = people.list_channels(tx, person.id)
    return next((int(c.address) for c in channels if c.kind is ChannelKind.DISCORD), None)


def enlist(tx: Transaction, actor: Actor, subject: Subject, partner: Partner | None) -> Member:
    """Make a Discord user a member; who left comes back as who they were. Being written to is not agreed."""
    address = str(subject.user)
    person = people.person_at(tx, ChannelKind.DISCORD, address)
    if person is None:
        person = people.add_person(tx, subject.name)
        people.add_channel(tx, person.id, ChannelKind.DISCORD, address)
    made = members.add(tx, person.id, partner.id if partner else None, recorded_by=actor.member)
    joining.recognise(tx, made.id)
    return made


def mirror_of(tx: Transaction, member: Member, user: int) -> Mirror:
    """Which of the network's roles on the server this member should have, and which not."""
    return _mirror(member, user, networks.load(tx), networks.list_partners(tx, left=True))


def mirrors_in(tx: Transaction) -> tuple[Mirror, ...]:
    """The same for every Discord account of everybody whom the network knows, who left too."""
    network, partners = networks.load(tx), networks.list_partners(tx, left=True)
    accounts = people.accounts(tx)
    return tuple(
        _mirror(one, int(user), network, partners)
        for one in members.listed(tx, left=True)
        for user in accounts.get(one.person.id, ())
    )


def must_not_be_last(tx: Transaction, member: Member) -> None:
    """Raise `LastCoordinator` where nobody would be left to coordinate."""
    coordinators = members.listed(tx, role=Role.COORDINATOR)
    if [one.id for one in coordinators] == [member.id]:
        raise LastCoordinator(member.name)


def note(tx: Transaction, actor: Actor, act: str, member: Member, **detail: object) -> None:
    """Record an act on a member in the trail, by whom it was done; what is due to people follows it."""
    by = actor.member if actor.member is not None else None
    trail.record(tx, by, act, "member", member.id, detail)
    people_changed.refresh(tx, [member.id])
    ask_anew(tx)


def _mirror(member: Member, user: int, network: Network, partners: tuple[Partner, ...]) -> Mirror:
    ours = {network.coordinator_role, *(partner.role for partner in partners)} - {None}
    have = _earned(member, network, partners) if member.active else set[int]()
    return Mirror(user, frozenset(have), frozenset(role for role in ours if role is not None) - have)


def _earned(member: Member, network: Network, partners: tuple[Partner, ...]) -> set[int]:
    own = {partner.role for partner in partners if partner.id == member.partner and partner.active}
    if Role.COORDINATOR in member.roles:
        own.add(network.coordinator_role)
    return {role for role in own if role is not None}
