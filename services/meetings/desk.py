"""What the services of meetings share: from when to when, who was there, the words that people typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.errors import EventCalledOff
from domain.events.model import Reply
from domain.meetings.attendance import CLOSES_AFTER, OPENS_BEFORE
from domain.meetings.errors import MeetingTextLong, MeetingTextNeeded
from domain.meetings.model import MinutesStatus
from services.events import desk, reading
from services.meetings import telling, there
from storage import settings
from storage.events import answers, events
from storage.meetings import minutes, presence

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction

SILENCE: Final = "minutes.silence"
"""The setting that says whether nobody's objecting to minutes is as good as approving them."""


def run_by(tx: Transaction, actor: Actor, id: EventId) -> Event:  # noqa: A002
    """An event that the actor runs. Raises `NotFound`, `NotYourEvent`, `NotAMember` or `EventCalledOff`."""
    desk.must_be_known(actor)
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    if not event.on:
        raise EventCalledOff(event.code)
    return event


def seen_by(tx: Transaction, actor: Actor, id: EventId) -> Event:  # noqa: A002
    """An event that the actor may look at. Raises `NotFound` or `NotAMember`."""
    return reading.show(tx, actor, id).event


def opens_at(event: Event) -> datetime:
    """From when on it can be started and checked in to."""
    return event.starts_at - OPENS_BEFORE


def closes_at(event: Event) -> datetime:
    """Until when people can check in by themselves."""
    return event.ended_at or event.ends_at + CLOSES_AFTER


def said_yes(tx: Transaction, event: Event) -> frozenset[MemberId]:
    """Those who have a seat."""
    found = answers.listed(tx, event.id)
    return frozenset(one.member for one in found if one.reply is Reply.GOING and one.seat.held)


def silence_approves(tx: Transaction) -> bool:
    """Whether the network says that silence is approval."""
    kept = settings.load(tx, SILENCE)
    return kept is not None and bool(kept.value)


def reopen(tx: Transaction, event: EventId) -> None:
    """Something that stands in minutes changed: nobody is asked about what was sent, a new version is due."""
    now = minutes.load(tx, event)
    if now.status is not MinutesStatus.DRAFT:
        minutes.step(tx, now, status=MinutesStatus.DRAFT, until=None, silence=False)
        telling.withdraw(tx, event)


def seen_there(tx: Transaction, event: Event) -> tuple[frozenset[MemberId], int]:
    """What minutes say of who was there: the members, and how many others."""
    return there.present(tx, event), presence.others(tx, event.id)


def reopen_if_others_were_there(
    tx: Transaction, event: Event, before: tuple[frozenset[MemberId], int]
) -> None:
    """The same as `reopen`, where other people were there than `before` it was known."""
    if seen_there(tx, event) != before:
        reopen(tx, event.id)


def tidy(field: str, typed: str, longest: int, *, needed: bool = True) -> str:
    """What was typed, without blanks around it. Raises `MeetingTextNeeded` or `MeetingTextLong`."""
    said = typed.strip()
    if needed and not any(sign.isalnum() for sign in said):
        raise MeetingTextNeeded(field)
    if len(said) > longest:
        raise MeetingTextLong(field, longest)
    return said
