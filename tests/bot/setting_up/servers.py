"""Real servers to set up against: mail servers that greet, sign in and refuse, with and without TLS."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import ssl
import subprocess
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiosmtpd.smtp import SMTP, AuthResult

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

USER, PASSWORD = "techlink@example.org", "correct horse"


@dataclass
class Post:
    """Keeps what it is given; refuses what it was told to, by the command."""

    refusals: dict[str, str] = field(default_factory=dict)
    mails: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)

    async def handle_MAIL(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        envelope.mail_from = address
        return self.refusals.get("MAIL", "250 2.1.0 OK")

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        envelope.rcpt_tos.append(address)
        self.recipients.append(address)
        return self.refusals.get("RCPT", "250 2.1.5 OK")

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.mails.append(envelope.content)
        return self.refusals.get("DATA", "250 2.0.0 OK")


@dataclass(frozen=True)
class Certificate:
    """A certificate for some names, signed by itself."""

    certificate: Path
    key: Path

    def server(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate, self.key)
        return context

    def trusted(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.certificate)


def certificate(folder: Path, names: str) -> Certificate:
    """Made now: its dates are this machine's."""
    openssl = shutil.which("openssl")
    assert openssl is not None, "Debian: apt-get install openssl"
    made = Certificate(folder / "certificate.pem", folder / "key.pem")
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-keyout", str(made.key), "-out", str(made.certificate)]
    command += ["-subj", "/CN=setup.test", "-addext", f"subjectAltName={names}"]
    subprocess.run(command, check=True, capture_output=True)
    return made


def _signs_in(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    good = data.login == USER.encode() and data.password == PASSWORD.encode()
    return AuthResult(success=good, handled=False)


@contextlib.asynccontextmanager
async def mail_server(
    post: Post,
    *,
    starttls: Certificate | None = None,
    tls: Certificate | None = None,
    signs_in: bool = False,
    wide: bool = False,
) -> AsyncIterator[int]:
    """A mail server on loopback; gives its port."""
    loop = asyncio.get_running_loop()

    def conversation() -> SMTP:
        with warnings.catch_warnings():
            # To sign in without TLS is what one of the tests is about.
            warnings.simplefilter("ignore", UserWarning)
            return _conversation()

    def _conversation() -> SMTP:
        return SMTP(
            post,
            hostname="mail.test",
            enable_SMTPUTF8=wide,
            tls_context=starttls.server() if starttls else None,
            authenticator=_signs_in if signs_in else None,
            auth_require_tls=starttls is not None,
            auth_required=signs_in,
            auth_exclude_mechanism=None if signs_in else ("LOGIN", "PLAIN"),
            loop=loop,
        )

    server = await loop.create_server(conversation, "127.0.0.1", 0, ssl=tls.server() if tls else None)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()


@contextlib.asynccontextmanager
async def says(greeting: bytes) -> AsyncIterator[int]:
    """Somebody who greets in another way, or, with nothing, not at all; gives the port."""
    writers: list[asyncio.StreamWriter] = []

    async def greet(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        if greeting:
            writer.write(greeting)
            await writer.drain()

    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        for writer in writers:
            writer.close()
        server.close()
