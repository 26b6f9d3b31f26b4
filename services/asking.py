"""When people are asked, and asked once more: whoever else comes or goes changes nothing of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.notices import NoticeState
from storage.outbox import OPEN

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from domain.notices import Notice


def asked_at(old: Notice | None, at: datetime, now: datetime) -> datetime:
    """When somebody is asked who would be asked `at`: whose invitation was due already (`old`), then."""
    if old is None or old.state is NoticeState.CANCELLED or old.due_at > now:
        return at
    return old.due_at


def is_asked_again(
    old: Notice | None, at: datetime, asked: datetime, apart: timedelta, now: datetime
) -> bool:
    """Whether somebody who was `asked` is to be asked again `at`, which was noted as `old`.

    Not within `apart` of the first time; what waits already, or is on its way, stays.
    """
    waits = old is not None and old.state in OPEN
    if at > now:
        return waits or at > asked + apart
    return waits and old is not None and old.due_at <= now
