"""What is ready to go waits in lanes: a mail server that is slow holds up no message to Discord."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from domain.notices import Way
from domain.records import Record, replace

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from domain.notices import NoticeId
    from services.notices.views import Told


class Ready(Record):
    """A delivery that can be sent; drawn already, if there was time."""

    told: Told
    drawn: LayoutView | None = None

    def only(self, standing: frozenset[NoticeId]) -> Ready:
        """The same with those notices only that stand; to be drawn anew when some do not."""
        told = self.told.only(standing)
        return self if len(told.lines) == len(self.told.lines) else replace(self, told=told, drawn=None)

    @property
    def by_mail(self) -> bool:
        """Whether it goes by e-mail, and is never drawn."""
        return self.told.delivery.way is Way.EMAIL


class Lanes:
    """One lane for Discord, one for mails."""

    def __init__(self, most: int) -> None:
        self.chat: Final[asyncio.Queue[Ready]] = asyncio.Queue(maxsize=most)
        # Without a limit: who puts something here must never wait for the server of mails. What is in it was
        # leased batch by batch, and each is looked at once more before it goes.
        self.mail: Final[asyncio.Queue[Ready]] = asyncio.Queue()

    async def put(self, ready: Ready) -> None:
        """Put it into its lane; waits while that of Discord is full."""
        if ready.by_mail:
            self.mail.put_nowait(ready)
        else:
            await self.chat.put(ready)
