"""What may have arrived already: after a crash, a lost answer, or a worker that was not heard of.

Discord remembers a nonce for minutes only; the message itself stays, with the delivery's id in its buttons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.notice_controls import mark

if TYPE_CHECKING:
    from bot.delivering.discord_http import DiscordHttp
    from domain.notices.deliveries import Delivery


async def arrived_before(http: DiscordHttp, channel: int, delivery: Delivery) -> int | None:
    """The message that an earlier attempt left in the channel; None when there was none or it is not there.

    A reader may have deleted it: then it is sent once more, which within minutes the nonce prevents.
    """
    if delivery.attempts <= 1:
        return None
    return await http.find(channel, mark(delivery.network, delivery.id))
