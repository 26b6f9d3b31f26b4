"""Survey waves: one campaign of a questionnaire, the walks of the people who answer it, what they send.

A *wave* is open from `opens_at` until `closes_at`. Each member of its audience has at most one *session*
(their walk through the form, `domain.questionnaires.Session`, plus where its card lies) for the partner they
answer for: who changes partner begins anew, and what they sent for the one before stays there. Sending makes
a *submission*: a copy of the answers without a key to the session, so that who answered and what was
answered can be kept apart.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from domain.actors import MemberId, PartnerId
    from domain.questionnaires import Session

WaveId = NewType("WaveId", int)
SessionId = NewType("SessionId", int)
NudgeId = NewType("NudgeId", int)

LONGEST_WAVE: Final = timedelta(days=366)
# One kind nudge: the same partner is not reminded again before that.
NUDGE_REST: Final = timedelta(days=7)


class Wave(Record):
    """One campaign of a questionnaire. `label` tells it from the form's other waves ("2027")."""

    id: WaveId
    form_hash: str
    label: str
    opens_at: datetime
    closes_at: datetime
    created_by: MemberId | None

    @property
    def last_moment(self) -> datetime:
        """The last minute in which answers are taken: for where the hour is said with the day."""
        return self.closes_at - timedelta(minutes=1)

    def last_day(self, zone: ZoneInfo) -> date:
        """The last whole day in which answers are taken, in the network's zone.

        This is the day that people are told, whatever their own zone: what is open to the end of 12 December
        in Lisbon closes on the 13th in Paris, where nobody may read "until 13 December" for one hour of it.
        """
        return self.closes_at.astimezone(zone).date() - timedelta(days=1)

    def is_open(self, now: datetime) -> bool:
        """Whether answers are taken at that instant."""
        return self.opens_at <= now < self.closes_at

    def must_be_open(self, now: datetime) -> None:
        """Raise `WaveClosed` unless answers are taken at that instant."""
        if not self.is_open(now):
            raise WaveClosed(self.last_moment)


class InvitationState(StrEnum):
    """What became of a partner's invitation card."""

    DUE = "due"
    POSTED = "posted"
    FAILED = "failed"


class Invitation(Record):
    """A partner that a wave asks, and the card that asks it. `problem` is a code when it failed."""

    wave: WaveId
    partner: PartnerId
    state: InvitationState
    channel: int | None = None
    message: int | None = None
    problem: str | None = None


class Nudge(Record):
    """A reminder in a partner's channel that somebody asked for. `problem` is a code when it failed."""

    id: NudgeId
    wave: WaveId
    partner: PartnerId
    state: InvitationState
    asked_at: datetime
    problem: str | None = None

    def rests(self, now: datetime) -> bool:
        """Whether it is too early to remind the same partner again."""
        return self.state is not InvitationState.FAILED and now < self.asked_at + NUDGE_REST


class Stage(StrEnum):
    """How far somebody is with their answers."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    SENT = "sent"


class CardPlace(Record):
    """Where the one card of a session lies. No message: an ephemeral card, which nobody can find again."""

    channel: int
    message: int | None


class SurveySession(Record):
    """A session as it is kept: the walk itself, whose it is and where its card lies.

    `revision` counts the changes: a card shows one revision, and a press on an older one is refused.
    `reviewing` means that one came from the review to change one answer and goes back there. `partner` is
    the one it was begun for; None for some that are older than that was noted.
    """

    id: SessionId
    wave: WaveId
    member: MemberId
    partner: PartnerId | None
    walk: Session
    revision: int
    reviewing: bool
    paused: bool
    sent_at: datetime | None
    card: CardPlace | None
    updated_at: datetime


class Submission(Record):
    """What somebody sent. `receipt` is the number they were given; `answers` are keyed by node path."""

    receipt: str
    wave: WaveId
    partner: PartnerId
    member: MemberId | None
    answers: Mapping[str, str]
    sent_at: datetime


class WaveClosed(DomainError):
    """The wave takes no answers any more (or not yet). What was saved stays saved."""

    last_moment: datetime


class OldCard(DomainError):
    """The card shows an earlier moment of the session than the present one."""

    session: int


class NotYourCard(DomainError):
    """The session on the card belongs to somebody else."""


class ForAnotherPartner(DomainError):
    """The session was begun for the partner that its member belonged to before; `partner` is its name."""

    partner: str


class NoQuestionNow(DomainError):
    """Words were typed where the card asks nothing that could be answered in words."""


class AlreadySent(DomainError):
    """The answers have been sent; they have to be reopened before a change."""

    session: int


class AnswersMissing(DomainError):
    """Required questions are without an answer: `count` of them, `first` is the first one's label."""

    count: int
    first: str


class NotAsked(DomainError):
    """The wave does not ask this member's partner (or the member has none)."""


class NoWave(DomainError):
    """No wave of any questionnaire is open for this member."""


class NothingSent(DomainError):
    """There is no result yet: this member has not sent any answers."""


class NobodyToNudge(DomainError):
    """Nobody is to be reminded: all have signed, or were reminded within the last days."""


class NoPartners(DomainError):
    """A wave needs somebody to ask: the network has no partner, or none of those that were named."""


class LabelTaken(DomainError):
    """Another wave of the same questionnaire has this label already."""

    label: str


class DeadlineOutOfRange(DomainError):
    """The last day lies in the past or more than a year ahead. Both ends are days that would do."""

    day: date
    earliest: date
    latest: date


def deadline(day: date, zone: ZoneInfo, now: datetime) -> datetime:
    """The instant at which a wave with this last day closes: the end of that day in the network's zone.

    Raises `DeadlineOutOfRange` for a day that is over or more than a year ahead.
    """
    today = now.astimezone(zone).date()
    latest = today + LONGEST_WAVE
    if not today <= day <= latest:
        raise DeadlineOutOfRange(day, today, latest)
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
