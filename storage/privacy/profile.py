"""The person: name, language, zone, channels, where they are signed in. Shared by all networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from domain.privacy import Part, Reason, Sheet, Topic
from storage import across
from storage.privacy.joins import OfPerson, Stays
from storage.privacy.noun import Noun, rows
from storage.schema.door import address_claim as claims
from storage.schema.door import portal_session as sessions
from storage.schema.door import sign_in as sign_ins
from storage.schema.people import channel as channels
from storage.schema.people import person as persons

if TYPE_CHECKING:
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    own = select(persons.c.name, persons.c.language, persons.c.zone, persons.c.created_at).where(
        persons.c.id == subject.person
    )
    reached = (
        select(channels.c.kind, channels.c.address, channels.c.agreed_at, channels.c.closed_at)
        .where(channels.c.person_id == subject.person)
        .order_by(channels.c.id)
    )
    web = (
        select(
            sessions.c.device,
            sessions.c.opened_at,
            sessions.c.seen_at,
            sessions.c.expires_at,
            sessions.c.ended_at,
        )
        .where(sessions.c.person_id == subject.person)
        .order_by(sessions.c.id)
    )
    claimed = (
        select(claims.c.address, claims.c.made_at, claims.c.confirmed_at)
        .where(claims.c.person_id == subject.person)
        .order_by(claims.c.id)
    )
    return (
        Sheet("person", rows(tx, own), single=True),
        Sheet("channels", rows(tx, reached)),
        Sheet("claimed_addresses", rows(tx, claimed)),
        Sheet("web_sessions", rows(tx, web)),
    )


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:  # noqa: ARG001 - as all nouns
    return (Part(Topic.PROFILE, "person", 1, Reason.ELSEWHERE if subject.elsewhere else None),)


def _forget(tx: Transaction, subject: Subject) -> None:
    across.forget_if_unknown(tx, subject.person)


NOUN: Final = Noun(
    Topic.PROFILE,
    (
        channels.c.person_id,
        channels.c.address,
        claims.c.person_id,
        claims.c.address,
        sessions.c.person_id,
        sign_ins.c.person_id,
    ),
    _told,
    _parts,
    _forget,
    (
        OfPerson(channels.c.person_id),
        Stays(channels.c.address),
        OfPerson(claims.c.person_id),
        Stays(claims.c.address),
        OfPerson(sessions.c.person_id),
        OfPerson(sign_ins.c.person_id),
    ),
)
