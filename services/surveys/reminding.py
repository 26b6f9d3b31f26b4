"""When a wave says something unasked: to who was asked and has not sent, and to the coordination at its end.

A member's notice has a subject of its own, so that it can be cancelled when that member sends. What is said
then is in `noticing`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.notices import NewNotice
from domain.notices.kinds import SURVEY_CLOSED, SURVEY_CLOSING
from storage import members, networks, outbox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import MemberId, PartnerId
    from domain.surveys import Wave, WaveId
    from storage.transaction import Transaction

BEFORE: Final = timedelta(days=3)
WAVE: Final = "wave"


def wave_opened(tx: Transaction, wave: Wave, partners: Iterable[PartnerId]) -> None:
    """Schedule what the wave will say. A wave shorter than the reminder's days reminds nobody."""
    for partner in partners:
        for member in members.listed(tx, partner=partner):
            remind(tx, wave, member.id)
    outbox.schedule(tx, WAVE, wave.id, _closed(tx, wave))


def remind(tx: Transaction, wave: Wave, member: MemberId) -> None:
    """This member has not sent: they are reminded before the wave closes."""
    due = wave.closes_at - BEFORE
    kind, key = _subject(wave.id), f"survey.closing:{wave.id}:{member}"
    wanted = [
        NewNotice(
            SURVEY_CLOSING,
            kind,
            member,
            due,
            key,
            member=member,
            detail={"wave": wave.id},
            expires_at=wave.closes_at,
        )
    ]
    outbox.schedule(tx, kind, member, wanted if due > tx.now else ())


def has_sent(tx: Transaction, wave: WaveId, member: MemberId) -> None:
    """This member is not reminded any more."""
    outbox.cancel(tx, _subject(wave), member)


def _subject(wave: WaveId) -> str:
    return f"wave:{wave}:member"


def _closed(tx: Transaction, wave: Wave) -> list[NewNotice]:
    """To the coordination's channel; without one, to each who coordinates."""
    key, due = f"survey.closed:{wave.id}", wave.closes_at
    channel = networks.load(tx).coordination_channel
    if channel is not None:
        return [NewNotice(SURVEY_CLOSED, WAVE, wave.id, due, key, channel=channel)]
    return [
        NewNotice(SURVEY_CLOSED, WAVE, wave.id, due, f"{key}:{one.id}", member=one.id)
        for one in members.listed(tx, role=Role.COORDINATOR)
    ]
