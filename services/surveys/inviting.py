"""Asking: a coordinator prepares a wave, looks at it, confirms; each partner's invitation card becomes due.

The cards themselves are posted by the shell, which settles each one here. What could not be posted stays
visible in the status and can be made due again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from domain.actors import PartnerId, Role
from domain.days import read_day
from domain.errors import NotFound
from domain.questionnaires import decode
from domain.surveys import LabelTaken, NoPartners, Wave, WaveId, deadline
from services import own_drafts
from services.surveys import forms, reminding
from services.surveys.views import DueInvitation, Preview
from services.surveys.wave_views import WaveView
from storage import across, drafts, networks, trail
from storage.surveys import invitations, waves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import Actor, NetworkId
    from domain.networks import Partner
    from domain.surveys import CardPlace, Invitation
    from storage.transaction import Transaction, Unscoped

_DRAFT: Final = "survey.wave"
_DRAFT_LIVES: Final = timedelta(days=1)


def may_invite(tx: Transaction, actor: Actor) -> None:  # noqa: ARG001 - a service call's shape
    """Raise `RoleNeeded` unless the actor coordinates the network: said before the heavy work."""
    actor.must_be(Role.COORDINATOR)


def partners(tx: Transaction, actor: Actor) -> tuple[Partner, ...]:  # noqa: ARG001 - a service call's shape
    """The network's partners, to choose from by name."""
    return networks.list_partners(tx)


def prepare(
    tx: Transaction, actor: Actor, definition: str, until: str, label: str, codes: Iterable[str]
) -> Preview:
    """Work out what an invitation would do and keep it as a draft. Nothing is sent.

    `definition` comes from `instruments.convert_shipped`; `until` is the last day as typed; no `codes`
    means all partners. Raises `RoleNeeded`, the refusals of `domain.days`, `DeadlineOutOfRange`,
    `LabelTaken`, `NotFound` (a partner's code) or `NoPartners`.
    """
    actor.must_be(Role.COORDINATOR)
    form = decode(definition)
    network = networks.load(tx)
    zone = ZoneInfo(network.zone)
    closes_at = deadline(read_day(until, tx.now.astimezone(zone).date()), zone, tx.now)
    label = label.strip() or _free_label(tx, form.hash, str(closes_at.astimezone(zone).year))
    if label in _labels(tx, form.hash):
        raise LabelTaken(label)
    audience = _audience(tx, codes)
    forms.keep(tx, form)
    payload = {
        "form": form.hash,
        "label": label,
        "closes_at": closes_at.isoformat(),
        "partners": [partner.id for partner in audience],
    }
    draft = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _DRAFT_LIVES, member=actor.member)
    return Preview(
        network=tx.network,
        draft=draft.id,
        form=form,
        label=label,
        last_moment=closes_at - timedelta(minutes=1),
        partners=tuple(partner.name for partner in audience),
        without_channel=tuple(partner.name for partner in audience if partner.channel is None),
    )


def open_wave(tx: Transaction, actor: Actor, draft_id: int) -> WaveView:
    """Open the wave of a draft: its invitations are due from now on. The draft is used up.

    Raises `RoleNeeded`, `NotFound` (the draft is gone: used, or older than a day) or `LabelTaken`.
    """
    actor.must_be(Role.COORDINATOR)
    draft = own_drafts.find(tx, actor, draft_id, _DRAFT)
    if draft is None:
        raise NotFound("draft")
    payload: dict[str, Any] = draft.payload
    if payload["label"] in _labels(tx, payload["form"]):
        raise LabelTaken(payload["label"])
    drafts.remove(tx, draft_id)
    closes_at = datetime.fromisoformat(payload["closes_at"])
    wave_id = waves.add(tx, payload["form"], payload["label"], tx.now, closes_at, actor.member)
    invitations.add(tx, wave_id, [PartnerId(partner) for partner in payload["partners"]])
    trail.record(tx, actor.member, "survey.invite", "wave", wave_id, {"label": payload["label"]})
    wave = _load(tx, wave_id)
    reminding.wave_opened(tx, wave, [PartnerId(partner) for partner in payload["partners"]])
    return view(tx, wave)


