"""What a wave says unasked, as things stand when it is said; when that is, `reminding` decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record
from domain.surveys import WaveId
from services.surveys import inviting
from storage.surveys import invitations, sessions, signatures, waves

if TYPE_CHECKING:
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from services.surveys.wave_views import WaveView
    from storage.transaction import Transaction


class ClosingSoon(Record):
    """Somebody's own questionnaire is open for a while longer. `started`: they have begun."""

    about: WaveView
    started: bool


class Closed(Record):
    """A wave is over: how many partners it asked, how many have signed."""

    about: WaveView
    asked: int
    signed: int


def closing_soon(tx: Transaction, notice: Notice, reader: Reader) -> ClosingSoon | None:
    """What a reminder says now; None when they have sent, were taken out, or the wave is over."""
    wave = waves.load(tx, WaveId(notice.detail["wave"]))
    if wave is None or reader.member is None or not wave.is_open(tx.now):
        return None
    if all(invited.partner != reader.partner for invited in invitations.of_wave(tx, wave.id)):
        return None
    kept = sessions.load_of(tx, wave.id, reader.member, reader.partner)
    if kept is not None and kept.sent_at is not None:
        return None
    return ClosingSoon(inviting.view(tx, wave), started=kept is not None and kept.revision > 0)


def closed(tx: Transaction, notice: Notice, _reader: Reader) -> Closed | None:
    """What is said when a wave has closed; None while it has not, or when it is gone."""
    wave = waves.load(tx, WaveId(notice.subject_id))
    if wave is None or wave.is_open(tx.now):
        return None
    asked = invitations.of_wave(tx, wave.id)
    return Closed(inviting.view(tx, wave), len(asked), len(signatures.of_wave(tx, wave.id)))
