"""What one person's own answers say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import questionnaires
from domain.errors import NotFound
from domain.surveys import NothingSent, Submission, Wave, WaveId
from services.surveys import forms
from services.surveys.views import OwnResult, WaveView
from storage import networks
from storage.surveys import submissions, waves

if TYPE_CHECKING:
    from domain.actors import Actor
    from storage.transaction import Transaction


def own_result(tx: Transaction, actor: Actor, wave_id: WaveId | None = None) -> OwnResult:
    """The member's own result in the wave named, else in the latest one they sent answers to.

    Raises `NotAMember`, `NothingSent` or `NotFound`.
    """
    wave, sent = _sent(tx, actor, wave_id)
    form = forms.load(tx, wave.form_hash)
    partner = networks.partner(tx, sent.partner)
    return OwnResult(
        about=WaveView(tx.network, networks.load(tx).name, wave, form),
        partner_name=partner.name,
        receipt=sent.receipt,
        sent_at=sent.sent_at,
        scores=questionnaires.score(form, sent.answers),
        answers=sent.answers,
    )


def answered_waves(tx: Transaction, actor: Actor) -> tuple[WaveView, ...]:
    """The waves that the member has sent answers to, the latest first."""
    member = actor.as_member()
    network = networks.load(tx)
    return tuple(
        WaveView(tx.network, network.name, wave, forms.load(tx, wave.form_hash))
        for wave in waves.everything(tx)
        if submissions.load_of(tx, wave.id, member)
    )


def _sent(tx: Transaction, actor: Actor, wave_id: WaveId | None) -> tuple[Wave, Submission]:
    member = actor.as_member()
    if wave_id is not None and waves.load(tx, wave_id) is None:
        raise NotFound("wave")
    for wave in waves.everything(tx):
        if wave_id in (None, wave.id):
            sent = submissions.load_of(tx, wave.id, member)
            if sent:
                return wave, sent
    raise NothingSent
