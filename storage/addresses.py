"""The e-mail addresses of a network's people, given by its coordination or by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, select

from domain.actors import ChannelKind, PersonId
from domain.people import Channel, ChannelId
from storage.people import normal_address
from storage.portions import portions
from storage.schema.people import channel as channels
from storage.schema.people import member as members
from storage.ways import chosen

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Row

    from storage.transaction import Transaction


def known(tx: Transaction) -> Mapping[PersonId, Channel]:
    """The address of each member, of those who left too: of several the one that stands for them."""
    statement = (
        select(channels)
        .join(members, and_(members.c.person_id == channels.c.person_id, members.c.network_id == tx.network))
        .where(channels.c.kind == ChannelKind.EMAIL)
        .order_by(channels.c.id)
    )
    found: dict[PersonId, Channel] = {}
    for row in tx.connection.execute(statement):
        one = _channel(row)
        both = (found[one.person], one) if one.person in found else (one,)
        found[one.person] = chosen(both, ChannelKind.EMAIL) or one
    return found


def owners(tx: Transaction, addresses: Collection[str]) -> Mapping[str, PersonId]:
    """Whose these addresses are, whatever networks they are in; those of nobody are left out."""
    found: dict[str, PersonId] = {}
    for some in portions(sorted({normal_address(ChannelKind.EMAIL, one) for one in addresses})):
        statement = select(channels.c.address, channels.c.person_id).where(
            channels.c.kind == ChannelKind.EMAIL, channels.c.address.in_(some)
        )
        found |= {row.address: PersonId(row.person_id) for row in tx.connection.execute(statement)}
    return found


def drop(tx: Transaction, person: PersonId, address: str) -> None:
    """Forget an address that somebody else gave for them; one that they agreed to stays."""
    statement = delete(channels).where(
        channels.c.person_id == person,
        channels.c.kind == ChannelKind.EMAIL,
        channels.c.address == normal_address(ChannelKind.EMAIL, address),
        channels.c.agreed_at.is_(None),
    )
    tx.connection.execute(statement)


def _channel(row: Row[Any]) -> Channel:
    values = dict(row._mapping)
    return Channel(id=ChannelId(values.pop("id")), person=PersonId(values.pop("person_id")), **values)
