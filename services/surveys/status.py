"""Who has answered and who has not, which partners have signed, and whom one may remind.

The coordination sees everybody, a contact their partner's people, other members their own line: who has
not answered is nobody's business but that of the contact and the coordination.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from domain import questionnaires
from domain.actors import Role
from domain.errors import NotFound
from domain.records import Record, replace
from domain.surveys import InvitationState, NoWave, Stage
from services.surveys import elsewhere, inviting, nudging
from services.surveys.signed_views import SignatureView
from services.surveys.telling import stage
from services.surveys.views import MemberStatus, PartnerStatus, StatusView
from storage import arrivals, members, networks
from storage.surveys import invitations, sessions, signatures, submissions, waves

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from domain.actors import Actor, MemberId, PartnerId
    from domain.networks import Partner
    from domain.people import Member
    from domain.questionnaires import Form
    from domain.signatures import Signature
    from domain.surveys import Invitation, SurveySession, Wave, WaveId
    from storage.transaction import Transaction


def status(tx: Transaction, actor: Actor, wave_id: WaveId | None = None) -> StatusView:
    """How far a wave is: the one named, else the latest. Raises `NotAMember`, `NoWave` or `NotFound`."""
    everybody = Role.COORDINATOR in actor.roles
    if not everybody:
        actor.as_member()
    wave = _named_or_latest(tx, wave_id)
    about = inviting.view(tx, wave)
    desk = _Desk(
        partners=networks.by_id(tx),
        people=members.by_partner(tx),
        away=arrivals.away(tx).keys(),
        walks={kept.member: kept for kept in sessions.of_wave(tx, wave.id)},
        sent=submissions.sent_by(tx, wave.id),
        signed={one.partner: one for one in signatures.of_wave(tx, wave.id)},
        nudged=nudging.last_asked(tx, wave.id),
    )
    partners = tuple(
        _partner(about.form, invited, desk)
        for invited in invitations.of_wave(tx, wave.id)
        if (desk.partners[invited.partner].active or not wave.is_open(tx.now))
        and (everybody or invited.partner == actor.partner)
    )
    contact = Role.CONTACT in actor.roles
    if not everybody and not contact:
        partners = tuple(_own_line(partner, actor.member) for partner in partners)
    own = next((partner for partner in partners if partner.partner == actor.partner), None)
    return StatusView(
        about=about,
        open=wave.is_open(tx.now),
        everybody=everybody,
        partners=partners,
        may_sign=contact and own is not None and own.signature is None and wave.is_open(tx.now),
        to_nudge=tuple(partner.id for partner in nudging.to_nudge(tx, actor, wave)),
        others=elsewhere.open_beside(tx, actor, wave.id),
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


class _Desk(Record, dict=True):
    """All that is kept of a wave's partners and people, each kind loaded at once."""

    partners: Mapping[PartnerId, Partner]
    people: Mapping[PartnerId | None, tuple[Member, ...]]
    away: Collection[MemberId]
    walks: Mapping[MemberId, SurveySession]
    sent: Mapping[MemberId, datetime]
    signed: Mapping[PartnerId, Signature]
    nudged: Mapping[PartnerId, datetime]

    def counts(self, member: Member) -> bool:
        """Whether the wave waits for them, or has something of theirs: not for who has not arrived."""
        if member.id in self.sent:
            return True
        return member.active and (member.id in self.walks or member.id not in self.away)

    @cached_property
    def names(self) -> Mapping[MemberId, str]:
        """What everybody is called, those who left too: a signature outlasts them."""
        return {member.id: member.name for people in self.people.values() for member in people}


def _partner(form: Form, invited: Invitation, desk: _Desk) -> PartnerStatus:
    partner, people = desk.partners[invited.partner], desk.people.get(invited.partner, ())
    return PartnerStatus(
        partner=partner.id,
        name=partner.name,
        invited=invited.state is InvitationState.POSTED,
        problem=invited.problem,
        members=tuple(
            _member(form, member, desk.walks.get(member.id)) for member in people if desk.counts(member)
        ),
        contacts=nudging.contacts_among(people),
        signature=_signature(desk.signed.get(partner.id), desk.names),
        nudged_at=desk.nudged.get(partner.id),
    )


def _signature(found: Signature | None, names: Mapping[MemberId, str]) -> SignatureView | None:
    if found is None:
        return None
    name = None if found.member is None else names.get(found.member)
    return SignatureView(name=name, at=found.signed_at, people=found.people, shared=found.shared)


def _member(form: Form, member: Member, kept: SurveySession | None) -> MemberStatus:
    if kept is None:
        return MemberStatus(member.id, member.name, Stage.NOT_STARTED)
    progress = questionnaires.progress(form, kept.walk)
    at = stage(kept, progress)
    return MemberStatus(member.id, member.name, at, progress.done, progress.total, kept.sent_at)


def _own_line(partner: PartnerStatus, member: MemberId | None) -> PartnerStatus:
    own = tuple(m for m in partner.members if m.member == member)
    return replace(partner, members=own, whole=False)
