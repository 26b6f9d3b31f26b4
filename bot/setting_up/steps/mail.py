"""The step of the mail server: reached, signed in to, and one mail sent to try it out."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from typing import TYPE_CHECKING, Final

from bot.addresses import is_this_machine
from bot.config import MailTls
from bot.container import in_container
from bot.delivering.letters import address_of, written
from bot.delivering.mail_server import MailServer
from bot.setting_up import trying_mail
from bot.setting_up.steps.model import Line, Question, Verdict, failed, passed
from domain.addresses import AddressMalformed, is_address, read_sender
from templates.words import setting_up as general
from templates.words import setting_up_mail as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.setting_up.steps.model import SoFar
    from locales import Translator

_PREFIX: Final = "TECHLINK_MAIL_"
HOST, PORT, TLS = f"{_PREFIX}HOST", f"{_PREFIX}PORT", f"{_PREFIX}TLS"
USER, PASSWORD, SENDER = f"{_PREFIX}USER", f"{_PREFIX}PASSWORD", f"{_PREFIX}SENDER"
TO: Final = "to"
_NAME: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?|\[?[0-9a-fA-F:]*:[0-9a-fA-F:.]*\]?")


class Mail:
    """Where mails are handed to. Nothing has to: without it there is no e-mail."""

    name = "mail"
    optional = True
    looks = False
    questions = (
        Question(HOST, words.host, words.host_hint),
        Question(TLS, words.tls, words.tls_hint, choices=words.TLS, default=MailTls.STARTTLS.value),
        Question(PORT, words.port, words.port_hint, default="587"),
        Question(USER, words.user, words.user_hint),
        Question(PASSWORD, words.password, secret=True),
        Question(SENDER, words.sender, words.sender_hint),
        Question(TO, words.to, words.to_hint),
    )

    def title(self, t: Translator) -> str:
        """What it is for."""
        return words.title(t)

    def intro(self, _so_far: SoFar, t: Translator) -> str:
        """What is needed, and who knows it."""
        return words.intro(t)

    def ready(self, _so_far: SoFar) -> bool:
        """It needs nothing else."""
        return True

    def done(self, t: Translator) -> str:
        """Unused: there are questions."""
        return general.check(t)

    async def check(self, values: Mapping[str, str], so_far: SoFar) -> Verdict:
        """Connect, sign in, send one mail to the address that was typed."""
        wrong = _mistyped(values)
        if wrong is not None:
            return wrong
        server, to = _server(values), address_of(values[TO])
        try:
            await trying_mail.send(server, to, _letter(server, to, so_far.t))
        except trying_mail.NotSent as error:
            facts = words.Facts(server.host, server.port, server.sender.addr_spec, to.addr_spec)
            at, what = _AT.get(error.trouble, HOST), error.trouble.value
            if (
                error.trouble is trying_mail.Trouble.CLOSED
                and is_this_machine(server.host)
                and in_container()
            ):
                return failed(lambda t: words.in_the_container(server.host, t), at=HOST)
            return failed(lambda t: words.trouble(what, facts, t), at=at, detail=error.detail)
        lines = []
        if server.tls is MailTls.NONE and server.password:
            lines.append(Line(None, words.in_the_clear))
        keep = {name: values[name] for name in (HOST, PORT, TLS, USER, PASSWORD, SENDER)}
        host, whom = server.host, to.addr_spec
        return passed(lambda t: words.sent(host, whom, t), *lines, keep=keep)


_AT: Final = {
    trying_mail.Trouble.CLOSED: PORT,
    trying_mail.Trouble.SILENT: PORT,
    trying_mail.Trouble.TLS_FIRST: TLS,
    trying_mail.Trouble.TLS_LATER: TLS,
    trying_mail.Trouble.NO_STARTTLS: TLS,
    trying_mail.Trouble.PASSWORD: PASSWORD,
    trying_mail.Trouble.NO_SIGN_IN: USER,
    trying_mail.Trouble.SIGN_IN_NEEDED: USER,
    trying_mail.Trouble.SENDER: SENDER,
    trying_mail.Trouble.RECIPIENT: TO,
}


def _mistyped(values: Mapping[str, str]) -> Verdict | None:
    """What cannot be meant, before anything is connected to."""
    if not _NAME.fullmatch(values[HOST]):
        return failed(words.no_host_name, at=HOST)
    if values[TLS] not in {one.value for one in MailTls}:
        return failed(words.no_tls, at=TLS)
    if not (re.fullmatch("[0-9]{1,5}", values[PORT]) and 0 < int(values[PORT]) < 65536):
        return failed(words.no_port, at=PORT)
    if any("\n" in one or "\r" in one for one in values.values()):
        return failed(words.one_line, at=HOST)
    if values[PASSWORD] and not values[USER]:
        return failed(words.no_user, at=USER)
    if not _is_sender(values[SENDER]):
        return failed(words.no_sender, at=SENDER)
    if not is_address(values[TO]):
        return failed(words.no_address, at=TO)
    return None


def _is_sender(text: str) -> bool:
    """As `Config` takes it."""
    try:
        read_sender(text)
    except AddressMalformed:
        return False
    return True


def _server(values: Mapping[str, str]) -> MailServer:
    name, mailbox = read_sender(values[SENDER])
    return MailServer(
        host=values[HOST],
        port=int(values[PORT]),
        tls=MailTls(values[TLS]),
        sender=written(mailbox, name),
        user=values[USER],
        password=values[PASSWORD] if values[USER] else "",
    )


def _letter(server: MailServer, to: Address, t: Translator) -> EmailMessage:
    message = EmailMessage()
    message["From"] = Address(
        server.sender.display_name or "Techlink", server.sender.username, server.sender.domain
    )
    message["To"] = to
    message["Subject"] = words.subject(t)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(words.body(t))
    return message
