"""What the services of surveys answer: all that a card, a page or a mail needs to say what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record
from services.surveys.wave_views import NOTHING_ELSE, Elsewhere

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId, NetworkId, PartnerId
    from domain.questionnaires import Form, FormProblem, Progress, Scores, Session, Stop
    from domain.surveys import CardPlace, SessionId, Stage
    from services.privacy_notice import PrivacyNotice
    from services.surveys.signed_views import SignatureView
    from services.surveys.wave_views import WaveView


class Conversation(Record):
    """One session as its owner sees it now: where they stand and what is asked next.

    `receipt` is the number of what was sent; None while the answers are open. `may_sign`: the owner is the
    contact who signs for the partner. `notice` is what has to be shown before the first answer; None once
    the introduction lies behind.
    """

    about: WaveView
    session: SessionId
    revision: int
    walk: Session
    stop: Stop
    progress: Progress
    stage: Stage
    paused: bool
    reviewing: bool
    partner_name: str
    saved_at: datetime
    receipt: str | None
    card: CardPlace | None
    may_sign: bool = False
    notice: PrivacyNotice | None = None

    @property
    def begun(self) -> bool:
        """Whether the introduction lies behind."""
        return self.revision > 0


class DueInvitation(Record):
    """An invitation card that has to be posted, and where."""

    about: WaveView
    partner: PartnerId
    partner_name: str
    language: str
    channel: int | None


class Preview(Record):
    """What `/survey invite` is about to do, before it is confirmed."""

    network: NetworkId
    draft: int
    form: Form
    label: str
    last_moment: datetime
    partners: tuple[str, ...]
    without_channel: tuple[str, ...]


class FormFindings(Record):
    """What was found in somebody's own file; `draft` keeps it for a day."""

    network: NetworkId
    draft: int
    filename: str
    errors: tuple[FormProblem, ...]
    warnings: tuple[FormProblem, ...]


class MemberStatus(Record):
    """How far one member is: `answered` of `total` questions while under way."""

    member: MemberId
    name: str
    stage: Stage
    answered: int = 0
    total: int = 0
    sent_at: datetime | None = None


class PartnerStatus(Record):
    """How far one partner is. `problem`: a code when its invitation could not be posted.

    `contacts` are the names of those who may sign, `nudged_at` when a reminder was last asked for. Not
    `whole`: only the viewer's own line, which says nothing of the partner.
    """

    partner: PartnerId
    name: str
    invited: bool
    problem: str | None
    members: tuple[MemberStatus, ...]
    contacts: tuple[str, ...] = ()
    signature: SignatureView | None = None
    nudged_at: datetime | None = None
    whole: bool = True

    def count(self, stage: Stage) -> int:
        """How many members are at that stage."""
        return sum(member.stage is stage for member in self.members)


class StatusView(Record):
    """Who has answered and who has not. `everybody`: all partners (the coordination), else one's own.

    `may_sign`: the viewer is a contact of a partner shown; `to_nudge` are the partners whom the viewer may
    have reminded now; `others` the other open waves that concern the viewer.
    """

    about: WaveView
    open: bool
    everybody: bool
    partners: tuple[PartnerStatus, ...]
    may_sign: bool = False
    to_nudge: tuple[PartnerId, ...] = ()
    others: tuple[WaveView, ...] = ()

    @property
    def signed(self) -> int:
        """How many of the partners shown have signed."""
        return sum(partner.signature is not None for partner in self.partners)

    def count(self, stage: Stage) -> int:
        """How many people are at that stage, over all partners shown."""
        return sum(partner.count(stage) for partner in self.partners)


class OwnResult(Record):
    """What one person's own answers say. `answers` are keyed by node path.

    `may_sign`: the viewer is the partner's contact, and can agree and sign now.
    """

    about: WaveView
    partner_name: str
    receipt: str
    sent_at: datetime
    scores: Scores
    answers: Mapping[str, str]
    partner_signed: bool = False
    may_sign: bool = False
    elsewhere: Elsewhere = NOTHING_ELSE
