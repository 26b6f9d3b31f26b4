"""People and their channels, as far as they concern the network of the transaction, and its members.

A person and a channel are of no network. What is told of them here is told of members of this network
only. The exceptions serve the person themself: whoever writes to us from an address is that person,
wherever they are a member (`person_at`), and decides how they are spoken to and whether they are written to.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, insert, select, update

from domain.actors import ChannelKind, PersonId
from domain.addresses import compared
from domain.errors import NotFound
from domain.people import AddressTaken, Channel, ChannelId, Person
from storage.dialect import inserted_key
from storage.schema.people import channel as channels
from storage.schema.people import member as members
from storage.schema.people import person as persons

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row, Update

    from storage.transaction import Transaction


class Keep(Enum):
    """The type of `KEEP`."""

    KEEP = "keep"


KEEP: Final = Keep.KEEP
"""In a call: leave this as it is."""

# Asked with every call of a service, so made once: making a statement costs more than running it.
_AT: Final = (
    select(persons)
    .join(channels, channels.c.person_id == persons.c.id)
    .where(channels.c.kind == bindparam("kind"), channels.c.address == bindparam("address"))
)
_BY_ID: Final = select(persons).where(persons.c.id == bindparam("person"))
_CHANNELS_HERE: Final = (
    select(channels)
    .join(
        members,
        and_(members.c.person_id == channels.c.person_id, members.c.network_id == bindparam("network")),
    )
    .where(channels.c.person_id == bindparam("person"))
    .order_by(channels.c.id)
)


def normal_address(kind: ChannelKind, address: str) -> str:
    """The form in which an address is kept and compared."""
    return compared(address) if kind is ChannelKind.EMAIL else address.strip()


def add_person(tx: Transaction, name: str, *, language: str | None = None, zone: str | None = None) -> Person:
    """Record a human being."""
    row = {"name": name, "language": language, "zone": zone, "created_at": tx.now}
    key = PersonId(inserted_key(tx.connection.execute(insert(persons).values(row))))
    return Person(key, name, language, zone, tx.now)


def person_at(tx: Transaction, kind: ChannelKind, address: str) -> Person | None:
    """Who is reached at that address, whatever networks they are in."""
    row = tx.connection.execute(_AT, {"kind": kind, "address": normal_address(kind, address)}).one_or_none()
    return None if row is None else Person(row.id, row.name, row.language, row.zone, row.created_at)


def oneself(tx: Transaction, person: PersonId) -> Person | None:
    """Whoever asks, as they are kept, whatever networks they are in."""
    row = tx.connection.execute(_BY_ID, {"person": person}).one_or_none()
    return None if row is None else Person(row.id, row.name, row.language, row.zone, row.created_at)


def add_channel(
    tx: Transaction, person: PersonId, kind: ChannelKind, address: str, *, agreed: bool = False
) -> Channel:
    """Record a way of reaching a person; `agreed` when they asked for it themselves just now.

    Adding it again is harmless. Raises `AddressTaken` when it is somebody else's.
    """
    address = normal_address(kind, address)
    owner = person_at(tx, kind, address)
    if owner is not None and owner.id != person:
        raise AddressTaken(kind.value, address)
    if owner is None:
        row = {"person_id": person, "kind": kind, "address": address}
        tx.connection.execute(insert(channels).values(row))
    if agreed:
        agree(tx, kind, address)
    statement = select(channels).where(channels.c.kind == kind, channels.c.address == address)
    return _channel(tx.connection.execute(statement).one())


def agree(tx: Transaction, kind: ChannelKind, address: str) -> None:
    """The person at the address agreed, just now, to be written to there; they can be reached again."""
    tx.connection.execute(_at(kind, address).values(agreed_at=tx.now, closed_at=None))


def withdraw(tx: Transaction, kind: ChannelKind, address: str) -> None:
    """The person at the address does not want to be written to there any more."""
    tx.connection.execute(_at(kind, address).values(agreed_at=None))


def withdraw_all(tx: Transaction, person: PersonId, kind: ChannelKind) -> None:
    """Whoever asks does not want to be written to any more at any of their addresses of that kind."""
    own = update(channels).where(channels.c.person_id == person, channels.c.kind == kind)
    tx.connection.execute(own.values(agreed_at=None))


def found_closed(tx: Transaction, kind: ChannelKind, address: str) -> None:
    """A message to the address was refused: nothing is sent there until they turn to us again."""
    tx.connection.execute(_at(kind, address).values(closed_at=tx.now))


def found_open(tx: Transaction, kind: ChannelKind, address: str) -> None:
    """A message to the address arrived."""
    tx.connection.execute(_at(kind, address).where(channels.c.closed_at.is_not(None)).values(closed_at=None))


def converse(tx: Transaction, kind: ChannelKind, address: str, conversation: int | None) -> None:
    """Messages to the address go to that channel: it need not be asked for each time. None forgets it."""
    tx.connection.execute(_at(kind, address).values(conversation=conversation))


def list_channels(tx: Transaction, person: PersonId) -> tuple[Channel, ...]:
    """How a member of this network is reached; nothing for anybody else."""
    rows = tx.connection.execute(_CHANNELS_HERE, {"network": tx.network, "person": person})
    return tuple(_channel(row) for row in rows)


def accounts(tx: Transaction) -> Mapping[PersonId, tuple[str, ...]]:
    """The Discord accounts of all whom the network knows, who left too; who has none is left out."""
    statement = (
        select(channels.c.person_id, channels.c.address)
        .join(members, members.c.person_id == channels.c.person_id)
        .where(members.c.network_id == tx.network, channels.c.kind == ChannelKind.DISCORD)
        .order_by(channels.c.id)
    )
    found: dict[PersonId, tuple[str, ...]] = {}
    for row in tx.connection.execute(statement):
        person = PersonId(row.person_id)
        found[person] = (*found.get(person, ()), row.address)
    return found


def own_addresses(tx: Transaction, person: PersonId) -> tuple[str, ...]:
    """All addresses of whoever asks, of whatever kind; a guest's too."""
    statement = select(channels.c.address).where(channels.c.person_id == person).order_by(channels.c.id)
    return tuple(tx.connection.scalars(statement))


