"""Notices: what Techlink sends unasked, and the deliveries that bring them."""

from __future__ import annotations

from enum import StrEnum


class NoticeState(StrEnum):
    """What became of a notice, or of one delivery. `expired`: it would have been meaningless by now."""

    PENDING = "pending"
    LEASED = "leased"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
