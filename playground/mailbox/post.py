"""The SMTP server: on loopback, in the playground's own event loop."""

from __future__ import annotations

import asyncio
import errno
from typing import TYPE_CHECKING

from aiosmtpd.smtp import SMTP

if TYPE_CHECKING:
    from aiosmtpd.smtp import Envelope, Session

    from playground.faults import Faults
    from playground.mailbox.store import Mails

LARGEST = 10 * 1024 * 1024


class PostOffice:
    """Takes mails while it is open. What it has answered with 250 is kept, whatever ends the process."""

    def __init__(self, mails: Mails, faults: Faults) -> None:
        self._mails = mails
        self._faults = faults
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.BaseTransport] = set()
        self.host = ""
        self.port = 0

    async def open(self, host: str, port: int) -> int:
        """Listens on that port, or on any free one when it is taken or 0; gives the one it is."""
        loop = asyncio.get_running_loop()

        def factory() -> _Conversation:
            return _Conversation(self, loop)

        try:
            self._server = await loop.create_server(factory, host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or not port:
                raise
            self._server = await loop.create_server(factory, host, 0)
        self.host, self.port = self._server.sockets[0].getsockname()[:2]
        return self.port

    async def close(self) -> None:
        """Hangs up and takes nobody any more."""
        if self._server is not None:
            self._server.close()
            self.hang_up()
            await self._server.wait_closed()
            self._server = None

    def hang_up(self) -> None:
        """Cuts all connections that there are."""
        for transport in list(self._open):
            transport.abort()  # type: ignore[attr-defined]  # a socket's transport has it

    def called(self, transport: asyncio.BaseTransport) -> bool:
        """Somebody connects; says whether anybody answers."""
        self._open.add(transport)
        return not self._faults.mail.down

    def gone(self, transport: asyncio.BaseTransport | None) -> None:
        """They have hung up."""
        if transport is not None:
            self._open.discard(transport)

    async def handle_RCPT(  # noqa: N802 - the name by which aiosmtpd calls it
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Takes a recipient, or refuses it where that was asked for."""
        if self._faults.mail.slow_s:
            await asyncio.sleep(self._faults.mail.slow_s)
        refusal = self._faults.mail.refused.get(address.lower())
        if refusal is not None:
            return refusal
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keeps the mail; the answer comes when it is kept."""
        content = envelope.original_content or b""
        self._mails.add(envelope.mail_from or "", envelope.rcpt_tos, content)
        return "250 2.0.0 Kept in the mailbox"


class _Conversation(SMTP):
    """One connection."""

    def __init__(self, office: PostOffice, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(
            office,
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
            hostname="playground.example",
            ident="Playground",
            loop=loop,
        )
        self._office = office
        self._line: asyncio.BaseTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._line = transport
        if not self._office.called(transport):
            transport.abort()  # type: ignore[attr-defined]
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._office.gone(self._line)
        super().connection_lost(error)
