"""Agreeing and signing: a partner's contact sees the answers side by side, settles what differs, signs.

Every function returns the agreement as it stands after its transaction. A refusal changes nothing. Nothing
is ever deleted: settlements and withdrawn signatures stay, and the trail names who did what when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import questionnaires
from domain.actors import Role
from domain.agreements import agree
from domain.errors import NotFound
from domain.records import Record, replace
from domain.results import declared
from domain.signatures import (
    AgreementChanged,
    AlreadySigned,
    AnswersClash,
    NobodyAnswered,
    NoSuchAnswer,
    NotSettled,
    NotSigned,
    NotTheContact,
)
from domain.surveys import NoWave
from services.surveys import forms, inviting
from services.surveys.signed_views import AgreementView, SignatureView
from storage import members, networks, trail
from storage.surveys import invitations, signatures, submissions, waves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor, MemberId, PartnerId
    from domain.agreements import Agreement, Item
    from domain.networks import Partner
    from domain.questionnaires import Form
    from domain.signatures import Signature
    from domain.surveys import Submission, Wave, WaveId
    from services.surveys.wave_views import WaveView
    from storage.transaction import Transaction


def agreement(tx: Transaction, actor: Actor, wave_id: WaveId | None = None) -> AgreementView:
    """The answers of the contact's partner side by side: in the wave named, else in the latest that asks it.

    An open one in which somebody answered goes before one in which nobody has.
    Raises `NotTheContact`, `NotAMember`, `NoWave`, `NotFound` or `NobodyAnswered`.
    """
    desk = _desk(tx, actor, wave_id)
    if not desk.sent and desk.signature is None:
        raise NobodyAnswered(desk.partner.name)
    return _view(tx, desk)


def waves_to_sign(tx: Transaction, actor: Actor) -> tuple[WaveView, ...]:
    """The waves that ask the actor's partner, the latest first: to choose from by name."""
    if actor.partner is None:
        return ()
    asking = (wave for wave in waves.everything(tx) if _asks(tx, wave, actor.partner))
    return tuple(inviting.view(tx, wave) for wave in asking)


def settle(
    tx: Transaction, actor: Actor, wave_id: WaveId, number: int, seal: str, choice: str
) -> AgreementView:
    """Settle a question by the place of one of its options ("0"…), or `dk` or `na`.

    Raises `AgreementChanged` when it is not what the card with that seal (`Item.seal`) showed any more.
    """
    desk = _unsigned_desk(tx, actor, wave_id)
    item = desk.item(number, seal)
    names = [option.name for option in item.question.options]
    if choice.isdecimal() and int(choice) >= len(names):
        raise NoSuchAnswer
    name = names[int(choice)] if choice.isdecimal() else choice
    path, given = item.question.path, desk.agreement.answers()
    raw = questionnaires.check_for(desk.form, given, path, name, actor.language, now=tx.now)
    return _settled(tx, desk, [(item, raw)])


def settle_named(
    tx: Transaction, actor: Actor, wave_id: WaveId, number: int, seal: str, names: Sequence[str]
) -> AgreementView:
    """Settle a question by the names of options, or of `dk` or `na`.

    Raises an `AnswerRefused` for what is no answer to it, and `AgreementChanged` as `settle`.
    """
    desk = _unsigned_desk(tx, actor, wave_id)
    item = desk.item(number, seal)
    path, given = item.question.path, desk.agreement.answers()
    raw = questionnaires.check_for(desk.form, given, path, " ".join(names), actor.language, now=tx.now)
    return _settled(tx, desk, [(item, raw)])


def settle_in_words(
    tx: Transaction, actor: Actor, wave_id: WaveId, number: int, seal: str, typed: str
) -> AgreementView:
    """Settle a question in one's own words: a text, a number, a day, several choices.

    Raises an `AnswerRefused` for what is no answer to it, and `AgreementChanged` as `settle`.
    """
    desk = _unsigned_desk(tx, actor, wave_id)
    item = desk.item(number, seal, typed)
    path, given = item.question.path, desk.agreement.answers()
    raw = questionnaires.read_for(desk.form, given, path, typed, actor.language, now=tx.now)
    return _settled(tx, desk, [(item, raw)])


def take_proposal(tx: Transaction, actor: Actor, wave_id: WaveId, number: int, seal: str) -> AgreementView:
    """Settle one question as proposed. Raises `AgreementChanged` as `settle`, or when nothing is proposed."""
    desk = _unsigned_desk(tx, actor, wave_id)
    item = desk.item(number, seal)
    if item.proposal is None:
        raise AgreementChanged
    return _settled(tx, desk, [(item, item.proposal)])


