"""What is told of members to whoever writes their messages: many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, select

from domain.actors import ChannelKind, MemberId, PartnerId
from domain.records import Record
from storage.schema.people import channel as channels
from storage.schema.people import member as members_
from storage.schema.people import person as persons
from storage.ways import way_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storage.transaction import Transaction


_MEMBERS: Final = (
    select(
        members_.c.id,
        members_.c.partner_id,
        members_.c.guest,
        persons.c.name,
        persons.c.language,
        persons.c.zone,
        channels.c.conversation,
    )
    .join(persons, persons.c.id == members_.c.person_id)
    .outerjoin(channels, channels.c.id == way_of(persons, ChannelKind.DISCORD))
    .where(
        members_.c.network_id == bindparam("network"),
        members_.c.id.in_(bindparam("members", expanding=True)),
    )
)


class Known(Record):
    """A member as their messages are made for them; `language` and `zone` only when they chose them."""

    member: MemberId
    partner: PartnerId | None
    name: str
    language: str | None
    zone: str | None
    conversation: int | None
    guest: bool = False


def members(tx: Transaction, ids: Sequence[int]) -> Mapping[int, Known]:
    """These members, those who left included."""
    if not ids:
        return {}
    rows = tx.connection.execute(_MEMBERS, {"network": tx.network, "members": sorted(set(ids))})
    return {
        row.id: Known(
            MemberId(row.id), row.partner_id, row.name, row.language, row.zone, row.conversation, row.guest
        )
        for row in rows
    }
