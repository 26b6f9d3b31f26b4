"""The other waves that concern somebody, beside the one they look at: a second open one is easily missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from services.surveys import inviting
from services.surveys.wave_views import Elsewhere
from storage.surveys import invitations, signatures, submissions, waves

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.surveys import Wave, WaveId
    from services.surveys.wave_views import WaveView
    from storage.transaction import Transaction


def open_beside(tx: Transaction, actor: Actor, shown: WaveId) -> tuple[WaveView, ...]:
    """The other open waves: the coordination's are all, a member's those that ask their partner."""
    others = [wave for wave in waves.everything(tx) if wave.id != shown and wave.is_open(tx.now)]
    concerned = _asking(tx, actor, others)
    return inviting.views(tx, [wave for wave in others if wave.id in concerned]) if concerned else ()


def results_beside(tx: Transaction, actor: Actor, shown: WaveId) -> Elsewhere:
    """The other waves that have a result for the actor, and the open ones that will have one."""
    others = [wave for wave in waves.everything(tx) if wave.id != shown]
    known = {wave.id for wave in with_results(tx, actor, others)}
    concerned = _asking(tx, actor, others)
    told = inviting.views(tx, others) if others else ()
    return Elsewhere(
        open=tuple(one for one in told if one.wave.id in known and one.wave.is_open(tx.now)),
        closed=tuple(one for one in told if one.wave.id in known and not one.wave.is_open(tx.now)),
        waiting=tuple(
            one
            for one in told
            if one.wave.id in concerned and one.wave.id not in known and one.wave.is_open(tx.now)
        ),
    )


def with_results(tx: Transaction, actor: Actor, several: tuple[Wave, ...] | list[Wave]) -> tuple[Wave, ...]:
    """Those of the waves that have a result for the actor: for the coordination all. Raises `NotAMember`."""
    if Role.COORDINATOR in actor.roles:
        return tuple(several)
    found = submissions.waves_answered(tx, actor.as_member())
    if actor.partner is not None:
        found |= signatures.waves_signed(tx, actor.partner)
    return tuple(wave for wave in several if wave.id in found)


def _asking(tx: Transaction, actor: Actor, several: list[Wave]) -> frozenset[WaveId]:
    if Role.COORDINATOR in actor.roles:
        return frozenset(wave.id for wave in several)
    return frozenset() if actor.partner is None else invitations.waves_asking(tx, actor.partner)
