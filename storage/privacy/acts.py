"""What somebody did for the network, and what was noted about them.

The trail is what funders and auditors are shown: its acts stay, without the name, until the period in which
they may be asked for is over; then `storage.across.delete_thawed_acts` deletes them. Settings,
questionnaires, reminders and members stay, for they are the network's; who made them is forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, or_, select, update

from domain.privacy import Reason, Sheet, Topic, end_of
from storage.privacy.joins import ByHand, Moves
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.networks import partner as partners
from storage.schema.people import member as members
from storage.schema.people import person as persons
from storage.schema.settings import setting as settings
from storage.schema.settings import setting_history as former
from storage.schema.signatures import nudge as nudges
from storage.schema.surveys import form as forms
from storage.schema.surveys import wave as waves
from storage.schema.trail import trail

if TYPE_CHECKING:
    from sqlalchemy import Column, ColumnElement, Select

    from domain.privacy import Part
    from storage.privacy.joins import Two
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction

# Whose making is forgotten while the thing itself stays.
_MADE: Final[tuple[Column[Any], ...]] = (
    members.c.recorded_by,
    settings.c.changed_by,
    former.c.changed_by,
    waves.c.created_by,
    nudges.c.member_id,
)


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    return (
        Sheet("done", rows(tx, _done(tx, subject))),
        Sheet("noted", rows(tx, _noted(tx, subject))),
        Sheet("settings", rows(tx, _changed(tx, subject))),
        Sheet("waves", rows(tx, _opened(tx, subject))),
        Sheet("reminders", rows(tx, _reminded(tx, subject))),
        Sheet("recorded", rows(tx, _recorded(tx, subject))),
    )


def _done(tx: Transaction, subject: Subject) -> Select[Any]:
    return (
        select(trail.c.at, trail.c.act, trail.c.subject_kind.label("about"), trail.c.detail)
        .where(trail.c.network_id == tx.network, trail.c.member_id == subject.key)
        .order_by(trail.c.id)
    )


def _noted(tx: Transaction, subject: Subject) -> Select[Any]:
    """What was done to them, by whom."""
    return (
        select(trail.c.at, trail.c.act, trail.c.detail, persons.c.name.label("by"))
        .outerjoin(
            members, and_(members.c.network_id == trail.c.network_id, members.c.id == trail.c.member_id)
        )
        .outerjoin(persons, persons.c.id == members.c.person_id)
        .where(trail.c.network_id == tx.network, _about(subject))
        .order_by(trail.c.id)
    )


def _changed(tx: Transaction, subject: Subject) -> Select[Any]:
    return (
        select(former.c.changed_at, former.c.key.label("setting"), former.c.value)
        .where(former.c.network_id == tx.network, former.c.changed_by == subject.key)
        .order_by(former.c.id)
    )


def _opened(tx: Transaction, subject: Subject) -> Select[Any]:
    return (
        select(forms.c.hash.label("form"), waves.c.label.label("wave"), waves.c.opens_at, waves.c.closes_at)
        .join(forms, and_(forms.c.network_id == waves.c.network_id, forms.c.id == waves.c.form_id))
        .where(waves.c.network_id == tx.network, waves.c.created_by == subject.key)
        .order_by(waves.c.id)
    )


def _reminded(tx: Transaction, subject: Subject) -> Select[Any]:
    return (
        select(nudges.c.asked_at, partners.c.name.label("partner"))
        .join(
            partners,
            and_(partners.c.network_id == nudges.c.network_id, partners.c.id == nudges.c.partner_id),
        )
        .where(nudges.c.network_id == tx.network, nudges.c.member_id == subject.key)
        .order_by(nudges.c.id)
    )


def _recorded(tx: Transaction, subject: Subject) -> Select[Any]:
    """That they recorded members, and when; who these are is not theirs."""
    return (
        select(members.c.joined_at)
        .where(members.c.network_id == tx.network, members.c.recorded_by == subject.key)
        .order_by(members.c.id)
    )


def _about(subject: Subject) -> ColumnElement[bool]:
    return and_(trail.c.subject_kind == "member", trail.c.subject_id == subject.key)


def _in_trail(subject: Subject) -> ColumnElement[bool]:
    return or_(trail.c.member_id == subject.key, _about(subject))


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    until = subject.frozen_until
    noted = number(tx, trail, _in_trail(subject))
    made = [
        found
        for column in _MADE
        for found in part(
            Topic.ACTS, column.table, number(tx, column.table, column == subject.key), Reason.NETWORK
        )
    ]
    return (*part(Topic.ACTS, trail, noted, None if until is None else Reason.RECORD, until), *made)


def _forget(tx: Transaction, subject: Subject) -> None:
    theirs = (trail.c.network_id == tx.network, _in_trail(subject))
    if subject.frozen_until is None:
        tx.connection.execute(delete(trail).where(*theirs))
    else:
        end = end_of(subject.frozen_until)
        sooner = or_(trail.c.frozen_until.is_(None), trail.c.frozen_until < end)
        tx.connection.execute(update(trail).where(*theirs, sooner).values(frozen_until=end))
    for column in (trail.c.member_id, *_MADE):
        own = (column.table.c.network_id == tx.network, column == subject.key)
        tx.connection.execute(update(column.table).where(*own).values({column.name: None}))


def _join(tx: Transaction, two: Two) -> None:
    """What was done to the one was done to the other."""
    about = (
        trail.c.network_id == tx.network,
        trail.c.subject_kind == "member",
        trail.c.subject_id == two.gone,
    )
    tx.connection.execute(update(trail).where(*about).values(subject_id=two.kept))


NOUN: Final = Noun(
    Topic.ACTS,
    (trail.c.member_id, trail.c.subject_id, *_MADE),
    _told,
    _parts,
    _forget,
    (ByHand((trail.c.subject_id,), _join), *map(Moves, (trail.c.member_id, *_MADE))),
)
