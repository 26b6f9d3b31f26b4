"""A mail as people and tests look at it: headers, text, HTML. Whatever came, something is shown."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

from playground.clock import iso

if TYPE_CHECKING:
    from email.message import EmailMessage

    from playground.mailbox.store import Mail

# What folding leaves; a no-break space is part of what was written.
_FOLDS = re.compile(r"[ \t\r\n]+")
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_BASE = '<base target="_blank">'


def summary(mail: Mail) -> dict[str, Any]:
    """As `GET /playground/mails` lists it."""
    message = _parsed(mail)
    return {
        "id": mail.id,
        "at": iso(mail.at_ms),
        "sender": mail.sender,
        "to": mail.recipient,
        "from": _header(message, "From"),
        "subject": _header(message, "Subject"),
        "message_id": _header(message, "Message-ID"),
    }


def whole(mail: Mail) -> dict[str, Any]:
    """As `GET /playground/mails/{id}` gives it: also the headers, the text, and whether there is HTML."""
    message = _parsed(mail)
    return {
        **summary(mail),
        "headers": [[name, _header(message, name, n)] for n, name in _numbered(message)],
        "text": _body(message, "plain") or "",
        "html": _body(message, "html"),
    }


def html_of(mail: Mail) -> str | None:
    """The HTML as a page of its own whose links open beside it; None without one."""
    text = _body(_parsed(mail), "html")
    if text is None:
        return None
    found = _HEAD.search(text)
    return _BASE + text if found is None else text[: found.end()] + _BASE + text[found.end() :]


def _parsed(mail: Mail) -> EmailMessage:
    return message_from_bytes(mail.content, policy=default)


def _numbered(message: EmailMessage) -> list[tuple[int, str]]:
    """Each header with how many of that name stand before it."""
    seen: dict[str, int] = {}
    found = []
    for name in message.keys():  # noqa: SIM118 - a message's own iterator is no mapping's
        number = seen.get(name.lower(), 0)
        seen[name.lower()] = number + 1
        found.append((number, name))
    return found


def _header(message: EmailMessage, name: str, number: int = 0) -> str:
    try:
        return _FOLDS.sub(" ", str(message.get_all(name, [""])[number])).strip()
    except (ValueError, LookupError, AttributeError, TypeError):
        return "(unreadable)"


def _body(message: EmailMessage, kind: str) -> str | None:
    try:
        part = message.get_body(preferencelist=(kind,))
        return None if part is None else str(part.get_content()).replace("\r\n", "\n")
    except (ValueError, LookupError, AttributeError, TypeError):
        return "(unreadable)" if kind == "plain" else None
