"""The network of the transaction, and its partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, insert, select, update

from domain.actors import PartnerId
from domain.errors import NotFound
from domain.networks import CodeTaken, Network, Partner
from storage.dialect import inserted_key
from storage.schema.networks import network as networks
from storage.schema.networks import partner as partners

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Row

    from domain.networks import NewPartner, PartnerKind
    from storage.transaction import Transaction


# Asked with almost every call of a service, so made once: making a statement costs more than running it.
_LOAD: Final = select(networks).where(networks.c.id == bindparam("id"))
_PARTNERS: Final = select(partners).where(partners.c.network_id == bindparam("network"))
_PARTNER: Final = _PARTNERS.where(partners.c.id == bindparam("id"))
_NAMES: Final = (
    select(networks.c.name, networks.c.zone, partners.c.name.label("partner_name"))
    .outerjoin(partners, and_(partners.c.network_id == networks.c.id, partners.c.id == bindparam("partner")))
    .where(networks.c.id == bindparam("network"))
)
_ALL_PARTNERS: Final = _PARTNERS.order_by(partners.c.code)
_PRESENT_PARTNERS: Final = _ALL_PARTNERS.where(partners.c.left_at.is_(None))


def network_from(row: Row[Any]) -> Network:
    """The record for a row of the table `network`."""
    return Network(
        id=row.id,
        server=row.server_id,
        name=row.name,
        language=row.language,
        zone=row.zone,
        demo=row.demo,
        created_at=row.created_at,
        coordinator_role=row.coordinator_role,
        coordination_channel=row.coordination_channel,
        category=row.category,
    )


def load(tx: Transaction) -> Network:
    """The network itself."""
    return network_from(tx.connection.execute(_LOAD, {"id": tx.network}).one())


def names(tx: Transaction, partner: PartnerId | None) -> tuple[str, str, str]:
    """What the network is called, its zone, and what one of its partners is called; "" for none."""
    row = tx.connection.execute(_NAMES, {"network": tx.network, "partner": partner}).one()
    return row.name, row.zone, row.partner_name or ""


def describe(tx: Transaction, *, name: str, language: str, zone: str) -> None:
    """Give the network another name, language or time zone."""
    changed = {"name": name, "language": language, "zone": zone}
    tx.connection.execute(update(networks).where(networks.c.id == tx.network).values(changed))


def place(
    tx: Transaction, *, coordinator_role: int | None, coordination_channel: int | None, category: int | None
) -> None:
    """Record where on its server the network has its role, its channel and its category."""
    changed = {
        "coordinator_role": coordinator_role,
        "coordination_channel": coordination_channel,
        "category": category,
    }
    tx.connection.execute(update(networks).where(networks.c.id == tx.network).values(changed))


def _partner(row: Row[Any]) -> Partner:
    values = dict(row._mapping)
    del values["network_id"]
    return Partner(**values)


def _one(tx: Transaction, condition: ColumnElement[bool]) -> Partner | None:
    row = tx.connection.execute(_PARTNERS.where(condition), {"network": tx.network}).one_or_none()
    return None if row is None else _partner(row)


def _change(tx: Transaction, partner: PartnerId, **values: object) -> None:
    statement = update(partners).where(partners.c.network_id == tx.network, partners.c.id == partner)
    if tx.connection.execute(statement.values(values)).rowcount != 1:
        raise NotFound("partner", str(partner))


def add_partner(tx: Transaction, new: NewPartner) -> Partner:
    """Add an organisation. Raises `CodeTaken` when a partner, even one that left, has the code."""
    if find_partner(tx, new.code) is not None:
        raise CodeTaken(new.code)
    row = {
        "network_id": tx.network,
        "code": new.code,
        "name": new.name,
        "kind": new.kind,
        "language": new.language,
        "region": new.region,
        "country": new.country,
        "created_at": tx.now,
    }
    key = inserted_key(tx.connection.execute(insert(partners).values(row)))
    return partner(tx, PartnerId(key))


def partner(tx: Transaction, id: PartnerId) -> Partner:  # noqa: A002 - `partner(tx, id)` says it best
    """One partner by its id, even one that left. Raises `NotFound`."""
    row = tx.connection.execute(_PARTNER, {"network": tx.network, "id": id}).one_or_none()
    if row is None:
        raise NotFound("partner", str(id))
    return _partner(row)


def find_partner(tx: Transaction, code: str) -> Partner | None:
    """The partner with exactly this code."""
    return _one(tx, partners.c.code == code)


def partner_in(tx: Transaction, channel: int) -> Partner | None:
    """The partner whose own channel this is."""
    return _one(tx, partners.c.channel == channel)


def list_partners(tx: Transaction, *, left: bool = False) -> tuple[Partner, ...]:
    """The partners in the order of their codes; with `left`, those that left too."""
    statement = _ALL_PARTNERS if left else _PRESENT_PARTNERS
    return tuple(_partner(row) for row in tx.connection.execute(statement, {"network": tx.network}))


def by_id(tx: Transaction) -> dict[PartnerId, Partner]:
    """All partners by their ids, those that left too: for whoever needs several."""
    return {partner.id: partner for partner in list_partners(tx, left=True)}


def edit_partner(
    tx: Transaction,
    id: PartnerId,  # noqa: A002
    *,
    name: str,
    kind: PartnerKind,
    language: str,
    region: str | None,
    country: str | None,
) -> None:
    """Change what is known of a partner. Raises `NotFound`."""
    _change(tx, id, name=name, kind=kind, language=language, region=region, country=country)


def place_partner(tx: Transaction, id: PartnerId, *, role: int | None, channel: int | None) -> None:  # noqa: A002
    """Record the partner's role and channel on the server. Raises `NotFound`."""
    _change(tx, id, role=role, channel=channel)


def end_partner(tx: Transaction, id: PartnerId) -> None:  # noqa: A002
    """The organisation leaves the network; what it did stays. Raises `NotFound`."""
    _change(tx, id, left_at=tx.now)


def return_partner(tx: Transaction, id: PartnerId) -> None:  # noqa: A002
    """An organisation that left is back. Raises `NotFound`."""
    _change(tx, id, left_at=None)
