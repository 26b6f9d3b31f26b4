"""Who acts: what the shell knows of a caller, and what the network knows of the actor behind it."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from domain.errors import NotAMember, RoleNeeded
from domain.records import Record, field

NetworkId = NewType("NetworkId", int)
PartnerId = NewType("PartnerId", int)
PersonId = NewType("PersonId", int)
MemberId = NewType("MemberId", int)


class Role(StrEnum):
    """What a member may do beyond being a member."""

    COORDINATOR = "coordinator"
    CONTACT = "contact"
    REVIEWER = "reviewer"
    ASSESSOR = "assessor"


class ChannelKind(StrEnum):
    """The ways in which a person reaches Techlink and is reached."""

    DISCORD = "discord"
    EMAIL = "email"


class Caller(Record):
    """What the shell knows of somebody before the network is asked.

    `address` identifies the person on that kind of channel (on Discord the user's id). The network is
    given either by its id (a card in a direct message carries it) or by the server's id; with neither it
    is the person's only one, or `domain.errors.WhichNetwork` asks.
    """

    kind: ChannelKind
    address: str
    name: str
    locale: str = ""
    network: NetworkId | None = None
    server: int | None = None
    manages_server: bool = False


class Visitor(Record):
    """Somebody on the web, in one of their networks, known by a session or by a signed link."""

    person: PersonId
    network: NetworkId


class Actor(Record):
    """Somebody in a network, as every service call sees them. Who is no member has no member id.

    `guest` is the id of a guest of events (`domain.people.Member.guest`): only what is about events asks for
    it. `address` is what they called from; of a visitor, the first that is known of them.
    """

    network: NetworkId
    address: str
    name: str
    language: str
    zone: str
    person: PersonId | None = None
    member: MemberId | None = None
    partner: PartnerId | None = None
    roles: frozenset[Role] = field(default_factory=frozenset)
    guest: MemberId | None = None

    def must_be(self, role: Role) -> None:
        """Raise `RoleNeeded` unless the actor has the role."""
        if role not in self.roles:
            raise RoleNeeded(role.value)

    @property
    def known(self) -> MemberId | None:
        """The id of a member, or of a guest of events: for what is about events alone."""
        return self.member if self.member is not None else self.guest

    def as_member(self) -> MemberId:
        """The actor's member id; raise `NotAMember` for a guest."""
        if self.member is None:
            raise NotAMember
        return self.member
