"""Waves with the answers people gave elsewhere or earlier: how the demo network gets its past.

Each set of answers walks through the same engine as in chat, at the times it was given, so that sessions,
their logs and submissions are what they would have been.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain import questionnaires
from domain.agreements import agree
from domain.questionnaires import DONT_KNOW, NOT_APPLICABLE, ChapterStop, QuestionStop
from domain.records import Record, replace
from domain.surveys import CardPlace
from services.receipts import receipt_number
from services.surveys import forms, reminding
from storage import members, networks
from storage.surveys import invitations, sessions, signatures, submissions, waves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from domain.actors import MemberId, PartnerId
    from domain.questionnaires import Event, Form, Session
    from domain.surveys import WaveId
    from storage.transaction import Transaction

_ASIDES: Final = {"d": DONT_KNOW, "n": NOT_APPLICABLE}


class RecordedAnswers(Record):
    """What one member answered: a digit per question is the place of the option, `d` and `n` as they say.

    `evidence` is keyed by the chapter's dimension. Fewer signs than questions: that far they came.
    """

    member: MemberId
    language: str
    zone: str
    started_at: datetime
    minutes: int
    levels: str
    evidence: Mapping[str, str]
    sent: bool
    paused: bool = False


class RecordedSignature(Record):
    """That a contact signed, all settled as proposed (don’t know where nothing is)."""

    member: MemberId
    at: datetime
    shared: bool


def record_wave(
    tx: Transaction,
    form: Form,
    label: str,
    opens_at: datetime,
    closes_at: datetime,
    partners: Iterable[PartnerId],
    answers: Iterable[RecordedAnswers],
    *,
    signed: Iterable[RecordedSignature] = (),
    created_by: MemberId | None = None,
) -> WaveId:
    """Open a wave that asks these partners, and record what was answered and signed in it so far."""
    opened = replace(tx, now=opens_at)
    forms.keep(opened, form)
    wave = waves.add(opened, form.hash, label, opens_at, closes_at, created_by)
    asked = tuple(partners)
    invitations.add(opened, wave, asked)
    if closes_at <= tx.now:
        _posted_then(opened, wave, asked)
    else:
        _schedule(tx, wave, asked)
    for one in answers:
        _record(tx, form, wave, one)
        if one.sent:
            reminding.has_sent(tx, wave, one.member)
    for signature in signed:
        _sign(tx, form, wave, signature)
    return wave


def _schedule(tx: Transaction, wave: WaveId, asked: Iterable[PartnerId]) -> None:
    found = waves.load(tx, wave)
    if found is None:
        raise AssertionError("a wave that was just added")
    reminding.wave_opened(tx, found, asked)


def _posted_then(tx: Transaction, wave: WaveId, asked: Iterable[PartnerId]) -> None:
    """A wave that is over has no card to post any more."""
    for partner in asked:
        channel = networks.partner(tx, partner).channel
        if channel is not None:
            invitations.settle(tx, wave, partner, place=CardPlace(channel, None))


def _record(tx: Transaction, form: Form, wave: WaveId, given: RecordedAnswers) -> None:
    at = replace(tx, now=given.started_at)
    walk = questionnaires.begin(form, language=given.language, zone=given.zone, now=at.now)
    partner = members.load(tx, given.member).partner
    session = sessions.start(at, wave, given.member, partner, walk)
    walk, events = _walk(form, walk, given)
    ended = replace(tx, now=given.started_at + timedelta(minutes=given.minutes))
    kept = sessions.load(ended, session)
    if kept is None:
        raise AssertionError("a session that was just started")
    kept = replace(
        kept,
        walk=walk,
        revision=1 + len(events),
        paused=given.paused,
        sent_at=ended.now if given.sent else None,
    )
    sessions.save(ended, kept, events)
    if given.sent and partner is not None:
        answers = questionnaires.export(form, walk)
        submissions.add(ended, receipt_number(), wave, partner, given.member, answers)


def _sign(tx: Transaction, form: Form, wave: WaveId, given: RecordedSignature) -> None:
    at = replace(tx, now=given.at)
    partner = members.load(at, given.member).partner
    if partner is None:
        raise ValueError("only a member of a partner signs for it")
    sent = [(one.member, one.answers) for one in submissions.of_partner(at, wave, partner)]
    chosen = [(item, item.proposal or DONT_KNOW) for item in agree(form, sent, (), now=at.now).open]
    signatures.settle(at, wave, partner, chosen, given.member)
    settled = agree(form, sent, signatures.settlements(at, wave, partner), now=at.now)
    answers = questionnaires.effective(form, settled.answers(), now=at.now)
    people = len(sent)
    signatures.sign(at, wave, partner, answers, people=people, shared=given.shared, member=given.member)


def _walk(form: Form, walk: Session, given: RecordedAnswers) -> tuple[Session, list[Event]]:
    """Answer question after question at an even pace, chapters' evidence where they end."""
    signs = iter(given.levels.replace(" ", ""))
    count = max(1, len(given.levels.replace(" ", "")))
    pace = timedelta(minutes=given.minutes) / count
    now = given.started_at
    events: list[Event] = []
    while True:
        now += pace
        match questionnaires.stop(form, walk):
            case QuestionStop() as stop:
                sign = next(signs, None)
                if sign is None:
                    return walk, events
                name = _ASIDES.get(sign) or stop.question.options[int(sign)].name
                walk = questionnaires.choose(form, walk, stop.question.key, name, now=now)
                events += walk.log
            case ChapterStop() as stop:
                said = given.evidence.get(stop.chapter.dimension or "")
                if said:
                    walk = questionnaires.answer(form, walk, said, now=now)
                    events += walk.log
                walk = questionnaires.forward(form, walk)
            case _:
                return walk, events
