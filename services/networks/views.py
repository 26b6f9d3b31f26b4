"""What the services of networks answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.controllers import NOBODY
from domain.records import Record

if TYPE_CHECKING:
    from domain.controllers import Controller
    from domain.network_setup import Setup
    from domain.networks import Network, Partner
    from domain.people import Member
    from domain.server_plan import Wanted
    from services.members.views import Mirror


class SetupView(Record):
    """Where the set-up stands. `built`: the network has partners already, so this is not its first set-up.

    `wanted` is what the server needs once the draft is confirmed; `changed`: the draft says something new.
    `reserved` are the ids of what partners that left have on the server, `controller` who answers for what
    is kept on people.
    """

    network: Network
    setup: Setup
    wanted: tuple[Wanted, ...]
    built: bool
    changed: bool
    reserved: frozenset[int] = frozenset()
    controller: Controller = NOBODY


class Confirmed(Record):
    """The draft has become the network: how many partners were added and changed."""

    network: Network
    added: int
    changed: int


class Building(Record):
    """What the server needs for the network as it is now, and the roles its members should have.

    `reserved` are the ids of what partners that left have on the server: it is nobody else's.
    """

    network: Network
    wanted: tuple[Wanted, ...]
    mirrors: tuple[Mirror, ...]
    reserved: frozenset[int] = frozenset()


class PartnerLine(Record):
    """A partner in an overview: how many members, and who the contacts are."""

    partner: Partner
    members: int
    contacts: tuple[Member, ...]


class Overview(Record):
    """The network at a glance. `controller` answers for what is kept on people.

    `replies` is the address to which answers to mails go, "" where nobody reads them.
    """

    network: Network
    partners: tuple[PartnerLine, ...]
    coordinators: tuple[Member, ...]
    members: int
    controller: Controller = NOBODY
    replies: str = ""
