"""One kind nudge: a reminder in the channels of the partners that have not signed yet.

The coordination reminds any partner, a contact their own. The same partner is reminded once a week at most,
whoever asks. The cards are posted by the shell, which settles each one here, as with invitations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import NotFound
from domain.records import parts
from domain.surveys import InvitationState, NobodyToNudge
from services.surveys import inviting
from services.surveys.signed_views import DueNudge, NudgeOutcome, NudgePreview, Reminder
from storage import across, arrivals, members, networks, trail
from storage.surveys import invitations, nudges, signatures, submissions, waves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from domain.actors import Actor, NetworkId, PartnerId
    from domain.networks import Partner
    from domain.people import Member
    from domain.surveys import CardPlace, Nudge, Wave, WaveId
    from storage.transaction import Transaction, Unscoped


def prepare(tx: Transaction, actor: Actor, wave_id: WaveId) -> NudgePreview:
    """Whom a reminder would go to. Raises `RoleNeeded`, `NotFound`, `WaveClosed` or `NobodyToNudge`."""
    wave = _open_wave(tx, actor, wave_id)
    chosen = to_nudge(tx, actor, wave)
    if not chosen:
        raise NobodyToNudge
    resting = [partner for partner in _unsigned(tx, actor, wave) if partner not in chosen]
    placed = [partner for partner in chosen if partner.channel is not None]
    return NudgePreview(
        about=inviting.view(tx, wave),
        reminders=tuple(_reminders(tx, wave, placed).values()),
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
    known = networks.by_id(tx)

    def named(state: InvitationState) -> tuple[str, ...]:
        return tuple(known[one.partner].name for one in asked if one.state is state)

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


def contacts_among(people: Iterable[Member]) -> tuple[str, ...]:
    """The names of those who may sign for the partner that these people belong to."""
    return tuple(member.name for member in people if member.active and Role.CONTACT in member.roles)


def _due(tx: Transaction) -> tuple[DueNudge, ...]:
    found = nudges.due(tx)
    if not found:
        return ()
    opened = [wave for wave in waves.everything(tx) if wave.is_open(tx.now)]
    known = networks.by_id(tx)
    return tuple(
        one for wave in opened for one in _due_of(tx, wave, [n for n in found if n.wave == wave.id], known)
    )


def _due_of(
    tx: Transaction, wave: Wave, asked: Iterable[Nudge], known: Mapping[PartnerId, Partner]
) -> list[DueNudge]:
    """Of a wave's reminders those that are still needed: the partner is there, and has not signed."""
    signed = {one.partner for one in signatures.of_wave(tx, wave.id)}
    needed = [one for one in asked if known[one.partner].active and one.partner not in signed]
    told = _reminders(tx, wave, [known[one.partner] for one in needed]) if needed else {}
    return [DueNudge(**parts(told[one.partner]), id=one.id, network=tx.network) for one in needed]


def _reminders(tx: Transaction, wave: Wave, partners: Iterable[Partner]) -> dict[PartnerId, Reminder]:
    """What a reminder says to each of these partners now."""
    about, people = inviting.view(tx, wave), members.by_partner(tx)
    senders, away = submissions.senders(tx, wave.id), arrivals.away(tx)

    def reminder(partner: Partner) -> Reminder:
        here = {member.id for member in people.get(partner.id, ()) if member.active}
        sent = here & senders.get(partner.id, frozenset())
        return Reminder(
            about=about,
            partner=partner.id,
            partner_name=partner.name,
            language=partner.language,
            channel=partner.channel,
            sent=len(sent),
            people=len(sent | (here - away.keys())),
            contacts=contacts_among(people.get(partner.id, ())),
        )

    return {partner.id: reminder(partner) for partner in partners}


def _unsigned(tx: Transaction, actor: Actor, wave: Wave) -> tuple[Partner, ...]:
    signed = {one.partner for one in signatures.of_wave(tx, wave.id)}
    everybody = Role.COORDINATOR in actor.roles
    own = actor.partner if Role.CONTACT in actor.roles else None
    asked = [invited.partner for invited in invitations.of_wave(tx, wave.id)]
    known = networks.by_id(tx)
    found = (known[partner] for partner in asked if everybody or partner == own)
    return tuple(partner for partner in found if partner.active and partner.id not in signed)


def _open_wave(tx: Transaction, actor: Actor, wave_id: WaveId) -> Wave:
    if Role.CONTACT not in actor.roles:
        actor.must_be(Role.COORDINATOR)
    wave = waves.load(tx, wave_id)
    if wave is None:
        raise NotFound("wave")
    wave.must_be_open(tx.now)
    return wave
