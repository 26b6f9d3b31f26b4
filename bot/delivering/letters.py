"""What is told, as a mail: text and HTML, and the headers by which machines know what it is.

The `Message-ID` and the date come from the delivery, so that a second attempt is the same message: where the
first one had arrived after all, many servers and programs show it once.
"""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from typing import TYPE_CHECKING, Final

from cogs.kit.notice_mails import content
from domain.addresses import AddressMalformed, read_address
from domain.notices import kind_of
from domain.notices.bounces import message_id
from domain.notices.kinds import (
    EVENT_INVITED,
    EVENT_UNANSWERED,
    GUEST_INVITED,
    GUEST_REGISTERED,
    POLL_GUEST_ASKED,
    POLL_KINDS,
)
from domain.records import Record
from locales import translator
from templates.mails import Link, NoticeMail, Part, Why, mail
from templates.markdown import plain

if TYPE_CHECKING:
    from bot.delivering.links import Links
    from cogs.kit.flat import Act
    from domain.addresses import Mailbox
    from locales import Translator
    from services.notices.views import Told

MOST_SUBJECT: Final = 150
MOST_NAME: Final = 80
# Each line is a header of ours, or goes on with the one before.
_HEADERS: Final = re.compile(
    rb"(?:(?:From|To|Subject|Message-ID|Date|Reply-To|Auto-Submitted|X-Auto-Response-Suppress|MIME-Version|"
    rb"Content-[A-Za-z-]+|List-Unsubscribe|List-Unsubscribe-Post):[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*)+"
)
_ENCODED: Final = re.compile(r"=\s*\?")
# Longer than any address that we sign: a folded one would be written as an encoded word, which is no address.
_WIDE: Final = 900


_CONFIRMED: Final = GUEST_REGISTERED.code
# What guests are told who registered for nothing: once, or since they agreed to it.
_FIRST: Final = frozenset({GUEST_INVITED.code, POLL_GUEST_ASKED.code})
_INVITED: Final = frozenset(one.code for one in (EVENT_INVITED, EVENT_UNANSWERED, *POLL_KINDS))


class Letter(Record):
    """A message for one recipient. `wide`: its address can only be sent with SMTPUTF8."""

    sender: str
    recipient: str
    body: bytes
    wide: bool


def address_of(text: str) -> Address:
    """An address with its domain as it is looked up. Raises `AddressMalformed`."""
    return written(read_address(text))


def written(mailbox: Mailbox, name: str = "") -> Address:
    """An address as it stands in a header."""
    return Address(name, mailbox.local, mailbox.host)


def header(text: str, most: int) -> str:
    """Words of people for a header: one line, and nothing that a mail program would decode into more.

    "=?…?=" is an encoded word (RFC 2047): the library decodes what stands there, line breaks and all.
    """
    return plain(_ENCODED.sub("= ?", text), most)


def letter(told: Told, links: Links, sender: Address) -> Letter:
    """The mail of a delivery that has something to say. Raises `AddressMalformed`.

    `sender` without a name is called as the network.
    """
    to = address_of(told.delivery.address)
    t = translator(told.reader.language, told.reader.zone)
    said = content(told, t)
    unsubscribe = links.unsubscribe(told)
    parts = tuple(Part(one.markdown, _led(one.acts, told, links)) for one in said.parts)
    # Whoever is registered pressed for it in an earlier mail: it is no slip of somebody else any more.
    asked = all(kind_of(one.kind).asked and one.kind != _CONFIRMED for one, _ in told.lines)
    addressed = any(one.address is not None for one, _ in told.lines)
    replies = None if asked else _replies(told, t)
    guest = told.reader.guest
    pages = "" if asked or addressed or guest else links.page(f"/n/{told.reader.network}/settings")
    words = mail(
        "notices",
        NoticeMail(
            subject=header(said.subject, MOST_SUBJECT),
            network=plain(told.reader.network_name, 200),
            above=said.above,
            parts=parts,
            elsewhere=not guest and sum(len(part.acts) for part in parts) < len(said.acts),
            unsubscribe=unsubscribe,
            settings=pages,
            own="" if asked else links.own(told),
            replies=bool(replies),
            instead="" if replies else told.replies.instead,
            why=_why(told, asked=asked, addressed=addressed),
        ),
        t,
    )
    message = _headed(told, sender, to)
    message["Subject"] = words.subject
    if replies:
        message["Reply-To"] = replies
    if unsubscribe:
        message["List-Unsubscribe"] = f"<{unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(words.text, cte="quoted-printable")
    message.add_alternative(words.html, subtype="html", cte="quoted-printable")
    # Only now: `set_content` begins with taking away all that is called Content-….
    message["Content-Language"] = told.reader.language
    body = message.as_bytes(policy=message.policy.clone(max_line_length=_WIDE))
    if not _HEADERS.fullmatch(body.partition(b"\r\n\r\n")[0] + b"\r\n"):
        raise ValueError("a header of the mail holds another")
    return Letter(sender.addr_spec, to.addr_spec, body, wide=not to.username.isascii())


def _why(told: Told, *, asked: bool, addressed: bool) -> Why:
    first = all(one.kind in _FIRST for one, _ in told.lines)
    if told.reader.guest and not asked and not first:
        invited = all(one.kind in _INVITED for one, _ in told.lines)
        return Why.INVITED if invited else Why.REGISTERED
    return Why.ASKED if asked else Why.ADDRESSED if addressed else Why.AGREED


def _headed(told: Told, sender: Address, to: Address) -> EmailMessage:
    delivery = told.delivery
    message = EmailMessage(policy=SMTP if to.username.isascii() else SMTPUTF8)
    called = sender.display_name or told.reader.network_name
    message["From"] = Address(header(called, MOST_NAME), sender.username, sender.domain)
    message["To"] = Address(header(told.reader.name, MOST_NAME), to.username, to.domain)
    message["Message-ID"] = message_id(delivery, sender.domain)
    message["Date"] = delivery.created_at
    # A machine wrote it: no answers that somebody is away, please (RFC 3834; the second is for Exchange).
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    return message


def _replies(told: Told, t: Translator) -> Address | None:
    """Whom an answer goes to; None where nobody reads it."""
    try:
        found = address_of(told.replies.address)
    except AddressMalformed:
        return None
    if not found.username.isascii():
        return None
    called = t.text("Coordination of {network}", network=plain(told.reader.network_name, MOST_NAME))
    return Address(header(called, MOST_NAME), found.username, found.domain)


def _led(acts: tuple[Act, ...], told: Told, links: Links) -> tuple[Link, ...]:
    return tuple(Link(act.label, url) for act in acts if (url := _url(act, told, links)))


def _url(act: Act, told: Told, links: Links) -> str:
    """Where a button leads: to the web, to a page of the portal, or to what its act opens there."""
    if act.custom_id:
        return links.press(told, act.custom_id)
    return links.page(act.url) if act.url.startswith("/") else act.url
