"""Who has answered and who has not.

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
from services.surveys import forms
from services.surveys.telling import stage
from services.surveys.views import MemberStatus, PartnerStatus, StatusView, WaveView
from storage import members, networks
from storage.surveys import invitations, sessions, submissions, waves

if TYPE_CHECKING:
    from collections.abc import Mapping
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
    asked = [i for i in invitations.of_wave(tx, wave.id) if everybody or i.partner == actor.partner]
    walks = {kept.member: kept for kept in sessions.of_wave(tx, wave.id)}
    sent = submissions.sent_by(tx, wave.id)
    partners = tuple(_partner(tx, form, invited, walks, sent) for invited in asked)
    if not everybody and Role.CONTACT not in actor.roles:
        partners = tuple(_own_line(partner, actor.member) for partner in partners)
    about = WaveView(tx.network, network.name, wave, form)
    return StatusView(about, wave.is_open(tx.now), everybody, partners)


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


def _member(form: Form, member: Member, kept: SurveySession | None) -> MemberStatus:
    if kept is None:
        return MemberStatus(member.id, member.name, Stage.NOT_STARTED)
    progress = questionnaires.progress(form, kept.walk)
    at = stage(kept, progress)
    return MemberStatus(member.id, member.name, at, progress.done, progress.total, kept.sent_at)


def _own_line(partner: PartnerStatus, member: MemberId | None) -> PartnerStatus:
    return replace(partner, members=tuple(m for m in partner.members if m.member == member))
