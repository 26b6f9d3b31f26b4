"""People, how they are reached, and what they are in a network."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

from domain.actors import Role
from domain.errors import DomainError
from domain.records import Record, field

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import ChannelKind, MemberId, PartnerId, PersonId

ChannelId = NewType("ChannelId", int)

NAME_LENGTH: Final = 80
FUNCTION_LENGTH: Final = 80
"""How somebody is called, and what they do, in letters."""


class Person(Record):
    """A human being, in whichever networks. `language` and `zone` only when they chose them."""

    id: PersonId
    name: str
    language: str | None
    zone: str | None
    created_at: datetime


class Channel(Record):
    """One way of reaching a person: on Discord their user id, for e-mail the address in lower case.

    `agreed_at` is when they agreed to be written to there, `closed_at` when it was found closed (direct
    messages switched off, an address that bounces). Nobody is written to without the one or in spite of
    the other. `conversation` is where messages to them go, where that is not the address itself: on Discord
    the channel of the direct messages, once it was opened.
    """

    id: ChannelId
    person: PersonId
    kind: ChannelKind
    address: str
    agreed_at: datetime | None = None
    closed_at: datetime | None = None
    conversation: int | None = None

    @property
    def open(self) -> bool:
        """Whether the person may be written to here."""
        return self.agreed_at is not None and self.closed_at is None


class Member(Record):
    """A person in this network, for one of its partners or (coordination staff) for none.

    `partner_left`: the partner has left the network. Its people stay members, and act for none until it is
    taken back in or they are put elsewhere. `guest`: somebody from outside who comes to events, and is let in
    nowhere else.
    """

    id: MemberId
    person: Person
    partner: PartnerId | None
    function: str
    joined_at: datetime
    left_at: datetime | None = None
    recorded_by: MemberId | None = None
    roles: frozenset[Role] = field(default_factory=frozenset)
    partner_left: bool = False
    guest: bool = False

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def active(self) -> bool:
        """Whether the person still belongs to the network; guests of events never do."""
        return self.here and not self.guest

    @property
    def here(self) -> bool:
        """Whether they have not left: who belongs to the network, and its guests."""
        return self.left_at is None

    @property
    def acts_for(self) -> PartnerId | None:
        """The partner for which the person acts now."""
        return None if self.partner_left else self.partner


def united(one: Member, other: Member) -> tuple[PartnerId | None, str]:
    """Partner and function of a person with two memberships: the active one's, else the first one's.

    What the leading one lacks comes from the other, unless that one has ended.
    """
    leading, second = (other, one) if other.active and not one.active else (one, other)
    if guest_of(one, other):
        return None, ""
    if leading.active and not second.active:
        return leading.partner, leading.function
    return leading.partner or second.partner, leading.function or second.function


def guest_of(one: Member, other: Member) -> bool:
    """Whether a person with two memberships is a guest: of what holds now there is nothing but that."""
    if one.active or other.active:
        return False
    return (one.guest and one.here) or (other.guest and other.here) or (one.guest and other.guest)


def contacts_no_more(one: Member, other: Member) -> tuple[Member, ...]:
    """Which of two that become one are contacts of a partner that is not theirs any more then."""
    partner, _ = united(one, other)
    return tuple(each for each in (one, other) if Role.CONTACT in each.roles and each.partner != partner)


class AlreadyMember(DomainError):
    """This person is a member of the network already."""

    name: str


class AddressTaken(DomainError):
    """The address belongs to somebody else. `kind` is a `domain.actors.ChannelKind` value."""

    kind: str
    address: str


class Standing(StrEnum):
    """What the coordination makes of a member: the roles it gives, chosen together."""

    MEMBER = "member"
    CONTACT = "contact"
    COORDINATOR = "coordinator"
    BOTH = "both"

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that this standing is."""
        return _STANDINGS[self]

    @classmethod
    def of(cls, roles: frozenset[Role]) -> Standing:
        """The standing that these roles make; other roles do not count."""
        own = roles & _STANDINGS[cls.BOTH]
        return next(standing for standing, made_of in _STANDINGS.items() if made_of == own)


_STANDINGS = {
    Standing.MEMBER: frozenset[Role](),
    Standing.CONTACT: frozenset({Role.CONTACT}),
    Standing.COORDINATOR: frozenset({Role.COORDINATOR}),
    Standing.BOTH: frozenset({Role.CONTACT, Role.COORDINATOR}),
}


class SamePersonAlready(DomainError):
    """The two are one already."""


class AskedAlready(DomainError):
    """Whether these two are one person was asked of them, and not long ago: it is theirs to say."""


class KnownElsewhere(DomainError):
    """Another network knows them too: that two accounts are one person, only they can say there."""

    name: str


class LastCoordinator(DomainError):
    """A network is never without a coordinator: somebody else has to become one first."""

    name: str


class PartnerNeeded(DomainError):
    """A contact is the contact of a partner: the member has to belong to one."""

    name: str


class ElsewhereAlready(DomainError):
    """The person belongs to another partner, and only the coordination moves people."""

    partner: str


class NotTheirChannel(DomainError):
    """One joins a partner in that partner's own channel, where its people are."""

    partner: str


class NothingToAssign(DomainError):
    """Neither a partner nor a function nor a role was named."""


class BotsAreNoMembers(DomainError):
    """Programs do not belong to a network."""


class FunctionTooLong(DomainError):
    """What somebody does is said in `longest` characters."""

    longest: int


class NameNeeded(DomainError):
    """Everybody is called somehow."""


class NameTooLong(DomainError):
    """A name has at most `longest` characters, so that it fits on a certificate."""

    longest: int


def check_name(name: str) -> str:
    """A name in one line, as it is kept. Raises `NameNeeded` or `NameTooLong`."""
    plain = _line(name)
    if not plain:
        raise NameNeeded
    if len(plain) > NAME_LENGTH:
        raise NameTooLong(NAME_LENGTH)
    return plain


def check_function(function: str) -> str:
    """What somebody does, in one line, as it is kept; it may be empty. Raises `FunctionTooLong`."""
    plain = _line(function)
    if len(plain) > FUNCTION_LENGTH:
        raise FunctionTooLong(FUNCTION_LENGTH)
    return plain


def _line(text: str) -> str:
    """In one line, without characters that are not seen and could turn it around."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
