"""Settings of a network: each noun names and types its own, this is what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId


class Setting(Record):
    """A value (plain data) under a key such as "survey.reminders", and who set it when."""

    key: str
    value: Any
    changed_at: datetime
    changed_by: MemberId | None
