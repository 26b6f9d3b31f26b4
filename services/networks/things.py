"""What a network needs on its server, named in the network's language and recognised in any of the four."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.languages import LANGUAGES
from domain.server_plan import Kind, Wanted, channel_name
from locales import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from domain.network_setup import Setup
    from domain.networks import Network, Partner
    from locales import Translator

NEW: Final = -1
"""Stands for the id of a partner that is not yet in the network."""


def wanted_by(network: Network, partners: Iterable[Partner]) -> tuple[Wanted, ...]:
    """What the network as it is now needs, with the ids noted so far."""
    own = [
        thing
        for partner in partners
        for thing in _of_partner(partner.name, partner.role, partner.channel, partner.id)
    ]
    return (*_of_network(network, network.name, network.language), *own)


def wanted_after(setup: Setup, network: Network, partners: Iterable[Partner]) -> tuple[Wanted, ...]:
    """What the network will need once this draft is confirmed. A new partner's id is its key, negative."""
    noted: dict[int, Partner] = {partner.id: partner for partner in partners}
    own: list[Wanted] = []
    for one in setup.partners:
        known = noted.get(one.partner) if one.partner is not None else None
        role, channel = (known.role, known.channel) if known else (None, None)
        own += _of_partner(one.name, role, channel, known.id if known else -one.key)
    return (*_of_network(network, setup.name, setup.language), *own)


def reserved_by(partners: Iterable[Partner]) -> frozenset[int]:
    """The ids of roles and channels of those among the partners that left: nobody else takes them over."""
    things = (thing for one in partners if not one.active for thing in (one.role, one.channel))
    return frozenset(thing for thing in things if thing is not None)


def wanted_for(name: str, network: Network, partners: Iterable[Partner]) -> tuple[Wanted, ...]:
    """What the network will need with one partner more, of this name; `NEW` is its id."""
    return (*wanted_by(network, partners), *_of_partner(name, None, None, NEW))


def _of_network(network: Network, name: str, language: str) -> Iterable[Wanted]:
    yield Wanted(Kind.COORDINATION_ROLE, _all(_role_name, language), network.coordinator_role)
    yield Wanted(Kind.CATEGORY, tuple(dict.fromkeys((name, network.name))), network.category)
    yield Wanted(Kind.COORDINATION_CHANNEL, _all(_channel_name, language), network.coordination_channel)


def _of_partner(name: str, role: int | None, channel: int | None, partner: int) -> Iterable[Wanted]:
    yield Wanted(Kind.PARTNER_ROLE, (name,), role, partner)
    yield Wanted(Kind.PARTNER_CHANNEL, (channel_name(name),), channel, partner)


def _all(name: Callable[[Translator], str], language: str) -> tuple[str, ...]:
    """The name in the network's language first, then in the others: somebody may have made it by hand."""
    return tuple(dict.fromkeys(name(translator(code)) for code in (language, *LANGUAGES)))


def _role_name(t: Translator) -> str:
    # Translators: the name of the role that coordinators have on the server, max=100
    return t.context("role", "Coordination")


def _channel_name(t: Translator) -> str:
    # Translators: name of the coordinators' channel: one word in lower case, or several with hyphens, max=100
    return channel_name(t.context("channel", "coordination"))