def rename(tx: Transaction, person: PersonId, name: str) -> None:
    """Call a member of this network by another name. Raises `NotFound`."""
    here = select(members.c.person_id).where(members.c.network_id == tx.network)
    statement = _person(person).where(persons.c.id.in_(here)).values(name=name)
    if tx.connection.execute(statement).rowcount != 1:
        raise NotFound("person", str(person))


def choose_own(
    tx: Transaction,
    kind: ChannelKind,
    address: str,
    *,
    language: str | Keep | None = KEEP,
    zone: str | Keep | None = KEEP,
) -> None:
    """Whoever is at the address chose what to be spoken to in and shown times of; None: what fits best.

    A person chooses for all their networks, and a guest chooses too. Raises `NotFound`.
    """
    person = person_at(tx, kind, address)
    if person is None:
        raise NotFound("person", address)
    choose(tx, person.id, language=language, zone=zone)


def choose(
    tx: Transaction,
    person: PersonId,
    *,
    language: str | Keep | None = KEEP,
    zone: str | Keep | None = KEEP,
) -> None:
    """As `choose_own`, for a person who is known already."""
    chosen = {"language": language, "zone": zone}
    values = {name: value for name, value in chosen.items() if not isinstance(value, Keep)}
    if values:
        tx.connection.execute(_person(person).values(values))


def _person(person: PersonId) -> Update:
    return update(persons).where(persons.c.id == person)


def _at(kind: ChannelKind, address: str) -> Update:
    return update(channels).where(
        channels.c.kind == kind, channels.c.address == normal_address(kind, address)
    )


def _channel(row: Row[Any]) -> Channel:
    values = dict(row._mapping)
    return Channel(id=ChannelId(values.pop("id")), person=PersonId(values.pop("person_id")), **values)
