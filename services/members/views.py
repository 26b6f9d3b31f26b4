"""What the services of members answer: a member with their partner, and what follows on the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.people import Standing
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import MemberId
    from domain.networks import Partner
    from domain.people import Member


class Subject(Record):
    """The Discord user whom an assignment is about."""

    user: int
    name: str
    bot: bool = False


class Mirror(Record):
    """The roles on the server that follow from what somebody is: which to have, which to lose."""

    user: int
    have: frozenset[int]
    lose: frozenset[int]


class Belonging(Record):
    """A member with their partner. `mirror` is None for somebody who is not on Discord."""

    member: Member
    partner: Partner | None
    mirror: Mirror | None = None

    @property
    def standing(self) -> Standing:
        """Contact, coordinator, both or neither."""
        return Standing.of(self.member.roles)


class Assigned(Record):
    """What an assignment changed. `asks`: they stay coordinator until that is confirmed.

    `lost` is the partner whose contact they were and are no longer; `bare` when nobody else is its contact.
    """

    before: Belonging | None
    after: Belonging
    asks: bool = False
    lost: Partner | None = None
    bare: bool = False


class Roster(Record):
    """The members of one partner (None: of none), contacts first, then by name.

    `away`: who of them was put on a list and has not come; True for those who said no.
    """

    partner: Partner | None
    members: tuple[Member, ...]
    away: Mapping[MemberId, bool] = field(default_factory=dict)
