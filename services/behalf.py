"""A yes that somebody gave on paper, or said: recorded for them, told to them, and theirs to take back."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.actors import Role
from domain.consents import (
    ASKED,
    RECORDABLE,
    DayAhead,
    Given,
    GivenAlready,
    Purpose,
    Recorded,
    Said,
    TakenBackSince,
)
from domain.days import read_day
from domain.errors import Changed, NotAllowed
from domain.languages import FALLBACK
from domain.notices import NewNotice
from domain.notices.kinds import CONSENT_RECORDED
from domain.records import Record
from storage import consents, members, networks, outbox, trail

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from domain.people import Member
    from storage.transaction import Transaction

SUBJECT: Final = "consent"


class Kept(Record):
    """What was recorded, for whom."""

    member: Member
    recorded: Recorded


def people(tx: Transaction, actor: Actor) -> tuple[Member, ...]:
    """For whom the actor may record what they said: the coordination for all, a contact for their partner's.

    Never for oneself. Raises `NotAllowed` for anybody else.
    """
    if not {Role.COORDINATOR, Role.CONTACT} & actor.roles:
        raise NotAllowed
    return tuple(one for one in members.listed(tx) if _may(actor, one))


def record(tx: Transaction, actor: Actor, member: MemberId, purpose: Purpose, told: Said, day: str) -> Kept:
    """Keep that they said yes to today's words, on that day as it is typed. They are told, once.

    Raises `NotAllowed`, `Changed` (they have left), `GivenAlready`, `TakenBackSince`, `DayAhead`,
    `NoSuchDay`, `DayNotUnderstood`, `NotFound`, and `ValueError` for a purpose that only they speak of.
    """
    if purpose not in RECORDABLE:
        raise ValueError(purpose)
    own = members.load(tx, member)
    if not own.active:
        raise Changed
    if not _may(actor, own):
        raise NotAllowed
    given_at = _given_at(tx, actor, day)
    _must_be_news(tx, own, purpose, given_at)
    network = networks.load(tx)
    made = consents.give(
        tx,
        member,
        purpose,
        wording=ASKED[purpose],
        language=own.person.language or network.language or FALLBACK,
        how=Given.BEHALF,
        recorded_by=actor.member,
        given_at=given_at,
    )
    detail = {"purpose": purpose.value, "told": told.value}
    trail.record(tx, actor.member, "consent recorded", "member", member, detail)
    notice = NewNotice(
        CONSENT_RECORDED, SUBJECT, int(made), tx.now, f"consent:{made}", member, detail={"told": told.value}
    )
    outbox.add(tx, [notice])
    recorded = Recorded(network.id, network.name, purpose, ASKED[purpose], given_at, actor.name, told)
    return Kept(own, recorded)


def tell(tx: Transaction, notice: Notice, reader: Reader) -> Recorded | None:
    """What was recorded for the reader; None once they took it back."""
    if reader.member is None:
        return None
    every = consents.of_member(tx, reader.member)
    found = next((one for one in every if int(one.id) == notice.subject_id and one.holds), None)
    if found is None:
        return None
    by = members.names(tx, [found.recorded_by]) if found.recorded_by is not None else {}
    return Recorded(
        reader.network,
        reader.network_name,
        found.purpose,
        found.wording,
        found.given_at,
        next(iter(by.values()), ""),
        Said(notice.detail["told"]),
    )


def _may(actor: Actor, own: Member) -> bool:
    contact = Role.CONTACT in actor.roles and actor.partner is not None and actor.partner == own.acts_for
    return own.id != actor.member and (contact or Role.COORDINATOR in actor.roles)


def _given_at(tx: Transaction, actor: Actor, typed: str) -> datetime:
    """The middle of that day where the actor is; now for today."""
    zone = ZoneInfo(actor.zone)
    today = tx.now.astimezone(zone).date()
    day = read_day(typed, today) if typed.strip() else today
    if day > today:
        raise DayAhead(day)
    return min(datetime.combine(day, time(12), zone).astimezone(tx.now.tzinfo), tx.now)


def _must_be_news(tx: Transaction, own: Member, purpose: Purpose, given_at: datetime) -> None:
    """Not what holds already, nor what they took back after it."""
    for one in consents.of_member(tx, own.id):
        if one.purpose is not purpose:
            continue
        if one.withdrawn_at is None:
            raise GivenAlready(own.name)
        if one.withdrawn_at >= given_at or one.withdrawn_at.date() == given_at.date():
            raise TakenBackSince(own.name, one.withdrawn_at.date())
