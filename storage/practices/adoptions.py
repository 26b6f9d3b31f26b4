"""Practices that were taken over elsewhere, and what was said of how it goes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from domain.actors import MemberId, PartnerId
from domain.errors import Changed, NotFound
from domain.plans.model import MilestoneId
from domain.practices.adopting import Adoption, AdoptionFields, AdoptionId, Check, CheckId, Said, Stage
from domain.practices.model import PracticeId
from storage import files
from storage.dialect import inserted_key
from storage.schema.practice_adopting import practice_adoption as adoptions
from storage.schema.practice_adopting import practice_check as checks

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import ColumnElement, Row

    from domain.files import FileId
    from storage.transaction import Transaction


def add(
    tx: Transaction,
    practice: PracticeId,
    fields: AdoptionFields,
    member: MemberId,
    milestone: MilestoneId | None,
) -> Adoption:
    """Keep that somebody takes a practice over, now."""
    row = {
        "network_id": tx.network,
        "practice_id": practice,
        "member_id": member,
        "partner_id": fields.partner,
        "place": fields.place,
        "adapted": fields.adapted,
        "planned": fields.planned,
        "stage": Stage.PLANNED,
        "milestone_id": milestone,
        "revision": 1,
        "adopted_at": tx.now,
        "help": "",
    }
    made = inserted_key(tx.connection.execute(insert(adoptions).values(row)))
    return load(tx, AdoptionId(made))


def load(tx: Transaction, id: AdoptionId) -> Adoption:  # noqa: A002 - `load(tx, id)` says it best
    """An adoption. Raises `NotFound`."""
    found = _select(tx, adoptions.c.id == id)
    if not found:
        raise NotFound("adoption")
    return found[0]


def of_practice(tx: Transaction, practice: PracticeId) -> tuple[Adoption, ...]:
    """Who took a practice over, the first first."""
    return _select(tx, adoptions.c.practice_id == practice)


def of_members(tx: Transaction, ids: Collection[MemberId]) -> tuple[Adoption, ...]:
    """What these members took over, the first first."""
    return _select(tx, adoptions.c.member_id.in_(ids)) if ids else ()


def step(tx: Transaction, adoption: Adoption, **columns: Any) -> Adoption:
    """Other columns (names as in the table); its revision goes up. Raises `Changed`."""
    own = (
        adoptions.c.network_id == tx.network,
        adoptions.c.id == adoption.id,
        adoptions.c.revision == adoption.revision,
    )
    values = columns | {"revision": adoption.revision + 1}
    if tx.connection.execute(update(adoptions).where(*own).values(values)).rowcount != 1:
        raise Changed
    return load(tx, adoption.id)


def say(
    tx: Transaction, adoption: Adoption, number: int | None, said: Said, file: FileId | None, by: MemberId
) -> None:
    """Keep what was said of how it goes, now."""
    row = {
        "network_id": tx.network,
        "adoption_id": adoption.id,
        "number": number,
        "stage": said.stage,
        "result": said.result,
        "proof": said.proof,
        "file_id": file,
        "member_id": by,
        "said_at": tx.now,
    }
    tx.connection.execute(insert(checks).values(row))


def checked(tx: Transaction, ids: Collection[AdoptionId]) -> Mapping[AdoptionId, tuple[Check, ...]]:
    """By adoption, what was said of how it goes, the first first; without those of which nobody did."""
    own = (checks.c.network_id == tx.network, checks.c.adoption_id.in_(ids))
    found = select(checks).where(*own).order_by(checks.c.id)
    by_id: dict[AdoptionId, list[Check]] = defaultdict(list)
    for row in tx.connection.execute(found) if ids else ():
        by_id[AdoptionId(row.adoption_id)].append(_check(tx, row))
    return {one: tuple(said) for one, said in by_id.items()}


def check(tx: Transaction, id: CheckId) -> Check:  # noqa: A002
    """What was said once. Raises `NotFound`."""
    own = (checks.c.network_id == tx.network, checks.c.id == id)
    row = tx.connection.execute(select(checks).where(*own)).one_or_none()
    if row is None:
        raise NotFound("adoption")
    return _check(tx, row)


def _select(tx: Transaction, condition: ColumnElement[bool]) -> tuple[Adoption, ...]:
    own = select(adoptions).where(adoptions.c.network_id == tx.network, condition).order_by(adoptions.c.id)
    return tuple(_adoption(row) for row in tx.connection.execute(own))


def _adoption(row: Row[Any]) -> Adoption:
    return Adoption(
        id=AdoptionId(row.id),
        practice=PracticeId(row.practice_id),
        member=None if row.member_id is None else MemberId(row.member_id),
        fields=AdoptionFields(
            row.place,
            row.adapted,
            row.planned,
            None if row.partner_id is None else PartnerId(row.partner_id),
        ),
        stage=row.stage,
        since=row.since,
        milestone=None if row.milestone_id is None else MilestoneId(row.milestone_id),
        revision=row.revision,
        adopted_at=row.adopted_at,
        thanked_at=row.thanked_at,
        offered_at=row.offered_at,
        help=row.help,
    )


def _check(tx: Transaction, row: Row[Any]) -> Check:
    return Check(
        id=CheckId(row.id),
        adoption=AdoptionId(row.adoption_id),
        number=row.number,
        said=Said(row.stage, row.result, row.proof),
        file=None if row.file_id is None else files.load(tx, row.file_id),
        by=None if row.member_id is None else MemberId(row.member_id),
        said_at=row.said_at,
    )
