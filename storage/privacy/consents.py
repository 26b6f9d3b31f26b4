"""What a member agreed to. It goes with them; who recorded it on another's behalf is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, delete, select, update

from domain.privacy import Reason, Sheet, Topic
from storage.privacy.joins import Moves
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.consents import consent as consents

if TYPE_CHECKING:
    from domain.privacy import Part
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    own = (
        select(
            consents.c.purpose,
            consents.c.wording,
            consents.c.language,
            consents.c.given_at,
            consents.c.how,
            consents.c.withdrawn_at,
        )
        .where(consents.c.network_id == tx.network, consents.c.member_id == subject.key)
        .order_by(consents.c.id)
    )
    return (Sheet("consents", rows(tx, own)),)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    own = number(tx, consents, consents.c.member_id == subject.key)
    recorded = number(
        tx,
        consents,
        and_(consents.c.recorded_by == subject.key, consents.c.member_id != subject.key),
    )
    return (
        *part(Topic.CONSENTS, consents, own),
        *part(Topic.CONSENTS, consents, recorded, Reason.NETWORK),
    )


def _forget(tx: Transaction, subject: Subject) -> None:
    here = consents.c.network_id == tx.network
    tx.connection.execute(delete(consents).where(here, consents.c.member_id == subject.key))
    tx.connection.execute(
        update(consents).where(here, consents.c.recorded_by == subject.key).values(recorded_by=None)
    )


NOUN: Final = Noun(
    Topic.CONSENTS,
    (consents.c.member_id, consents.c.recorded_by),
    _told,
    _parts,
    _forget,
    (Moves(consents.c.member_id), Moves(consents.c.recorded_by)),
)
