"""Drafts: what somebody has begun and not yet confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NewType

from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId

DraftId = NewType("DraftId", int)


class Draft(Record):
    """One draft. `address` is whose it is (a guest has no member id), "" when the network shares it.

    `payload` is plain data of the noun that made it (`kind`); after `expires_at` it is gone.
    """

    id: DraftId
    kind: str
    payload: Any
    address: str
    member: MemberId | None
    created_at: datetime
    expires_at: datetime
