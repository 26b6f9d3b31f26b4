"""People, how they are reached, and what they are in a network."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NewType

from domain.errors import DomainError

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import ChannelKind, MemberId, PartnerId, PersonId, Role

ChannelId = NewType("ChannelId", int)


@dataclass(frozen=True)
class Person:
    """A human being, in whichever networks. `language` and `zone` only when they chose them."""

    id: PersonId
    name: str
    language: str | None
    zone: str | None
    created_at: datetime


@dataclass(frozen=True)
class Channel:
    """One way of reaching a person: on Discord their user id, for e-mail the address in lower case.

    `agreed_at` is when they agreed to be written to there, `closed_at` when it was found closed (direct
    messages switched off, an address that bounces). Nobody is written to without the one or in spite of
    the other.
    """

    id: ChannelId
    person: PersonId
    kind: ChannelKind
    address: str
    agreed_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether the person may be written to here."""
        return self.agreed_at is not None and self.closed_at is None


@dataclass(frozen=True)
class Member:
    """A person in this network, for one of its partners or (coordination staff) for none."""

    id: MemberId
    person: Person
    partner: PartnerId | None
    function: str
    joined_at: datetime
    left_at: datetime | None = None
    recorded_by: MemberId | None = None
    roles: frozenset[Role] = field(default_factory=frozenset)

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def active(self) -> bool:
        """Whether the person still belongs to the network."""
        return self.left_at is None


@dataclasses.dataclass(eq=False)
class AlreadyMember(DomainError):
    """This person is a member of the network already."""

    name: str


@dataclasses.dataclass(eq=False)
class AddressTaken(DomainError):
    """The address belongs to somebody else. `kind` is a `domain.actors.ChannelKind` value."""

    kind: str
    address: str
