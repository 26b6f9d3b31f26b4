"""What can be sent once more: not what would be untrue by now, nor what comes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import DomainError
from domain.notices.model import NoticeState

if TYPE_CHECKING:
    from datetime import datetime

    from domain.notices.model import Notice


class TimeOver(DomainError):
    """What the notice has to say is meaningless by now."""


class ComesByItself(DomainError):
    """The notice waits for its day, or for when its reader wants to be told."""


def check_again(notice: Notice, now: datetime) -> None:
    """Refuse to send again what must not be. Raises `TimeOver` or `ComesByItself`."""
    if notice.state is NoticeState.EXPIRED or (notice.expires_at is not None and notice.expires_at <= now):
        raise TimeOver
    if notice.state is NoticeState.PENDING and max(notice.due_at, notice.wake_at) > now:
        raise ComesByItself
