"""The members of the network: which person, for which partner, in which roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, delete, insert, select, update

from domain.actors import MemberId
from domain.consents import GUEST_WORDINGS
from domain.errors import NotFound
from domain.people import AlreadyMember, Member, Person, guest_of, united
from storage import consents
from storage.dialect import inserted_key
from storage.people import normal_address
from storage.schema.networks import partner as partners
from storage.schema.people import channel as channels
from storage.schema.people import member as members
from storage.schema.people import member_role as roles_table
from storage.schema.people import person as persons

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Delete, Row, Select

    from domain.actors import ChannelKind, PartnerId, PersonId, Role
    from storage.transaction import Transaction

# The members of the network with their persons and roles, one row per role.
_ALL: Final = (
    select(
        members,
        persons.c.name.label("person_name"),
        persons.c.language.label("person_language"),
        persons.c.zone.label("person_zone"),
        persons.c.created_at.label("person_since"),
        partners.c.left_at.label("partner_left_at"),
        roles_table.c.role,
    )
    .join(persons, persons.c.id == members.c.person_id)
    .outerjoin(
        partners, and_(partners.c.network_id == members.c.network_id, partners.c.id == members.c.partner_id)
    )
    .outerjoin(
        roles_table,
        and_(roles_table.c.network_id == members.c.network_id, roles_table.c.member_id == members.c.id),
    )
    .where(members.c.network_id == bindparam("network"))
    .order_by(persons.c.name, members.c.id, roles_table.c.role)
)
# Asked with every call of a service, so made once: making a statement costs more than running it.
_BY_ID: Final = _ALL.where(members.c.id == bindparam("member"))
_BY_PERSON: Final = _ALL.where(members.c.person_id == bindparam("person"))
_BY_ADDRESS: Final = _ALL.join(channels, channels.c.person_id == members.c.person_id).where(
    channels.c.kind == bindparam("kind"), channels.c.address == bindparam("address")
)
_NAMES: Final = (
    select(members.c.id, persons.c.name)
    .join(persons, persons.c.id == members.c.person_id)
    .where(members.c.network_id == bindparam("network"), members.c.id.in_(bindparam("ones", expanding=True)))
)


def add(
    tx: Transaction,
    person: PersonId,
    partner: PartnerId | None,
    *,
    function: str = "",
    recorded_by: MemberId | None = None,
    roles: Iterable[Role] = (),
) -> Member:
    """Make a person a member; who was one before, or a guest, gets their old id back, without the old roles.

    What a guest agreed to was said for events alone, and does not hold for a member. Raises `AlreadyMember`.
    """
    values = {"partner_id": partner, "function": function, "joined_at": tx.now, "recorded_by": recorded_by}
    former = find(tx, person)
    if former is not None and former.active:
        raise AlreadyMember(former.name)
    if former is not None and former.guest:
        consents.withdraw_worded(tx, former.id, GUEST_WORDINGS)
    member = _put(tx, former, person, guest=False, **values)
    for role in roles:
        grant(tx, member, role)
    return load(tx, member)


def welcome(tx: Transaction, person: PersonId) -> Member:
    """Make a person a guest of events, who left the network or was never in it; a guest stays one.

    Raises `AlreadyMember`.
    """
    former = find(tx, person)
    if former is not None and former.active:
        raise AlreadyMember(former.name)
    if former is not None and former.here:
        return former
    values = {"partner_id": None, "function": "", "joined_at": tx.now, "recorded_by": None}
    return load(tx, _put(tx, former, person, guest=True, **values))


def _put(tx: Transaction, former: Member | None, person: PersonId, **values: Any) -> MemberId:
    if former is not None:
        _change(tx, former.id, **values, left_at=None)
        return former.id
    row = {"network_id": tx.network, "person_id": person, **values}
    return MemberId(inserted_key(tx.connection.execute(insert(members).values(row))))


def guests(tx: Transaction) -> tuple[Member, ...]:
    """The guests of the network's events, whether they have confirmed who they are or not."""
    return _several(tx, _ALL.where(members.c.guest.is_(True), members.c.left_at.is_(None)))


def load(tx: Transaction, member: MemberId) -> Member:
    """One member by their id, even one who left. Raises `NotFound`."""
    found = _several(tx, _BY_ID, member=member)
    if not found:
        raise NotFound("member", str(member))
    return found[0]


def find(tx: Transaction, person: PersonId) -> Member | None:
    """What that person is in this network, even if they left."""
    found = _several(tx, _BY_PERSON, person=person)
    return found[0] if found else None


def find_at(tx: Transaction, kind: ChannelKind, address: str) -> Member | None:
    """What whoever is reached at that address is in this network, even if they left."""
    found = _several(tx, _BY_ADDRESS, kind=kind, address=normal_address(kind, address))
    return found[0] if found else None


def listed(
    tx: Transaction,
    *,
    partner: PartnerId | None = None,
    role: Role | None = None,
    left: bool = False,
    guests: bool = False,
) -> tuple[Member, ...]:
    """Members in the order of their names: of one partner, with one role; with `left`, former ones too.

    Guests of events are among them only where they are asked for.
    """
    statement = _ALL if guests else _ALL.where(members.c.guest.is_(False))
    if partner is not None:
        statement = statement.where(members.c.partner_id == partner)
    if role is not None:
        holders = select(roles_table.c.member_id).where(
            roles_table.c.network_id == tx.network, roles_table.c.role == role
        )
        statement = statement.where(members.c.id.in_(holders))
    if not left:
        statement = statement.where(members.c.left_at.is_(None))
    return _several(tx, statement)


