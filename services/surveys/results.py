"""What answers say: one's own, one's partner's once it is signed, and the network's picture.

Who sees what is decided in `domain.results`; here it is told who looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import questionnaires
from domain.actors import Role
from domain.errors import NotFound
from domain.results import NetworkPicture, SignedResult, answers_may_be_read, declared, picture
from domain.signatures import NotSigned
from domain.surveys import NothingSent, NoWave, Submission, Wave, WaveId
from domain.tallies import tallies
from services.surveys import elsewhere, forms, inviting
from services.surveys.signed_views import NetworkResult, PartnerResult
from services.surveys.signing import signature_view
from services.surveys.views import OwnResult
from storage import networks
from storage.surveys import invitations, signatures, submissions, waves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import Actor, PartnerId
    from domain.questionnaires import Form
    from domain.signatures import Signature
    from services.surveys.wave_views import WaveView
    from storage.transaction import Transaction


def results(
    tx: Transaction, actor: Actor, wave_id: WaveId | None = None
) -> NetworkResult | PartnerResult | OwnResult:
    """The widest result that concerns the actor: in the wave named, else in the latest that has one.

    The coordination gets the network's picture; a member their partner's signed result, until there is one
    what they themselves sent. Raises `NotAMember`, `NothingSent`, `NoWave` or `NotFound`.
    """
    named = waves.everything(tx) if wave_id is None else (_wave(tx, wave_id),)
    if Role.COORDINATOR in actor.roles:
        if not named:
            raise NoWave
        return network_result(tx, actor, named[0].id)
    known = elsewhere.with_results(tx, actor, named)
    if not known:
        raise NothingSent
    if actor.partner is not None and signatures.in_force(tx, known[0].id, actor.partner):
        return partner_result(tx, actor, known[0].id, actor.partner)
    return own_result(tx, actor, known[0].id)


def own_result(tx: Transaction, actor: Actor, wave_id: WaveId | None = None) -> OwnResult:
    """The member's own result in the wave named, else in the latest one they sent answers to.

    Raises `NotAMember`, `NothingSent` or `NotFound`.
    """
    wave, sent = _sent(tx, actor, wave_id)
    form = forms.load(tx, wave.form_hash)
    partner = networks.partner(tx, sent.partner)
    signed = signatures.in_force(tx, wave.id, partner.id) is not None
    return OwnResult(
        about=inviting.view(tx, wave),
        partner_name=partner.name,
        receipt=sent.receipt,
        sent_at=sent.sent_at,
        scores=questionnaires.score(form, sent.answers),
        answers=sent.answers,
        partner_signed=signed and actor.partner == partner.id,
        may_sign=not signed and _is_contact(actor, partner.id) and wave.is_open(tx.now),
        elsewhere=elsewhere.results_beside(tx, actor, wave.id),
    )


def partner_result(
    tx: Transaction, actor: Actor, wave_id: WaveId, partner_id: PartnerId | None = None
) -> PartnerResult:
    """A partner's signed result (without an id the actor's own partner's) beside the network's picture.

    Raises `NotAMember`, `NotFound` or `NotSigned`; a partner that keeps its result to itself is told of to
    others exactly like one that has not signed.
    """
    member = actor.as_member()
    wave = _wave(tx, wave_id)
    partner = networks.partner(tx, _named(partner_id or actor.partner))
    own = partner.id == actor.partner
    found = signatures.in_force(tx, wave.id, partner.id)
    gone = wave.is_open(tx.now) and not partner.active
    if found is None or gone or not (found.shared or own):
        raise NotSigned(partner.name)
    form = forms.load(tx, wave.form_hash)
    told = signature_view(tx, found, submissions.of_partner(tx, wave.id, partner.id) if own else ())
    if told is None:
        raise AssertionError("a signature is told")
    return PartnerResult(
        about=inviting.view(tx, wave),
        partner=partner.id,
        partner_name=partner.name,
        signature=told,
        result=_signed(form, found),
        picture=_picture(actor, form, _counting(tx, wave), final=not wave.is_open(tx.now)),
        own=own,
        may_change=_is_contact(actor, partner.id),
        open=wave.is_open(tx.now),
        answers=found.answers if answers_may_be_read(form, shared=found.shared, own=own) else None,
        sent_own=own and submissions.load_of(tx, wave.id, member) is not None,
        elsewhere=elsewhere.results_beside(tx, actor, wave.id),
    )


def network_result(tx: Transaction, actor: Actor, wave_id: WaveId) -> NetworkResult:
    """The network's picture in one wave, as this member may see it. Raises `NotAMember` or `NotFound`."""
    coordinates = Role.COORDINATOR in actor.roles
    if not coordinates:
        actor.as_member()
    wave = _wave(tx, wave_id)
    form = forms.load(tx, wave.form_hash)
    counting = _counting(tx, wave)
    shown = _picture(actor, form, counting, final=not wave.is_open(tx.now))
    known = networks.by_id(tx)
    asked = [known[invited.partner] for invited in invitations.of_wave(tx, wave.id)]
    return NetworkResult(
        about=inviting.view(tx, wave),
        open=wave.is_open(tx.now),
        asked=sum(partner.active or not wave.is_open(tx.now) for partner in asked),
        picture=shown,
        names={one.partner: known[one.partner].name for one in shown.visible},
        own=actor.partner if any(one.partner == actor.partner for one in shown.visible) else None,
        coordinates=coordinates,
        showing=sum(one.shared for one in counting),
        tallies=() if form.dimensions else tallies(form, counting),
        elsewhere=elsewhere.results_beside(tx, actor, wave.id),
    )


def waves_with_results(tx: Transaction, actor: Actor) -> tuple[WaveView, ...]:
    """The waves that `results` has something to tell of to this actor, the latest first."""
    return inviting.views(tx, elsewhere.with_results(tx, actor, waves.everything(tx)))


def _is_contact(actor: Actor, partner: PartnerId) -> bool:
    return Role.CONTACT in actor.roles and actor.partner == partner


def _named(partner: PartnerId | None) -> PartnerId:
    if partner is None:
        raise NotFound("partner")
    return partner


def _counting(tx: Transaction, wave: Wave) -> tuple[Signature, ...]:
    """The signatures that count: in an open wave not those of partners that left; a closed one stays."""
    present = {partner.id for partner in networks.list_partners(tx, left=not wave.is_open(tx.now))}
    return tuple(one for one in signatures.of_wave(tx, wave.id) if one.partner in present)


def _picture(actor: Actor, form: Form, counting: Iterable[Signature], *, final: bool) -> NetworkPicture:
    return picture(form, [_signed(form, one) for one in counting], actor.partner, final=final)


def _signed(form: Form, found: Signature) -> SignedResult:
    scores = questionnaires.score(form, found.answers)
    return SignedResult(
        found.partner, found.shared, found.ever_shared, scores, declared(form, found.answers, scores)
    )


def _wave(tx: Transaction, wave_id: WaveId) -> Wave:
    wave = waves.load(tx, wave_id)
    if wave is None:
        raise NotFound("wave")
    return wave


def _sent(tx: Transaction, actor: Actor, wave_id: WaveId | None) -> tuple[Wave, Submission]:
    member = actor.as_member()
    if wave_id is not None:
        _wave(tx, wave_id)
    for wave in waves.everything(tx):
        if wave_id in (None, wave.id):
            sent = submissions.load_of(tx, wave.id, member)
            if sent:
                return wave, sent
    raise NothingSent
