"""All that members owe, out of all nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Actor
from domain.todo import ordered
from services.todo.sources import SOURCES
from storage import members, networks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.actors import MemberId
    from domain.people import Member
    from domain.todo import Item
    from storage.transaction import Transaction


def gather(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, tuple[Item, ...]]:
    """What each of these members owes, the most pressing first; who owes nothing is left out."""
    found: dict[MemberId, list[Item]] = {}
    for source in SOURCES:
        for member, items in source(tx, actors).items():
            found.setdefault(member, []).extend(items)
    return {member: ordered(items) for member, items in found.items() if items}


def everybody(tx: Transaction) -> tuple[Member, ...]:
    """The active members, in the order of their names."""
    return members.listed(tx)


def acting(tx: Transaction, people: Iterable[Member], language: str = "") -> tuple[Actor, ...]:
    """These members as those who act, each with their own clock, in `language` or each in their own."""
    network = networks.load(tx)
    return tuple(
        Actor(
            network=tx.network,
            address="",
            name=one.name,
            language=language or one.person.language or network.language,
            zone=one.person.zone or network.zone,
            person=one.person.id,
            member=one.id,
            partner=one.acts_for,
            roles=one.roles,
        )
        for one in people
    )
