"""What the person is in the network: their partner, function and roles, and how they came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, delete, select

from domain.actors import Role
from domain.people import contacts_no_more
from domain.privacy import Part, Sheet, Topic
from storage import members as stored
from storage.privacy.joins import ByHand, MovesUnless, OfPerson, join
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.arrivals import arrival as arrivals
from storage.schema.networks import partner as partners
from storage.schema.people import member as members
from storage.schema.people import member_role as roles
from storage.schema.people import person as persons

if TYPE_CHECKING:
    from storage.privacy.joins import Two
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    recorder = members.alias("recorder")
    own = (
        select(
            partners.c.code.label("partner_code"),
            partners.c.name.label("partner"),
            members.c.function,
            members.c.joined_at,
            members.c.left_at,
            persons.c.name.label("recorded_by"),
        )
        .select_from(members)
        .outerjoin(
            partners,
            and_(partners.c.network_id == members.c.network_id, partners.c.id == members.c.partner_id),
        )
        .outerjoin(
            recorder,
            and_(recorder.c.network_id == members.c.network_id, recorder.c.id == members.c.recorded_by),
        )
        .outerjoin(persons, persons.c.id == recorder.c.person_id)
        .where(members.c.network_id == tx.network, members.c.id == subject.key)
    )
    held = (
        select(roles.c.role)
        .where(roles.c.network_id == tx.network, roles.c.member_id == subject.key)
        .order_by(roles.c.role)
    )
    expected = select(
        arrivals.c.code,
        arrivals.c.listed_at,
        arrivals.c.invited_at,
        arrivals.c.arrived_at,
        arrivals.c.confirmed_at,
        arrivals.c.declined_at,
    ).where(arrivals.c.network_id == tx.network, arrivals.c.member_id == subject.key)
    return (
        Sheet("member", rows(tx, own), single=True),
        Sheet("roles", rows(tx, held)),
        Sheet("arrival", rows(tx, expected), single=True),
    )


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    if subject.member is None:
        return ()
    held = number(tx, roles, roles.c.member_id == subject.key)
    expected = number(tx, arrivals, arrivals.c.member_id == subject.key)
    return (
        Part(Topic.MEMBERSHIP, "membership", 1),
        *part(Topic.MEMBERSHIP, roles, held),
        *part(Topic.MEMBERSHIP, arrivals, expected),
    )


def _forget(tx: Transaction, subject: Subject) -> None:
    own = (roles.c.network_id == tx.network, roles.c.member_id == subject.key)
    tx.connection.execute(delete(roles).where(*own))
    expected = (arrivals.c.network_id == tx.network, arrivals.c.member_id == subject.key)
    tx.connection.execute(delete(arrivals).where(*expected))
    tx.connection.execute(
        delete(members).where(members.c.network_id == tx.network, members.c.id == subject.key)
    )


def _join_roles(tx: Transaction, two: Two) -> None:
    """The roles of both, but for being the contact of a partner that is not theirs any more."""
    for each in contacts_no_more(stored.load(tx, two.kept), stored.load(tx, two.gone)):
        stored.revoke(tx, each.id, Role.CONTACT)
    join(tx, MovesUnless(roles.c.member_id, (roles.c.role,)), two)


NOUN: Final = Noun(
    Topic.MEMBERSHIP,
    (members.c.person_id, roles.c.member_id, arrivals.c.member_id),
    _told,
    _parts,
    _forget,
    (
        OfPerson(members.c.person_id),
        ByHand((roles.c.member_id,), _join_roles),
        MovesUnless(arrivals.c.member_id),
    ),
)
