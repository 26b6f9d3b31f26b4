"""Who asks for help, and where: in a network or not yet, as what."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import UnknownNetwork, WhichNetwork
from domain.records import Record
from services import me

if TYPE_CHECKING:
    from cogs.kit import Press


class Place(StrEnum):
    """Where help was asked for."""

    NETWORK = "network"
    EMPTY_SERVER = "empty_server"
    STRANGER = "stranger"
    SEVERAL = "several"


class Situation(Record):
    """What the card of help begins with. `roles` decide which commands are the reader's.

    `manages`: they could set this server up.
    """

    place: Place
    roles: frozenset[Role] = frozenset()
    network: str = ""
    partner: str = ""
    member: bool = False
    manages: bool = False


async def situation(press: Press) -> Situation:
    """Find out, without refusing anybody."""
    try:
        found = await press.read(me.profile)
    except WhichNetwork:
        return Situation(Place.SEVERAL, member=True)
    except UnknownNetwork:
        return _nowhere(press)
    roles = press.actor.roles if press.actor else frozenset[Role]()
    partner = found.partner.name if found.partner else ""
    return Situation(Place.NETWORK, roles, found.network.name, partner, found.member is not None)


def _nowhere(press: Press) -> Situation:
    if press.interaction.guild_id is None:
        return Situation(Place.STRANGER)
    manages = press.caller.manages_server
    roles = frozenset({Role.COORDINATOR}) if manages else frozenset[Role]()
    return Situation(Place.EMPTY_SERVER, roles, manages=manages)
