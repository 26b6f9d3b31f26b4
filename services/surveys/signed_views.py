"""What signing and the results of partners and networks answer: all that a card or a page needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record
from services.surveys.wave_views import NOTHING_ELSE, Elsewhere

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId, NetworkId, PartnerId
    from domain.agreements import Agreement
    from domain.questionnaires import Scores
    from domain.results import NetworkPicture, SignedResult
    from domain.surveys import NudgeId
    from domain.tallies import Tally
    from services.surveys.wave_views import WaveView


class SignatureView(Record):
    """A signature in force. `name` is who signed, None when they were erased.

    `people` is over how many persons' answers; `newer` how many have sent (again) since.
    """

    name: str | None
    at: datetime
    people: int
    shared: bool
    newer: int = 0


class AgreementView(Record):
    """A partner's answers side by side, for its contact. `names` are those of the people who answered.

    `waiting` is how many members have not sent answers; `scores` and `declared` are what a signature
    would say now. `open`: whether the wave still takes signatures. `others` are further open waves that
    ask the partner.
    """

    about: WaveView
    partner: PartnerId
    partner_name: str
    open: bool
    agreement: Agreement
    names: Mapping[MemberId | None, str]
    waiting: int
    scores: Scores
    declared: tuple[str, ...]
    signature: SignatureView | None
    others: tuple[WaveView, ...] = ()


class PartnerResult(Record):
    """A partner's signed result beside the network's picture, as the viewer may see both.

    `own`: it is the viewer's partner. `may_change`: the viewer is its contact; a signature can be withdrawn
    while `open`. `answers` are what was signed; None where the viewer may not read it.
    """

    about: WaveView
    partner: PartnerId
    partner_name: str
    signature: SignatureView
    result: SignedResult
    picture: NetworkPicture
    own: bool
    may_change: bool
    open: bool
    answers: Mapping[str, str] | None
    sent_own: bool = False
    elsewhere: Elsewhere = NOTHING_ELSE


class NetworkResult(Record):
    """The network's picture in one wave. `names` are of the partners whose results are visible.

    `asked` partners in all; `own` is the viewer's partner when it has signed. For a questionnaire without
    scores `tallies` count what the `showing` partners signed: those that show their answers.
    """

    about: WaveView
    open: bool
    asked: int
    picture: NetworkPicture
    names: Mapping[PartnerId, str]
    own: PartnerId | None
    coordinates: bool
    showing: int = 0
    tallies: tuple[Tally, ...] = ()
    elsewhere: Elsewhere = NOTHING_ELSE


class Reminder(Record):
    """What a reminder in a partner's channel says, in that channel's language.

    `sent` of `people` of the partner have answered; `contacts` are the names of those who may sign.
    """

    about: WaveView
    partner: PartnerId
    partner_name: str
    language: str
    channel: int | None
    sent: int
    people: int
    contacts: tuple[str, ...]

    @property
    def all_sent(self) -> bool:
        """Whether nothing is missing but the signature."""
        return bool(self.people) and self.sent >= self.people


class NudgePreview(Record):
    """What reminders would say, before they are confirmed, and whose channels get none."""

    about: WaveView
    reminders: tuple[Reminder, ...]
    resting: tuple[str, ...]
    without_channel: tuple[str, ...]


class NudgeOutcome(Record):
    """What became of reminders: partners whose channels have them, will have them, or could not get them."""

    about: WaveView
    posted: tuple[str, ...]
    due: tuple[str, ...]
    failed: tuple[str, ...]


class DueNudge(Reminder):
    """A reminder that has to be posted."""

    id: NudgeId
    network: NetworkId
