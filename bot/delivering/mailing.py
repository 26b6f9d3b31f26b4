"""One delivery by e-mail, and what became of it. Never raises for what the server, or the wire, does.

A server that takes a mail promises to bring it on; more than that SMTP does not say. Where its answer is
lost, or a worker dies before it is noted, the mail is sent a second time, with the same `Message-ID`.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from typing import TYPE_CHECKING, Final

import aiohttp
import aiosmtplib
import structlog

from bot.config import MailTls
from bot.delivering.letters import letter
from domain.addresses import AddressMalformed
from domain.notices.deliveries import Nothing, Refused, Sent, TryAgain

if TYPE_CHECKING:
    from bot.delivering.letters import Letter
    from bot.delivering.links import Links
    from bot.delivering.mail_server import MailServer, Where
    from bot.delivering.pace import Pace
    from domain.notices.deliveries import Delivery, Outcome
    from services.notices.views import Told

STEP_SECONDS: Final = 20.0
"""So long one answer of the server is waited for."""

_AWAY: Final = (OSError, TimeoutError, aiosmtplib.SMTPException, aiohttp.ClientError)
_ENHANCED: Final = re.compile(r"\s*5\.(\d{1,3})\.(\d{1,3})\b")
_OURS: Final = frozenset({503, 530, 534, 535, 538})
_log = structlog.get_logger(__name__)


class Mailer:
    """Sends mails at a pace, over connections that are kept while they are used."""

    def __init__(self, where: Where, links: Links, pace: Pace, step_seconds: float = STEP_SECONDS) -> None:
        self._where: Final = where
        self._links: Final = links
        self._pace: Final = pace
        self._step: Final = step_seconds
        self._idle: Final[list[tuple[MailServer, aiosmtplib.SMTP]]] = []

    async def turn(self) -> None:
        """Wait until one more mail may be sent."""
        await self._pace.turn()

    async def send(self, told: Told) -> Outcome:
        """Hand a delivery to the server; the turn was waited for before."""
        delivery = told.delivery
        left = tuple(one.id for one in told.left)
        if not told.lines:
            return Nothing(delivery, left)
        try:
            await self._hand_over(told)
        except AddressMalformed:
            return self._said(delivery, Refused(delivery, "mail_address", closed=True), "no address")
        except aiosmtplib.SMTPRecipientsRefused as error:
            first = error.recipients[0]
            return self._said(delivery, judged(delivery, first.code, first.message), first)
        except aiosmtplib.SMTPDataError as error:
            return self._said(delivery, judged(delivery, error.code, error.message, data=True), error)
        except (aiosmtplib.SMTPSenderRefused, aiosmtplib.SMTPAuthenticationError) as error:
            later = "mail_later" if error.code < 500 else "mail_sender"
            return self._said(delivery, TryAgain(delivery, later), error)
        except aiosmtplib.SMTPNotSupported as error:
            return self._said(delivery, TryAgain(delivery, "mail_sender"), error)
        except _AWAY as error:
            # Without a name of its own: that the server lacks what was asked for, TLS or a way to sign in.
            lacks = type(error) is aiosmtplib.SMTPException
            return self._said(delivery, TryAgain(delivery, "mail_sender" if lacks else "mail_away"), error)
        return Sent(delivery, silent=tuple(one.id for one in told.silent), left=left)

    async def close(self) -> None:
        """End all connections."""
        while self._idle:
            await _end(self._idle.pop()[1])

    async def _hand_over(self, told: Told) -> None:
        server, client = await self._connected()
        kept = False
        try:
            one = letter(told, self._links, server.sender)
            await _post(client, one)
            kept = True
        except (AddressMalformed, aiosmtplib.SMTPRecipientsRefused, aiosmtplib.SMTPDataError):
            kept = client.is_connected  # the server is well, and goes on with the next
            raise
        finally:
            if kept:
                self._idle.append((server, client))
            else:
                client.close()

    async def _connected(self) -> tuple[MailServer, aiosmtplib.SMTP]:
        """A connection that answers: one that was used before, or a new one."""
        while self._idle:
            server, client = self._idle.pop()
            with contextlib.suppress(*_AWAY):
                await client.noop()
                return server, client
            client.close()
        server = await self._where()
        client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user or None,
            password=server.password or None,
            timeout=self._step,
            use_tls=server.tls is MailTls.TLS,
            start_tls=server.tls is MailTls.STARTTLS,
        )
        try:
            await client.connect()
        except BaseException:
            client.close()
            raise
        return server, client

    @staticmethod
    def _said(delivery: Delivery, outcome: Refused | TryAgain, error: object) -> Outcome:
        # Not the address: it is a person's, and stands with the delivery.
        _log.warning(
            "mail_not_taken", delivery=delivery.id, problem=outcome.error, error=_without(error, delivery)
        )
        return outcome


def judged(delivery: Delivery, code: int, message: str, *, data: bool = False) -> Refused | TryAgain:
    """What a server's refusal of one recipient means: for now, for this mail, or for the address.

    `data`: it came after the whole mail, so it is about the mail unless it names the address. Only an address
    that is said to be none is closed: rules against us or our mail (5.7) would close everybody's.
    """
    if code < 500:
        return TryAgain(delivery, "mail_later")
    found = _ENHANCED.match(message)
    subject, detail = (int(found[1]), int(found[2])) if found else (None, None)
    if code in _OURS or (subject == 1 and detail in {7, 8}) or "relay" in message.lower():
        return TryAgain(delivery, "mail_sender")
    if (subject, detail) == (2, 2) or (subject is None and code == 552):
        return Refused(delivery, "mail_full")
    named = subject == 1 or (subject, detail) == (2, 1)
    if named or (subject is None and code in {550, 551, 553} and not data):
        return Refused(delivery, "mail_address", closed=True)
    return Refused(delivery, "mail_policy")


async def _post(client: aiosmtplib.SMTP, one: Letter) -> None:
    options = ["SMTPUTF8"] if one.wide else []
    await client.sendmail(one.sender, [one.recipient], one.body, mail_options=options)


async def _end(client: aiosmtplib.SMTP) -> None:
    with contextlib.suppress(*_AWAY, asyncio.CancelledError):
        await client.quit(timeout=1)
    client.close()


def _without(error: object, delivery: Delivery) -> str:
    return str(error).replace(delivery.address, "…")
