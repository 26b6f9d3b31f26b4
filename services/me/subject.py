"""Whose data it is: the actor, as what is kept knows them; a former member too."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.privacy import NothingKept
from services.networks.retention import retention_of
from storage import across, members, networks, people
from storage.privacy import Subject

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.people import Member
    from storage.transaction import Transaction


def member_of(tx: Transaction, actor: Actor) -> Member | None:
    """What the actor is in the network, or was: what is kept of somebody who left is still theirs."""
    return None if actor.person is None else members.find(tx, actor.person)


def subject_of(tx: Transaction, actor: Actor) -> Subject:
    """The actor as the one whose data it is. Raises `NothingKept`."""
    if actor.person is None:
        raise NothingKept
    member = member_of(tx, actor)
    today = tx.now.astimezone(ZoneInfo(networks.load(tx).zone)).date()
    return Subject(
        person=actor.person,
        member=None if member is None else member.id,
        name=actor.name,
        addresses=people.own_addresses(tx, actor.person),
        elsewhere=across.known_elsewhere(tx, actor.person),
        frozen_until=retention_of(tx).frozen_until(today),
    )
