"""Who is calling: from what the shell knows to what the network knows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Actor, ChannelKind, Role, Visitor
from domain.errors import UnknownNetwork, WhichNetwork
from domain.languages import from_locale
from storage import across, members, people

if TYPE_CHECKING:
    from domain.actors import Caller, PersonId
    from domain.networks import Network
    from domain.people import Member, Person
    from storage.transaction import Transaction, Unscoped


def resolve(tx: Unscoped, caller: Caller | Visitor) -> Actor:
    """The actor behind a caller, in the network that is meant. Raises `UnknownNetwork` and `WhichNetwork`."""
    if not isinstance(caller, Visitor):
        return _calling(tx, caller)
    network = across.network(tx, caller.network)
    if network is None:
        raise UnknownNetwork
    return visiting(tx, caller.person, network)


def visiting(tx: Unscoped, person: PersonId, network: Network) -> Actor:
    """The person in that network: a member, or a guest once they have left. Raises `UnknownNetwork`."""
    scoped = tx.within(network.id)
    member = members.find(scoped, person)
    if member is None:
        raise UnknownNetwork
    return _visitor(scoped, member, network)


def _visitor(scoped: Transaction, member: Member, network: Network) -> Actor:
    person, here = member.person, member.active
    return Actor(
        network=network.id,
        address=_address(scoped, person),
        name=person.name,
        language=person.language or network.language,
        zone=person.zone or network.zone,
        person=person.id,
        member=member.id if here else None,
        partner=member.acts_for if here else None,
        roles=member.roles if here else frozenset(),
        guest=member.id if member.guest and member.here else None,
    )


def _address(tx: Transaction, person: Person) -> str:
    """Where the person writes from, as far as it is known: what they began in chat is theirs here too."""
    channels = people.list_channels(tx, person.id)
    in_chat = (one.address for one in channels if one.kind is ChannelKind.DISCORD)
    return next(in_chat, channels[0].address if channels else f"person {person.id}")


def _calling(tx: Unscoped, caller: Caller) -> Actor:
    """Whoever calls from an address.

    Somebody unknown there is a guest, in the network's own server only. Who manages the server of a
    network without a coordinator acts as one, so that somebody can record the first.
    """
    network = _network(tx, caller)
    scoped = tx.within(network.id)
    member = members.find_at(scoped, caller.kind, caller.address)
    person = member.person if member else people.person_at(scoped, caller.kind, caller.address)
    guest = member.id if member is not None and member.guest and member.here else None
    if member is not None and not member.active:
        member = None
    if member is None and caller.server != network.server:
        # A card names its network, and a card's id can be made up: guests act in the network's own server.
        raise UnknownNetwork
    return Actor(
        network=network.id,
        address=caller.address,
        name=caller.name if person is None else person.name,
        language=_language(caller, network, person),
        zone=(person and person.zone) or network.zone,
        person=None if person is None else person.id,
        member=None if member is None else member.id,
        partner=None if member is None else member.acts_for,
        roles=_roles(scoped, caller, network, member),
        guest=guest,
    )


def _network(tx: Unscoped, caller: Caller) -> Network:
    if caller.network is not None:
        found = across.network(tx, caller.network)
    elif caller.server is not None:
        found = across.network_of_server(tx, caller.server)
    else:
        found = _only_network(tx, caller)
    if found is None:
        raise UnknownNetwork
    return found


def _only_network(tx: Unscoped, caller: Caller) -> Network | None:
    networks = across.networks_of(tx, caller.kind, caller.address)
    if len(networks) > 1:
        raise WhichNetwork(tuple((network.id, network.name) for network in networks))
    return networks[0] if networks else None


def _language(caller: Caller, network: Network, person: Person | None) -> str:
    if person is not None and person.language:
        return person.language
    return from_locale(caller.locale) if caller.locale else network.language


def _roles(tx: Transaction, caller: Caller, network: Network, member: Member | None) -> frozenset[Role]:
    roles = frozenset[Role]() if member is None else member.roles
    manages = caller.manages_server and caller.server is not None and caller.server == network.server
    if manages and Role.COORDINATOR not in roles and not members.listed(tx, role=Role.COORDINATOR):
        return roles | {Role.COORDINATOR}
    return roles