def take_proposals(tx: Transaction, actor: Actor, wave_id: WaveId, seal: str) -> AgreementView:
    """Settle all questions whose answers lie close together as proposed. Raises `AgreementChanged`."""
    desk = _unsigned_desk(tx, actor, wave_id)
    desk.must_show(seal)
    taken = [(item, item.proposal) for item in desk.agreement.easy if item.proposal is not None]
    return _settled(tx, desk, taken)


def sign(tx: Transaction, actor: Actor, wave_id: WaveId, seal: str, *, shared: bool) -> AgreementView:
    """Sign what the card with that seal showed. `shared`: the network may see the partner's result.

    Raises `NotTheContact`, `WaveClosed`, `AlreadySigned`, `NobodyAnswered`, `AgreementChanged`, `NotSettled`
    or `AnswersClash`.
    """
    desk = _unsigned_desk(tx, actor, wave_id)
    if not desk.sent:
        raise NobodyAnswered(desk.partner.name)
    desk.must_show(seal)
    still_open = desk.agreement.open
    if still_open:
        raise NotSettled(len(still_open), still_open[0].question.label(actor.language))
    answers = desk.agreement.answers()
    clash = questionnaires.first_clash(desk.form, answers, actor.language, now=tx.now)
    if clash is not None:
        path, message = clash
        raise AnswersClash(desk.form.question(path).label(actor.language), message)
    signatures.sign(
        tx,
        desk.wave.id,
        desk.partner.id,
        questionnaires.effective(desk.form, answers, now=tx.now),
        people=len(desk.sent),
        shared=shared,
        member=desk.member,
    )
    _record(tx, desk, "survey.sign", shared=shared)
    return _view(tx, _desk(tx, actor, wave_id))


def withdraw(tx: Transaction, actor: Actor, wave_id: WaveId) -> AgreementView:
    """Take the partner's signature back, while the wave is open: what was settled stays settled.

    Raises `NotTheContact`, `WaveClosed` or `NotSigned`.
    """
    desk = _desk(tx, actor, wave_id)
    desk.wave.must_be_open(tx.now)
    signatures.withdraw(tx, desk.must_be_signed().id, desk.member)
    _record(tx, desk, "survey.withdraw")
    return _view(tx, _desk(tx, actor, wave_id))


def share(tx: Transaction, actor: Actor, wave_id: WaveId, *, shared: bool) -> None:
    """Decide anew whether the network sees the partner's result.

    It can be kept back at any time, and shown while the wave is open: later, what others saw of the medians
    would tell of those still hidden.

    Raises `NotTheContact`, `WaveClosed`, `NotFound` or `NotSigned`.
    """
    desk = _desk(tx, actor, wave_id)
    if shared:
        desk.wave.must_be_open(tx.now)
    signatures.share(tx, desk.must_be_signed().id, shared)
    _record(tx, desk, "survey.share", shared=shared)


def signature_view(
    tx: Transaction, signature: Signature | None, sent: Sequence[Submission] = ()
) -> SignatureView | None:
    """A signature as it is told; `sent` are the partner's submissions, to count those that came later."""
    if signature is None:
        return None
    return SignatureView(
        name=None if signature.member is None else members.load(tx, signature.member).name,
        at=signature.signed_at,
        people=signature.people,
        shared=signature.shared,
        newer=sum(one.sent_at > signature.signed_at for one in sent),
    )


def contact_names(tx: Transaction, partner: PartnerId) -> tuple[str, ...]:
    """The contacts of a partner: those who may sign. Nobody who left is among them."""
    return tuple(member.name for member in members.listed(tx, partner=partner, role=Role.CONTACT))


class _Desk(Record):
    """What lies before a contact: their partner's answers in one wave, and the signature, if there is one."""

    member: MemberId
    partner: Partner
    wave: Wave
    form: Form
    sent: tuple[Submission, ...]
    agreement: Agreement
    signature: Signature | None

    def item(self, number: int, seal: str, typed: str = "") -> Item:
        """The question at that place. Raises `AgreementChanged` unless it is what its card showed.

        `typed` are words that were meant for it: they are given back.
        """
        found = self.agreement.item(number)
        if found is None or found.seal != seal:
            raise AgreementChanged(typed)
        return found

    def must_show(self, seal: str) -> None:
        """Raise `AgreementChanged` unless the answers are those that the card showed."""
        if self.agreement.seal != seal:
            raise AgreementChanged

    def must_be_signed(self) -> Signature:
        """The signature in force; raises `NotSigned` without one."""
        if self.signature is None:
            raise NotSigned(self.partner.name)
        return self.signature


