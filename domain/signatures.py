"""A partner's signature under its answers in one wave, and what stands in its way.

The partner's contact signs what the colleagues agreed on (`domain.agreements`). Only signed answers count
for the partner. A signature is a copy: what colleagues send later does not change it. Until the wave closes
it can be withdrawn; nothing of it is ever deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId, PartnerId
    from domain.surveys import WaveId

SignatureId = NewType("SignatureId", int)


class Signature(Record):
    """What a partner signed. `answers` are by path; `people` is over how many persons' answers.

    `shared`: the partner agrees that the network sees its result; otherwise it counts in sums only.
    `ever_shared`: others may have seen it before it was kept back, and know it still.
    `member` signed; None when they have asked to be forgotten.
    """

    id: SignatureId
    wave: WaveId
    partner: PartnerId
    answers: Mapping[str, str]
    people: int
    shared: bool
    ever_shared: bool
    member: MemberId | None
    signed_at: datetime
    withdrawn_at: datetime | None = None


class NotTheContact(DomainError):
    """Only a contact of the partner settles and signs. `contacts` are the names of those there are."""

    partner: str
    contacts: tuple[str, ...]


class NobodyAnswered(DomainError):
    """Nobody of the partner has sent answers, so there is nothing to agree on."""

    partner: str


class NotSettled(DomainError):
    """Some questions are still open: `count` of them, `first` is the first one's label."""

    count: int
    first: str


class AlreadySigned(DomainError):
    """The partner has signed; the signature has to be withdrawn before anything changes."""

    partner: str
    name: str
    at: datetime


class AgreementChanged(DomainError):
    """The answers are not those that the card showed: somebody sent or settled something since.

    `typed` is what somebody wrote meanwhile, so that it is not lost.
    """

    typed: str = ""


class NotSigned(DomainError):
    """There is no signature to withdraw or to show."""

    partner: str


class AnswersClash(DomainError):
    """The form does not allow these answers side by side: `question` is the label of the first that fails.

    `message` is what the form says about it; may be empty.
    """

    question: str
    message: str


class NoSuchAnswer(DomainError):
    """The question has no such answer: a card from an earlier version of the questionnaire."""
