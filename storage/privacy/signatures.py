"""Signatures and settlements: what was decided for a partner is the partner's, and stays without the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, or_, select, tuple_, update

from domain.privacy import Reason, Sheet, Topic, without_names
from storage.privacy.joins import Moves
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.networks import partner as partners
from storage.schema.people import member as members
from storage.schema.people import person as persons
from storage.schema.signatures import settlement as settlements
from storage.schema.signatures import signature as signatures
from storage.schema.surveys import form as forms
from storage.schema.surveys import submission as submissions
from storage.schema.surveys import wave as waves

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Join, Table

    from domain.privacy import Part
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    given = (
        select(
            forms.c.hash.label("form"),
            waves.c.label.label("wave"),
            partners.c.name.label("partner"),
            signatures.c.people,
            signatures.c.shared,
            signatures.c.signed_at,
            (signatures.c.member_id == subject.key).label("signed_by_you"),
            signatures.c.withdrawn_at,
            persons.c.name.label("withdrawn_by"),
        )
        .select_from(
            _of_partner(signatures)
            .outerjoin(
                members,
                and_(
                    members.c.network_id == signatures.c.network_id,
                    members.c.id == signatures.c.withdrawn_by,
                ),
            )
            .outerjoin(persons, persons.c.id == members.c.person_id)
        )
        .where(signatures.c.network_id == tx.network, _signed_by(subject))
        .order_by(signatures.c.id)
    )
    settled = (
        select(
            forms.c.hash.label("form"),
            waves.c.label.label("wave"),
            partners.c.name.label("partner"),
            settlements.c.settled_at,
            settlements.c.node.label("question"),
            settlements.c.value.label("answer"),
        )
        .select_from(_of_partner(settlements))
        .where(settlements.c.network_id == tx.network, settlements.c.member_id == subject.key)
        .order_by(settlements.c.id)
    )
    return Sheet("signatures", rows(tx, given)), Sheet("settlements", rows(tx, settled))


def _of_partner(table: Table) -> Join:
    """The table with the wave, the questionnaire and the partner that each row is about."""
    return (
        table.join(waves, and_(waves.c.network_id == table.c.network_id, waves.c.id == table.c.wave_id))
        .join(forms, and_(forms.c.network_id == waves.c.network_id, forms.c.id == waves.c.form_id))
        .join(
            partners,
            and_(partners.c.network_id == table.c.network_id, partners.c.id == table.c.partner_id),
        )
    )


def _signed_by(subject: Subject) -> ColumnElement[bool]:
    return or_(signatures.c.member_id == subject.key, signatures.c.withdrawn_by == subject.key)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    given = number(tx, signatures, _signed_by(subject))
    settled = number(tx, settlements, settlements.c.member_id == subject.key)
    return (
        *part(Topic.SIGNATURES, signatures, given, Reason.PARTNER),
        *part(Topic.SIGNATURES, settlements, settled, Reason.PARTNER),
    )


def _forget(tx: Transaction, subject: Subject) -> None:
    for column in (settlements.c.member_id, signatures.c.member_id, signatures.c.withdrawn_by):
        own = (column.table.c.network_id == tx.network, column == subject.key)
        tx.connection.execute(update(column.table).where(*own).values({column.name: None}))
    _unname(tx, subject)


def _unname(tx: Transaction, subject: Subject) -> None:
    """Take the name out of the words that their partner gathered from what they sent, or they settled."""
    names = (subject.name, *subject.addresses)
    for table in (signatures, settlements):
        for row in tx.connection.execute(select(table).where(_concerned(tx, table, subject))).all():
            said = _said(row._mapping, names)
            if any(row._mapping[name] != value for name, value in said.items()):
                this = (table.c.network_id == tx.network, table.c.id == row.id)
                tx.connection.execute(update(table).where(*this).values(said))


def _concerned(tx: Transaction, table: Table, subject: Subject) -> ColumnElement[bool]:
    """What was decided in the waves and partners in which they sent answers."""
    theirs = select(submissions.c.wave_id, submissions.c.partner_id).where(
        submissions.c.network_id == tx.network, submissions.c.member_id == subject.key
    )
    return and_(table.c.network_id == tx.network, tuple_(table.c.wave_id, table.c.partner_id).in_(theirs))


def _said(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The row's words without the names. The voices under a settlement stay the same as those sent."""
    if "answers" in row:
        return {"answers": {path: without_names(raw, names) for path, raw in row["answers"].items()}}
    basis = sorted(without_names(raw, names) for raw in row["basis"])
    return {"value": without_names(row["value"], names), "basis": basis}


NOUN: Final = Noun(
    Topic.SIGNATURES,
    (settlements.c.member_id, signatures.c.member_id, signatures.c.withdrawn_by),
    _told,
    _parts,
    _forget,
    (Moves(settlements.c.member_id), Moves(signatures.c.member_id), Moves(signatures.c.withdrawn_by)),
)
