"""One kind nudge: a reminder in the channels of the partners that have not signed yet.

The coordination reminds any partner, a contact their own. The same partner is reminded once a week at most,
whoever asks. The cards are posted by the shell, which settles each one here, as with invitations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import NotFound
from domain.surveys import InvitationState, NobodyToNudge
from services.surveys import inviting
from services.surveys.signed_views import DueNudge, NudgeOutcome, NudgePreview
from services.surveys.signing import contact_names
from storage import across, members, networks, trail
from storage.surveys import invitations, nudges, signatures, submissions, waves

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor, NetworkId, PartnerId
    from domain.networks import Partner
    from domain.surveys import CardPlace, Nudge, Wave, WaveId
    from storage.transaction import Transaction, Unscoped


def prepare(tx: Transaction, actor: Actor, wave_id: WaveId) -> NudgePreview:
    """Whom a reminder would go to. Raises `RoleNeeded`, `NotFound`, `WaveClosed` or `NobodyToNudge`."""
    wave = _open_wave(tx, actor, wave_id)
    chosen = to_nudge(tx, actor, wave)
    if not chosen:
        raise NobodyToNudge
    resting = [partner for partner in _unsigned(tx, actor, wave) if partner not in chosen]
    return NudgePreview(
        about=inviting.view(tx, wave),
        partners=tuple(partner.name for partner in chosen if partner.channel is not None),
        resting=tuple(partner.name for partner in resting),
        without_channel=tuple(partner.name for partner in chosen if partner.channel is None),
    )


def ask(tx: Transaction, actor: Actor, wave_id: WaveId) -> datetime:
    """Make the reminders due, and give the moment that names them for `outcome`.

    Raises what `prepare` raises; pressed twice, the second finds nobody left.
    """
    wave = _open_wave(tx, actor, wave_id)
    chosen = to_nudge(tx, actor, wave)
    if not chosen:
        raise NobodyToNudge
    nudges.add(tx, wave.id, [partner.id for partner in chosen], actor.member)
    codes = [partner.code for partner in chosen]
    trail.record(tx, actor.member, "survey.nudge", "wave", wave.id, {"partners": codes})
    return tx.now


def outcome(tx: Transaction, actor: Actor, wave_id: WaveId, asked_at: datetime) -> NudgeOutcome:
    """What became of the reminders that were asked for at that moment."""
    wave = _open_wave(tx, actor, wave_id)
    asked = [one for one in nudges.of_wave(tx, wave.id) if one.asked_at == asked_at]

    def named(state: InvitationState) -> tuple[str, ...]:
        return tuple(networks.partner(tx, one.partner).name for one in asked if one.state is state)

    return NudgeOutcome(
        about=inviting.view(tx, wave),
        posted=named(InvitationState.POSTED),
        due=named(InvitationState.DUE),
        failed=named(InvitationState.FAILED),
    )


def to_nudge(tx: Transaction, actor: Actor, wave: Wave) -> tuple[Partner, ...]:
    """The partners that the actor may have reminded now: not signed, and not reminded lately."""
    if not wave.is_open(tx.now):
        return ()
    resting = {one.partner for one in nudges.of_wave(tx, wave.id) if one.rests(tx.now)}
    return tuple(partner for partner in _unsigned(tx, actor, wave) if partner.id not in resting)


def last_asked(tx: Transaction, wave: WaveId) -> dict[PartnerId, datetime]:
    """When each partner was last reminded, or is about to be."""
    return {one.partner: one.asked_at for one in nudges.of_wave(tx, wave) if one.problem is None}


def due(tx: Unscoped, only: NetworkId | None = None) -> tuple[DueNudge, ...]:
    """The reminders still to be posted, in one network or in all; closed waves need none."""
    networks_ = [only] if only else [network.id for network in across.all_networks(tx)]
    return tuple(one for network in networks_ for one in _due(tx.within(network)))


def settle(tx: Unscoped, nudge: DueNudge, place: CardPlace | None, problem: str | None = None) -> None:
    """Record where the card was posted, or the code of what was in the way."""
    nudges.settle(tx.within(nudge.network), nudge.id, place=place, problem=problem)


def _due(tx: Transaction) -> tuple[DueNudge, ...]:
    found = []
    for one in nudges.due(tx):
        wave = waves.load(tx, one.wave)
        signed = signatures.in_force(tx, one.wave, one.partner) is not None
        if (
            wave is not None
            and wave.is_open(tx.now)
            and not signed
            and networks.partner(tx, one.partner).active
        ):
            found.append(_due_one(tx, wave, one))
    return tuple(found)


def _due_one(tx: Transaction, wave: Wave, nudge: Nudge) -> DueNudge:
    partner = networks.partner(tx, nudge.partner)
    present = {member.id for member in members.listed(tx, partner=partner.id)}
    sent = {one.member for one in submissions.of_partner(tx, wave.id, partner.id)}
    return DueNudge(
        id=nudge.id,
        network=tx.network,
        about=inviting.view(tx, wave),
        partner=partner.id,
        partner_name=partner.name,
        language=partner.language,
        channel=partner.channel,
        sent=len(present & sent),
        people=len(present),
        contacts=contact_names(tx, partner.id),
    )


def _unsigned(tx: Transaction, actor: Actor, wave: Wave) -> tuple[Partner, ...]:
    signed = {one.partner for one in signatures.of_wave(tx, wave.id)}
    everybody = Role.COORDINATOR in actor.roles
    own = actor.partner if Role.CONTACT in actor.roles else None
    asked = [invited.partner for invited in invitations.of_wave(tx, wave.id)]
    found = (networks.partner(tx, partner) for partner in asked if everybody or partner == own)
    return tuple(partner for partner in found if partner.active and partner.id not in signed)


def _open_wave(tx: Transaction, actor: Actor, wave_id: WaveId) -> Wave:
    if Role.CONTACT not in actor.roles:
        actor.must_be(Role.COORDINATOR)
    wave = waves.load(tx, wave_id)
    if wave is None:
        raise NotFound("wave")
    wave.must_be_open(tx.now)
    return wave
