"""Networks, callers and members for the tests of services: made by the services themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Caller, ChannelKind
from services import members, networks

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from services.core import Core

SERVER: Final = 4711

PARTNERS: Final = """Porto technology centre; Norte; Portuguese
Université de Brest; Bretagne; français
Cork Labs; Ireland; English"""


def discord_user(
    user: int, name: str = "Ana", *, manages: bool = False, server: int | None = SERVER, locale: str = "en-GB"
) -> Caller:
    """Somebody on Discord, in the network's server unless told otherwise."""
    return Caller(ChannelKind.DISCORD, str(user), name, locale=locale, server=server, manages_server=manages)


BOSS: Final = discord_user(1, "Berta", manages=True)


async def built(core: Core, *, partners: str = PARTNERS) -> NetworkId:
    """A confirmed network with these partners; Berta coordinates it."""
    network = await core.across(networks.found, BOSS, "Atlantic innovation")
    await core.write(BOSS, networks.type_partners, partners)
    await core.write(BOSS, networks.confirm)
    return network


async def assigned(core: Core, user: int, name: str, **what: object) -> members.Assigned:
    """What Berta's assignment of a user changed."""
    return await core.write(BOSS, members.assign, members.Subject(user, name), **what)