def discard(tx: Transaction, actor: Actor, draft_id: int) -> None:
    """Throw the draft away. Doing it twice is harmless."""
    actor.must_be(Role.COORDINATOR)
    own_drafts.drop(tx, actor, draft_id, _DRAFT)


def due(tx: Unscoped, only: NetworkId | None = None) -> tuple[DueInvitation, ...]:
    """The invitation cards still to be posted, in one network or in all.

    Closed waves need none, and partners that left get none.
    """
    networks_ = [only] if only else [network.id for network in across.all_networks(tx)]
    return tuple(one for network in networks_ for one in _due(tx.within(network)))


def settle(
    tx: Unscoped, invitation: DueInvitation, place: CardPlace | None, problem: str | None = None
) -> None:
    """Record where the card was posted, or the code of what was in the way."""
    invitations.settle(
        tx.within(invitation.about.network),
        invitation.about.wave.id,
        invitation.partner,
        place=place,
        problem=problem,
    )


def invite_again(tx: Transaction, actor: Actor, wave_id: WaveId) -> WaveView:
    """Make the invitations that could not be posted due again."""
    actor.must_be(Role.COORDINATOR)
    wave = _load(tx, wave_id)
    wave.must_be_open(tx.now)
    invitations.retry(tx, wave_id)
    return view(tx, wave)


def about(tx: Transaction, actor: Actor, wave_id: WaveId) -> WaveView:  # noqa: ARG001 - a service call's shape
    """What an invitation tells about its wave, to whoever can read the card."""
    return view(tx, _load(tx, wave_id))


def all_waves(tx: Transaction, actor: Actor) -> tuple[WaveView, ...]:  # noqa: ARG001 - a service call's shape
    """The network's waves, the one that closes last first: to choose from by name."""
    return views(tx, waves.everything(tx))


def view(tx: Transaction, wave: Wave, network: tuple[str, str] | None = None) -> WaveView:
    """The wave with its questionnaire and its network's name and zone, looked up unless they are known."""
    name, zone = network or _network(tx)
    return WaveView(tx.network, name, wave, forms.load(tx, wave.form_hash), zone)


def views(tx: Transaction, several: Iterable[Wave]) -> tuple[WaveView, ...]:
    """Several waves as `view` tells one."""
    network = _network(tx)
    return tuple(view(tx, wave, network) for wave in several)


def _network(tx: Transaction) -> tuple[str, str]:
    found = networks.load(tx)
    return found.name, found.zone


def _due(tx: Transaction) -> tuple[DueInvitation, ...]:
    return tuple(
        _due_one(tx, wave, invitation)
        for invitation in invitations.due(tx)
        if (wave := _load(tx, invitation.wave)).is_open(tx.now)
        and networks.partner(tx, invitation.partner).active
    )


def _due_one(tx: Transaction, wave: Wave, invitation: Invitation) -> DueInvitation:
    partner = networks.partner(tx, invitation.partner)
    return DueInvitation(view(tx, wave), partner.id, partner.name, partner.language, partner.channel)


def _audience(tx: Transaction, codes: Iterable[str]) -> tuple[Partner, ...]:
    everybody = networks.list_partners(tx)
    by_code = {partner.code.casefold(): partner for partner in everybody}
    wanted = dict.fromkeys(code.strip().casefold() for code in codes if code.strip())
    for code in wanted:
        if code not in by_code:
            raise NotFound("partner", code)
    audience = tuple(by_code[code] for code in wanted) or everybody
    if not audience:
        raise NoPartners
    return audience


def _labels(tx: Transaction, form_hash: str) -> set[str]:
    return {wave.label for wave in waves.everything(tx) if wave.form_hash == form_hash}


def _free_label(tx: Transaction, form_hash: str, year: str) -> str:
    taken = _labels(tx, form_hash)
    candidates = (year if n == 1 else f"{year}-{n}" for n in range(1, len(taken) + 2))
    return next(label for label in candidates if label not in taken)


def _load(tx: Transaction, wave_id: WaveId) -> Wave:
    wave = waves.load(tx, wave_id)
    if wave is None:
        raise NotFound("wave")
    return wave
