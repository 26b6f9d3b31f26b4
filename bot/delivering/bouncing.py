"""Looks every few minutes for mails that came back, and settles what each means for its delivery."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import structlog

from bot.delivering import reports
from bot.delivering.mailbox import Mailbox, MailboxTrouble, place_of
from services.notices import bouncing
from services.notices.bouncing import Settled
from storage.errors import StorageError

if TYPE_CHECKING:
    from bot.config import Config
    from services.core import Core

EVERY_SECONDS: Final = 180.0
_log = structlog.get_logger(__name__)


class Bounces:
    """Reads one mailbox, until it is cancelled. Trouble with it is logged once, and holds up nothing else."""

    def __init__(self, core: Core, mailbox: Mailbox, every: float = EVERY_SECONDS) -> None:
        self._core: Final = core
        self._mailbox: Final = mailbox
        self._every: Final = every
        self._away = False

    async def run(self) -> None:
        """Look, and look again."""
        while True:
            await self.look()
            await asyncio.sleep(self._every)

    async def look(self) -> None:
        """Settle what came back since the last time. Never raises for what the server, or a mail, does."""
        try:
            found = await asyncio.to_thread(self._mailbox.unread)
            settled = [key for key, content in found if await self._settled(key, content)]
            try:
                await asyncio.to_thread(self._mailbox.settled, settled)
            except MailboxTrouble:
                self._mailbox.again(settled)
                raise
        except MailboxTrouble as error:
            if not self._away:
                _log.warning("mailbox_away", error=str(error))
            self._away = True
            return
        except Exception:  # noqa: BLE001 - one fault must not end the sending of all else
            _log.exception("bounces_not_read")
            return
        self._away = False

    async def _settled(self, key: str, content: bytes) -> bool:
        bounce = reports.read(content)
        if bounce is None:
            return False
        try:
            done = await self._core.across(bouncing.came_back, bounce)
        except StorageError as error:
            _log.warning("database_away", step="bounces", error=str(error))
            self._mailbox.again([key])
            return False
        if done is Settled.NOT_YET:
            self._mailbox.again([key])
        if done is Settled.DONE:
            # Not the address: it is a person's, and stands with the delivery.
            mail = bounce.mail
            _log.warning("mail_came_back", network=mail.network, delivery=mail.delivery, status=bounce.status)
        return done in {Settled.DONE, Settled.BEFORE}


def bounces_of(config: Config, core: Core, playground: str | None) -> Bounces | None:
    """Who reads the mailbox; None where none is configured, and on a playground, whose mails are its own."""
    if config.mail_bounces is None or playground is not None:
        return None
    return Bounces(core, Mailbox(place_of(config.mail_bounces.get_secret_value())))
