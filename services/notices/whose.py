"""Whom a notice is for, as one who acts: what nouns ask before they say what there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Actor
from storage import members

if TYPE_CHECKING:
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from storage.transaction import Transaction


def actor_of(tx: Transaction, notice: Notice, reader: Reader) -> Actor | None:
    """The member, or guest of events, whom the notice is for, as one who acts; None for one who has left."""
    if notice.member is None:
        return None
    member = members.load(tx, notice.member)
    if not member.here:
        return None
    return Actor(
        network=tx.network,
        address="",
        name=member.name,
        language=reader.language,
        zone=reader.zone,
        person=member.person.id,
        member=None if member.guest else member.id,
        partner=member.acts_for,
        roles=member.roles,
        guest=member.id if member.guest else None,
    )