def names(tx: Transaction, ids: Iterable[MemberId]) -> dict[MemberId, str]:
    """The names of these members, those who left too; nothing of who was forgotten."""
    rows = tx.connection.execute(_NAMES, {"network": tx.network, "ones": list(ids)})
    return {MemberId(row.id): row.name for row in rows}


def zones(tx: Transaction, ids: Iterable[MemberId]) -> tuple[str, ...]:
    """The time zones that these members have chosen, each once, in the order of their names."""
    statement = (
        select(persons.c.zone)
        .join(members, persons.c.id == members.c.person_id)
        .where(members.c.network_id == tx.network, members.c.id.in_(list(ids)), persons.c.zone.is_not(None))
        .distinct()
        .order_by(persons.c.zone)
    )
    return tuple(tx.connection.execute(statement).scalars())


def by_partner(tx: Transaction) -> dict[PartnerId | None, tuple[Member, ...]]:
    """Everybody by the partner (or None) they belong to, in the order of their names, those who left too."""
    found: dict[PartnerId | None, list[Member]] = {}
    for member in listed(tx, left=True):
        found.setdefault(member.partner, []).append(member)
    return {partner: tuple(people) for partner, people in found.items()}


def grant(tx: Transaction, member: MemberId, role: Role) -> None:
    """Give a member a role; giving it again is harmless. Raises `NotFound`."""
    if role not in load(tx, member).roles:
        row = {"network_id": tx.network, "member_id": member, "role": role}
        tx.connection.execute(insert(roles_table).values(row))


def revoke(tx: Transaction, member: MemberId, role: Role) -> None:
    """Take a role from a member; harmless when they do not have it."""
    tx.connection.execute(_roles_of(tx, member).where(roles_table.c.role == role))


def move(tx: Transaction, member: MemberId, partner: PartnerId | None, function: str) -> None:
    """The member works for another partner, or in another function. Raises `NotFound`."""
    _change(tx, member, partner_id=partner, function=function)


def end(tx: Transaction, member: MemberId) -> None:
    """The member leaves the network and loses their roles; what they did stays. Raises `NotFound`."""
    _change(tx, member, left_at=tx.now, links_since=tx.now)
    tx.connection.execute(_roles_of(tx, member))


def belong_to(tx: Transaction, member: MemberId, person: PersonId) -> None:
    """The membership is another person's, who has none here. Raises `NotFound`."""
    _change(tx, member, person_id=person)


def absorb(tx: Transaction, kept: MemberId, gone: MemberId) -> None:
    """Of two memberships of one person the first stays, its partner and function `united`; the other goes.

    Nothing may name the other any more. Raises `NotFound`.
    """
    one, other = load(tx, kept), load(tx, gone)
    guest = guest_of(one, other)
    active = one.active or other.active or (guest and (one.here or other.here))
    partner, function = united(one, other)
    _change(
        tx,
        kept,
        partner_id=partner,
        function=function,
        joined_at=min(one.joined_at, other.joined_at),
        left_at=None if active else one.left_at,
        guest=guest,
        recorded_by=None if one.recorded_by == kept else one.recorded_by,
    )
    tx.connection.execute(delete(members).where(members.c.network_id == tx.network, members.c.id == gone))
    if not guest:
        consents.withdraw_worded(tx, kept, GUEST_WORDINGS)  # said as a guest, for events alone


def void_links(tx: Transaction, member: MemberId) -> None:
    """What was signed for the member until now opens nothing any more. Raises `NotFound`."""
    _change(tx, member, links_since=tx.now)


def links_since(tx: Transaction, member: MemberId) -> datetime | None:
    """Since when links that are signed for the member hold; None where they have left, or are unknown.

    At the earliest since they joined: what was signed before somebody left is void when they come back.
    """
    row = tx.connection.execute(
        select(members.c.joined_at, members.c.links_since).where(
            members.c.network_id == tx.network, members.c.id == member, members.c.left_at.is_(None)
        )
    ).one_or_none()
    return None if row is None else max(row.joined_at, row.links_since or row.joined_at)


def _change(tx: Transaction, member: MemberId, **values: Any) -> None:
    statement = update(members).where(members.c.network_id == tx.network, members.c.id == member)
    if tx.connection.execute(statement.values(values)).rowcount != 1:
        raise NotFound("member", str(member))


def _roles_of(tx: Transaction, member: MemberId) -> Delete:
    return delete(roles_table).where(
        roles_table.c.network_id == tx.network, roles_table.c.member_id == member
    )


def _several(tx: Transaction, statement: Select[Any], **values: int | str) -> tuple[Member, ...]:
    grouped: dict[int, list[Row[Any]]] = {}
    for row in tx.connection.execute(statement, {"network": tx.network, **values}):
        grouped.setdefault(row.id, []).append(row)
    return tuple(_member(rows) for rows in grouped.values())


def _member(rows: list[Row[Any]]) -> Member:
    row = rows[0]
    person = Person(row.person_id, row.person_name, row.person_language, row.person_zone, row.person_since)
    held = frozenset(each.role for each in rows if each.role is not None)
    own = (row.id, person, row.partner_id, row.function, row.joined_at, row.left_at, row.recorded_by)
    return Member(*own, held, partner_left=row.partner_left_at is not None, guest=row.guest)
