"""Leaving without leaving holes: what somebody holds, to whom it goes, what stays undone.

A *leaver* is a member or a whole partner. Of what they hold some is given to a person (milestones, seats,
roles), some to a partner (actions); some cannot be given, because it is theirs alone: a questionnaire begun.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

REASON_LENGTH: Final = 300


class Leaver(StrEnum):
    """Who leaves."""

    MEMBER = "member"
    PARTNER = "partner"


class Thing(StrEnum):
    """A kind of things that can be given, in the order in which they are shown."""

    OWNED = "owned"
    STANDING_IN = "standing_in"
    ACTIONS = "actions"
    BACKING = "backing"
    """Actions of which the partner is the deputy."""
    SEATS = "seats"
    EVENTS = "events"
    """Events to come that they organise, or are the deputy of."""
    PRACTICES = "practices"
    """Good practices of which they are the author."""
    ADOPTIONS = "adoptions"
    """Practices that they adopted, and say of how it goes."""
    VISITS = "visits"
    """Visits that they offered, asked for or took up, and that are not over."""
    CONTACT = "contact"
    COORDINATION = "coordination"

    @property
    def to_partner(self) -> bool:
        """Whether it goes to a partner, not to a person."""
        return self in {Thing.ACTIONS, Thing.BACKING}


class Choice(Record):
    """To whom each kind goes: a member's id or, for actions, a partner's. What is left out stays."""

    to: Mapping[Thing, int]

    def with_(self, thing: Thing, who: int) -> Choice:
        """The choice with this kind to somebody; 0: to nobody, it stays."""
        rest = {key: value for key, value in self.to.items() if key is not thing}
        return Choice(rest | {thing: who} if who else rest)

    def as_data(self) -> dict[str, int]:
        """Plain data, for a draft."""
        return {thing.value: self.to[thing] for thing in Thing if thing in self.to}


def choice_from(data: Mapping[str, int]) -> Choice:
    """The choice that a draft holds."""
    return Choice({Thing(key): value for key, value in data.items()})


class NothingToHandOver(DomainError):
    """Nobody was chosen for anything, or there is nothing to give."""

    name: str


class NotToThem(DomainError):
    """It cannot go to this one: they leave themselves, left, or belong to another partner (a contact)."""

    name: str
