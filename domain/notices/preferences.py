"""How a member wants to be told: when not, how often, and where."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.notices.model import NoticeKind


class Rhythm(StrEnum):
    """How often the notices of a group of kinds come: each at its time, gathered, or not at all."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class Way(StrEnum):
    """The ways to a reader, from the most private."""

    DM = "dm"
    EMAIL = "email"
    PARTNER = "partner"
    INBOX = "inbox"
    CHANNEL = "channel"


CHOICES: Final = (Way.DM, Way.EMAIL, Way.PARTNER, Way.INBOX)
"""The ways that a member can choose; `channel` is for what is addressed to a channel."""


class QuietHours(Record):
    """From one wall-clock time to another, on the member's own clock; it may pass midnight."""

    begins: time
    ends: time


class Preferences(Record):
    """What a member has chosen; this is what holds for those who chose nothing.

    `rhythms` are by group of kinds. Gathered notices come at `digest_at`, weekly ones on `digest_weekday`
    (0 is Monday), in the member's time zone.
    """

    way: Way = Way.DM
    quiet: QuietHours | None = QuietHours(time(21), time(8))
    digest_at: time = time(9)
    digest_weekday: int = 0
    rhythms: Mapping[str, Rhythm] = field(default_factory=dict)

    def rhythm(self, kind: NoticeKind) -> Rhythm:
        """How often notices of this kind come: what is mandatory, or asked for, comes at once."""
        if kind.mandatory or kind.asked:
            return Rhythm.AT_ONCE
        return self.rhythms.get(kind.group, Rhythm.AT_ONCE)


class QuietAllDay(DomainError):
    """Quiet hours that never end would keep everything back: give them an end that is not their beginning."""


class CannotBeSwitchedOff(DomainError):
    """Every kind of this group is mandatory. `reason` is the code of why."""

    reason: str


class NoMailAddress(DomainError):
    """Nothing is sent by e-mail to who has not agreed to an address of theirs."""


def quiet_hours(begins: time, ends: time) -> QuietHours:
    """Check what was chosen. Raises `QuietAllDay`."""
    if begins == ends:
        raise QuietAllDay
    return QuietHours(begins, ends)
