"""The trail: who did what in a network, so that coordination can be followed and shown to funders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId


class Entry(Record):
    """One act. `member` is None for Techlink itself and for somebody who was forgotten since."""

    id: int
    at: datetime
    member: MemberId | None
    act: str
    subject_kind: str
    subject_id: int
    detail: Mapping[str, Any]