def _desk(tx: Transaction, actor: Actor, wave_id: WaveId | None) -> _Desk:
    if wave_id is not None and waves.load(tx, wave_id) is None:
        raise NotFound("wave")
    member, partner = _contact(tx, actor)
    wave = _wave(tx, partner.id, wave_id)
    form = forms.load(tx, wave.form_hash)
    sent = submissions.of_partner(tx, wave.id, partner.id)
    settled = signatures.settlements(tx, wave.id, partner.id)
    found = agree(form, [(one.member, one.answers) for one in sent], settled, now=tx.now)
    return _Desk(member, partner, wave, form, sent, found, signatures.in_force(tx, wave.id, partner.id))


def _unsigned_desk(tx: Transaction, actor: Actor, wave_id: WaveId) -> _Desk:
    """The desk of an open wave without a signature: what settling and signing need."""
    desk = _desk(tx, actor, wave_id)
    desk.wave.must_be_open(tx.now)
    if desk.signature is not None:
        told = signature_view(tx, desk.signature)
        raise AlreadySigned(desk.partner.name, (told and told.name) or "", desk.signature.signed_at)
    return desk


def _contact(tx: Transaction, actor: Actor) -> tuple[MemberId, Partner]:
    member = actor.as_member()
    if actor.partner is None:
        raise NotTheContact("", ())
    partner = networks.partner(tx, actor.partner)
    if Role.CONTACT not in actor.roles:
        raise NotTheContact(partner.name, contact_names(tx, partner.id))
    return member, partner


def _wave(tx: Transaction, partner: PartnerId, wave_id: WaveId | None) -> Wave:
    asking = (wave for wave in waves.everything(tx) if _asks(tx, wave, partner))
    if wave_id is None:
        found = list(asking)
        if not found:
            raise NoWave
        # An empty one says nothing to its contact, and would hide one that waits for a signature.
        begun = (w for w in found if w.is_open(tx.now) and submissions.of_partner(tx, w.id, partner))
        return next(begun, found[0])
    named = next((wave for wave in asking if wave.id == wave_id), None)
    if named is None:
        raise NotFound("wave")
    return named


def _asks(tx: Transaction, wave: Wave, partner: PartnerId) -> bool:
    return any(invited.partner == partner for invited in invitations.of_wave(tx, wave.id))


def _settled(tx: Transaction, desk: _Desk, chosen: Sequence[tuple[Item, str]]) -> AgreementView:
    signatures.settle(tx, desk.wave.id, desk.partner.id, chosen, desk.member)
    settled = signatures.settlements(tx, desk.wave.id, desk.partner.id)
    sent = [(one.member, one.answers) for one in desk.sent]
    found = agree(desk.form, sent, settled, now=tx.now)
    return _view(tx, replace(desk, agreement=found))


def _record(tx: Transaction, desk: _Desk, act: str, **detail: bool) -> None:
    trail.record(tx, desk.member, act, "partner", desk.partner.id, {"wave": desk.wave.id, **detail})


def _view(tx: Transaction, desk: _Desk) -> AgreementView:
    answers = desk.agreement.answers()
    scores = questionnaires.score(desk.form, answers, now=tx.now)
    everybody = {member.id: member for member in members.listed(tx, left=True)}
    heard = {one.member for one in desk.sent}
    # Who sent answers for the partner they were in before has answered, too.
    elsewhere = submissions.sent_by(tx, desk.wave.id).keys()
    return AgreementView(
        about=inviting.view(tx, desk.wave),
        partner=desk.partner.id,
        partner_name=desk.partner.name,
        open=desk.wave.is_open(tx.now),
        agreement=desk.agreement,
        names={member: everybody[member].name for member in heard if member in everybody},
        waiting=sum(
            member.active and member.partner == desk.partner.id and member.id not in elsewhere
            for member in everybody.values()
        ),
        scores=scores,
        declared=declared(desk.form, answers, scores),
        signature=signature_view(tx, desk.signature, desk.sent),
        others=tuple(
            inviting.view(tx, wave)
            for wave in waves.everything(tx)
            if wave.id != desk.wave.id and wave.is_open(tx.now) and _asks(tx, wave, desk.partner.id)
        ),
    )
