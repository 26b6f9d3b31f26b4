"""A mail server for tests, on a port of this machine, that does what it is told to: a real one, by aiosmtpd."""

from __future__ import annotations

import asyncio
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

from aiosmtpd.smtp import SMTP

from bot.config import MailTls
from bot.delivering.mail_server import MailServer
from tests.bot.delivering.test_letters import SENDER

if TYPE_CHECKING:
    from email.message import EmailMessage

    from bot.delivering.mail_server import Where


class Post:
    """Keeps what it takes in `kept`, as (recipient, message)."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, EmailMessage]] = []
        self.answers: dict[str, str] = {}
        """What is answered to a recipient instead of yes."""
        self.data_answer = "250 2.0.0 kept"
        self.taken = asyncio.Event()
        self.silent = False
        """It keeps what comes, and then says nothing any more."""
        self.deaf = False
        """It lets one connect and never says a word."""
        self.conversations = 0
        self.port = 0
        self._server: asyncio.Server | None = None
        self._lines: set[Any] = set()

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Talk(self, loop), "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
            for line in list(self._lines):
                line.abort()
            await self._server.wait_closed()
            self._server = None

    def where(self) -> Where:
        async def where() -> MailServer:
            return MailServer("127.0.0.1", self.port, MailTls.NONE, SENDER)

        return where

    def to(self, recipient: str) -> list[EmailMessage]:
        return [message for one, message in self.kept if one == recipient]

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        if self.data_answer.startswith("250"):
            message: Any = message_from_bytes(envelope.content, policy=default)
            self.kept += [(recipient, message) for recipient in envelope.rcpt_tos]
            self.taken.set()
        if self.silent:
            await asyncio.Event().wait()
        return self.data_answer


class _Talk(SMTP):
    def __init__(self, post: Post, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(post, enable_SMTPUTF8=True, hostname="post.example", loop=loop)
        self._post = post
        self._line: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._line = transport
        self._post._lines.add(transport)
        self._post.conversations += 1
        if not self._post.deaf:
            super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._post._lines.discard(self._line)
        if self._handler_coroutine is not None:
            super().connection_lost(error)
