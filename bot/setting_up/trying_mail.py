"""Sends one mail to see whether a server takes it, and finds out why not, so that it can be said plainly."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import aiosmtplib

from bot.config import MailTls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.headerregistry import Address
    from email.message import EmailMessage

    from bot.delivering.mail_server import MailServer

SECONDS: Final = 15.0
"""So long each answer is waited for."""


class Trouble(StrEnum):
    """Why the mail was not taken."""

    NO_HOST = "no_host"  # there is no machine of that name
    CLOSED = "closed"  # nobody listens on the port
    SILENT = "silent"  # nobody answers in time: mostly a firewall
    TLS_FIRST = "tls_first"  # the port wants TLS from the first byte, we did not begin so
    TLS_LATER = "tls_later"  # the port begins in the clear, we began with TLS
    NO_STARTTLS = "no_starttls"  # the server does not offer it
    CERTIFICATE = "certificate"  # it is not good for that name
    PASSWORD = "password"  # noqa: S105 - what a trouble is called
    NO_SIGN_IN = "no_sign_in"  # it offers no way to sign in
    SIGN_IN_NEEDED = "sign_in_needed"
    SENDER = "sender"
    RECIPIENT = "recipient"
    CONTENT = "content"
    LATER = "later"
    STRANGE = "strange"  # it speaks, but not SMTP


class NotSent(Exception):
    """The mail was not taken. `detail` is for whoever looks after the machine; no secret is in it."""

    def __init__(self, trouble: Trouble, detail: str) -> None:
        super().__init__(detail)
        self.trouble: Final = trouble
        self.detail: Final = detail


async def send(
    server: MailServer,
    to: Address,
    message: EmailMessage,
    seconds: float = SECONDS,
    trusted: ssl.SSLContext | None = None,
) -> None:
    """Hand the mail over. Raises `NotSent`.

    `trusted`: whose certificates are good; None is this machine's list.
    """
    client = aiosmtplib.SMTP(
        hostname=server.host,
        port=server.port,
        timeout=seconds,
        use_tls=server.tls is MailTls.TLS,
        start_tls=False,
        tls_context=trusted,
    )
    try:
        with _connecting():
            await client.connect()
        if server.tls is MailTls.STARTTLS:
            await _start_tls(client)
        if server.user:
            await _sign_in(client, server)
        with _sending(signed_in=bool(server.user)):
            await client.send_message(message, sender=server.sender.addr_spec, recipients=[to.addr_spec])
    except NotSent as error:
        raise NotSent(await _looked_closer(error.trouble, server, seconds), error.detail) from error
    finally:
        with contextlib.suppress(aiosmtplib.SMTPException, OSError, TimeoutError):
            await client.quit(timeout=1)
        client.close()


async def _start_tls(client: aiosmtplib.SMTP) -> None:
    with _connecting():
        await client.ehlo()
        if not client.supports_extension("starttls"):
            raise NotSent(Trouble.NO_STARTTLS, "")
        await client.starttls()


async def _sign_in(client: aiosmtplib.SMTP, server: MailServer) -> None:
    try:
        await client.login(server.user, server.password)
    except aiosmtplib.SMTPAuthenticationError as error:
        trouble = Trouble.LATER if error.code < 500 else Trouble.PASSWORD
        raise NotSent(trouble, _said(error)) from error
    except (aiosmtplib.SMTPServerDisconnected, TimeoutError) as error:
        raise NotSent(Trouble.SILENT, str(error)) from error
    except aiosmtplib.SMTPException as error:
        raise NotSent(Trouble.NO_SIGN_IN, str(error)) from error


@contextlib.contextmanager
def _connecting() -> Iterator[None]:
    """What goes wrong before anybody has said who they are."""
    try:
        yield
    except aiosmtplib.SMTPResponseException as error:
        raise NotSent(Trouble.LATER if 400 <= error.code < 500 else Trouble.STRANGE, _said(error)) from error
    except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
        raise NotSent(_of(error), str(error)) from error


def _of(error: BaseException) -> Trouble:
    """Of what the libraries raise, the first in the chain that says something."""
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, ssl.SSLCertVerificationError):
            return Trouble.CERTIFICATE
        if isinstance(found, ssl.SSLError):
            return Trouble.TLS_LATER
        if isinstance(found, socket.gaierror):
            return Trouble.NO_HOST
        # A bare `OSError`: no way to the machine, or each of several addresses refused in its own words.
        if isinstance(found, ConnectionRefusedError) or type(found) is OSError:
            return Trouble.CLOSED
        found = found.__cause__
    if isinstance(error, TimeoutError):
        return Trouble.SILENT
    if isinstance(error, aiosmtplib.SMTPServerDisconnected | aiosmtplib.SMTPConnectError):
        return Trouble.STRANGE
    return Trouble.CLOSED if isinstance(error, OSError) else Trouble.STRANGE


@contextlib.contextmanager
def _sending(*, signed_in: bool) -> Iterator[None]:
    """What the server refuses: us, the sender, the recipient, the mail."""
    try:
        yield
    except aiosmtplib.SMTPSenderRefused as error:
        raise NotSent(_refused(error.code, Trouble.SENDER, signed_in), _said(error)) from error
    except aiosmtplib.SMTPRecipientsRefused as error:
        first = error.recipients[0]
        relay = "relay" in first.message.lower() or first.code == 530
        needed = Trouble.SIGN_IN_NEEDED if relay and not signed_in else Trouble.RECIPIENT
        raise NotSent(Trouble.LATER if first.code < 500 else needed, _said(first)) from error
    except aiosmtplib.SMTPNotSupported as error:
        # Letters beyond ASCII before the @, which not every server takes.
        raise NotSent(Trouble.RECIPIENT, str(error)) from error
    except aiosmtplib.SMTPDataError as error:
        raise NotSent(_refused(error.code, Trouble.CONTENT, signed_in), _said(error)) from error
    except TimeoutError as error:
        raise NotSent(Trouble.SILENT, str(error)) from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise NotSent(Trouble.STRANGE, str(error)) from error


def _refused(code: int, what: Trouble, signed_in: bool) -> Trouble:
    if code < 500:
        return Trouble.LATER
    return Trouble.SIGN_IN_NEEDED if code == 530 and not signed_in else what


def _said(error: aiosmtplib.SMTPResponseException) -> str:
    return f"{error.code} {error.message}"


async def _looked_closer(trouble: Trouble, server: MailServer, seconds: float) -> Trouble:
    """Silence, or a broken greeting, may be TLS the wrong way round: it is tried the other way."""
    if trouble in {Trouble.SILENT, Trouble.STRANGE} and server.tls is not MailTls.TLS:
        return Trouble.TLS_FIRST if await _greets(server, seconds, tls=True) else trouble
    if trouble is Trouble.TLS_LATER:
        return trouble if await _greets(server, seconds, tls=False) else Trouble.STRANGE
    return trouble


async def _greets(server: MailServer, seconds: float, *, tls: bool) -> bool:
    """Whether an SMTP server greets when one begins this way. Nothing is sent, so nothing is trusted."""
    context = None
    if tls:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(min(seconds, 5)):
            reader, writer = await asyncio.open_connection(server.host, server.port, ssl=context)
            try:
                return (await reader.read(3)) == b"220"
            finally:
                writer.close()
    return False
