"""What signing and the results of partners and networks answer: all that a card or a page needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId, NetworkId, PartnerId
    from domain.agreements import Agreement
    from domain.questionnaires import Scores
    from domain.results import NetworkPicture, SignedResult
    from domain.surveys import NudgeId
    from services.surveys.views import WaveView


@dataclass(frozen=True)
class SignatureView:
    """A signature in force. `name` is who signed, None when they were erased.

    `people` is over how many persons' answers; `newer` how many have sent (again) since.
    """

    name: str | None
    at: datetime
    people: int
    shared: bool
    newer: int = 0


@dataclass(frozen=True)
class AgreementView:
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


@dataclass(frozen=True)
class PartnerResult:
    """A partner's signed result beside the network's picture, as the viewer may see both.

    `own`: it is the viewer's partner. `may_change`: the viewer is its contact; a signature can be withdrawn
    while `open`. `answers` are None for others' partners.
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


@dataclass(frozen=True)
class NetworkResult:
    """The network's picture in one wave. `names` are of the partners whose results are visible.

    `asked` partners in all; `own` is the viewer's partner when it has signed.
    """

    about: WaveView
    open: bool
    asked: int
    picture: NetworkPicture
    names: Mapping[PartnerId, str]
    own: PartnerId | None
    coordinates: bool


@dataclass(frozen=True)
class NudgePreview:
    """What a reminder would do, before it is confirmed: whose channels it goes to, and whose not."""

    about: WaveView
    partners: tuple[str, ...]
    resting: tuple[str, ...]
    without_channel: tuple[str, ...]


@dataclass(frozen=True)
class NudgeOutcome:
    """What became of reminders: partners whose channels have them, will have them, or could not get them."""

    about: WaveView
    posted: tuple[str, ...]
    due: tuple[str, ...]
    failed: tuple[str, ...]


@dataclass(frozen=True)
class DueNudge:
    """A reminder that has to be posted, and where. `sent` of `people` of the partner have answered."""

    id: NudgeId
    network: NetworkId
    about: WaveView
    partner: PartnerId
    partner_name: str
    language: str
    channel: int | None
    sent: int
    people: int
    contacts: tuple[str, ...]
