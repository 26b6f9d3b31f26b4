"""What Discord's refusals mean: that a way is closed, that this message is not taken, or only not now.

The codes are of https://docs.discord.com/developers/topics/opcodes-and-status-codes#json.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.notices import Way
from domain.notices.deliveries import Refused, TryAgain

if TYPE_CHECKING:
    import discord

    from domain.notices.deliveries import Delivery

UNKNOWN_CHANNEL: Final = 10003
CLOSED: Final = frozenset({10013, 50007, 50278})
"""Nothing reaches the person by direct message: no such user, they take none, no server is shared."""
NOT_NOW: Final = frozenset({20016, 20022, 20028, 20029, 40003, 40062, 40333, 130000})
"""Too fast, in one way or another, or Discord has too much to do: whatever the status says."""
_FINAL: Final = frozenset({400, 403, 404})


def code_of(error: discord.HTTPException) -> str:
    """What is kept of a refusal, for who looks at it later."""
    return f"discord_{error.code or error.status}"


def meaning(delivery: Delivery, error: discord.HTTPException) -> Refused | TryAgain:
    """What becomes of a delivery that Discord refused.

    A refusal without a code of Discord's own is not Discord's: something before it (Cloudflare) stopped us.
    """
    if error.status not in _FINAL or not error.code or error.code in NOT_NOW:
        return TryAgain(delivery, code_of(error))
    closed = delivery.way is Way.DM and error.code in CLOSED
    return Refused(delivery, code_of(error), closed=closed)
