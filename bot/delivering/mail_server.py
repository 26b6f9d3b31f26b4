"""Which server takes our mails: the one that is configured, or the playground's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.headerregistry import Address
from typing import TYPE_CHECKING, Final

import aiohttp

from bot.config import MailTls
from bot.delivering.letters import written
from domain.addresses import read_sender

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.config import Config

    Where = Callable[[], Awaitable["MailServer"]]

_OF_THE_PLAYGROUND: Final = Address(username="techlink", domain="techlink.example")
_PATIENCE: Final = aiohttp.ClientTimeout(total=5)


@dataclass(frozen=True)
class MailServer:
    """How to reach it, and in whose name to send; a `sender` without a name is called as the network."""

    host: str
    port: int
    tls: MailTls
    sender: Address
    user: str = ""
    password: str = field(default="", repr=False)


def where_to(config: Config, playground: str | None) -> Where | None:
    """Asked at each connection; None when no server is configured.

    On a playground it is the playground's own, whatever is configured: its people are invented.
    """
    if playground is not None:
        return _on_playground(playground)
    if config.mail_host is None or config.mail_sender is None:
        return None
    name, mailbox = read_sender(config.mail_sender)
    secret = config.mail_password
    server = MailServer(
        host=config.mail_host,
        port=config.mail_port,
        tls=config.mail_tls,
        sender=written(mailbox, name),
        user=config.mail_user or "",
        password=secret.get_secret_value() if secret else "",
    )

    async def where() -> MailServer:
        return server

    return where


def _on_playground(url: str) -> Where:
    async def where() -> MailServer:
        # It may have come back on another port.
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE) as http,
            http.get(f"{url}/playground/mail") as said,
        ):
            found = await said.json()
        return MailServer(found["host"], int(found["port"]), MailTls.NONE, _OF_THE_PLAYGROUND)

    return where
