"""Notices: what Techlink sends unasked, and the deliveries that bring them.

A noun says `NewNotice(PLAN_DUE, …)` in the transaction that causes it, with a kind of the table in `kinds`.
"""

from domain.notices.kinds import KINDS, kind_of
from domain.notices.model import Late, NewNotice, Notice, NoticeId, NoticeKind, NoticeState
from domain.notices.preferences import Preferences, QuietHours, Rhythm, Way

__all__ = [
    "KINDS",
    "Late",
    "NewNotice",
    "Notice",
    "NoticeId",
    "NoticeKind",
    "NoticeState",
    "Preferences",
    "QuietHours",
    "Rhythm",
    "Way",
    "kind_of",
]
