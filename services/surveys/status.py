"""Who has answered and who has not, which partners have signed, and whom one may remind.

The coordination sees everybody, a contact their partner's people, other members their own line: who has
not answered is nobody's business but that of the contact and the coordination.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import questionnaires
from domain.actors import Role
from domain.errors import NotFound
from domain.surveys import InvitationState, NoWave, Stage
from services.surveys import forms, nudging
from services.surveys.signing import contact_names, signature_view
from services.surveys.telling import stage
from services.surveys.views import MemberStatus, PartnerStatus, StatusView, WaveView
from storage import members, networks
from storage.surveys import invitations, sessions, signatures, submissions, waves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.people import Member
    from domain.questionnaires import Form
    from domain.surveys import Invitation, SurveySession, Wave, WaveId
    from storage.transaction import Transaction


def status(tx: Transaction, actor: Actor, wave_id: WaveId | None = None) -> StatusView:
    """How far a wave is: the one named, else the latest. Raises `NotAMember`, `NoWave` or `NotFound`."""
    everybody = Role.COORDINATOR in actor.roles
    if not everybody:
        actor.as_member()
    wave = _named_or_latest(tx, wave_id)
    form = forms.load(tx, wave.form_hash)
    network = networks.load(tx)
    present = {one.id for one in networks.list_partners(tx, left=not wave.is_open(tx.now))}
    asked = [
        invited
        for invited in invitations.of_wave(tx, wave.id)
        if invited.partner in present and (everybody or invited.partner == actor.partner)
    ]
    walks = {kept.member: kept for kept in sessions.of_wave(tx, wave.id)}
    sent = submissions.sent_by(tx, wave.id)
    partners = _with_signatures(tx, wave, [_partner(tx, form, invited, walks, sent) for invited in asked])
    contact = Role.CONTACT in actor.roles
    if not everybody and not contact:
        partners = tuple(_own_line(partner, actor.member) for partner in partners)
    own = next((partner for partner in partners if partner.partner == actor.partner), None)
    return StatusView(
        about=WaveView(tx.network, network.name, wave, form),
        open=wave.is_open(tx.now),
        everybody=everybody,
        partners=partners,
        may_sign=contact and own is not None and own.signature is None and wave.is_open(tx.now),
        to_nudge=tuple(partner.id for partner in nudging.to_nudge(tx, actor, wave)),
    )


def _named_or_latest(tx: Transaction, wave_id: WaveId | None) -> Wave:
    if wave_id is None:
        found = waves.everything(tx)
        if not found:
            raise NoWave
        return found[0]
    wave = waves.load(tx, wave_id)
    if wave is None:
        raise NotFound("wave")
    return wave


def _partner(
    tx: Transaction,
    form: Form,
    invited: Invitation,
    walks: Mapping[MemberId, SurveySession],
    sent: Mapping[MemberId, datetime],
) -> PartnerStatus:
    asked = members.listed(tx, partner=invited.partner, left=True)
    partner = networks.partner(tx, invited.partner)
    return PartnerStatus(
        partner=invited.partner,
        name=partner.name,
        invited=invited.state is InvitationState.POSTED,
        problem=invited.problem,
        members=tuple(
            _member(form, member, walks.get(member.id))
            for member in asked
            if member.active or member.id in sent
        ),
    )


def _with_signatures(
    tx: Transaction, wave: Wave, partners: Iterable[PartnerStatus]
) -> tuple[PartnerStatus, ...]:
    signed = {one.partner: one for one in signatures.of_wave(tx, wave.id)}
    nudged = nudging.last_asked(tx, wave.id)
    return tuple(
        replace(
            partner,
            contacts=contact_names(tx, partner.partner),
            signature=signature_view(tx, signed.get(partner.partner)),
            nudged_at=nudged.get(partner.partner),
        )
        for partner in partners
    )


def _member(form: Form, member: Member, kept: SurveySession | None) -> MemberStatus:
    if kept is None:
        return MemberStatus(member.id, member.name, Stage.NOT_STARTED)
    progress = questionnaires.progress(form, kept.walk)
    at = stage(kept, progress)
    return MemberStatus(member.id, member.name, at, progress.done, progress.total, kept.sent_at)


def _own_line(partner: PartnerStatus, member: MemberId | None) -> PartnerStatus:
    own = tuple(m for m in partner.members if m.member == member)
    return replace(partner, members=own, whole=False)
