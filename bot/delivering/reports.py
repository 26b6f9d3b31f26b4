"""Reports of what became of a mail (RFC 3464), read out of a mailbox; whatever else lies there is none."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from typing import TYPE_CHECKING, Final

from domain.notices.bounces import Bounce, read_message_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.notices.bounces import MailId

_STATUS: Final = re.compile(r"\s*([245])\.(\d{1,3})\.(\d{1,3})")
_REPORTS: Final = frozenset({"message/delivery-status", "message/global-delivery-status"})
_HEADERS: Final = "text/rfc822-headers"
_MAILS: Final = frozenset({"message/rfc822", "message/global", "message/global-headers"})
_ID: Final = re.compile(r"^message-id:\s*(<[^\s<>]+>)", re.IGNORECASE | re.MULTILINE)
_BETWEEN: Final = re.compile(rb"\r?\n\r?\n")
_LONGEST: Final = 1000


def read(content: bytes) -> Bounce | None:
    """That a mail of ours was given up; None for anything else: a delay, a success, an answer, a letter."""
    try:
        # The old policy keeps what is broken as it is, where the new one raises on it.
        whole = message_from_bytes(content, policy=compat32)
        parts = list(whole.walk())
        if not whole.get_content_type().startswith("multipart/"):
            return None
        failed = [fields for part in parts for fields in _recipients(part) if _action(fields) == "failed"]
        mail = next((found for part in parts if (found := _mail(part)) is not None), None)
    except (ValueError, LookupError, TypeError, AttributeError):
        # Made to break who reads it, or cut: no report to us.
        return None
    if not failed or mail is None:
        return None
    said = " ".join(_text(fields, "Diagnostic-Code") for fields in failed)[:_LONGEST]
    return Bounce(mail, frozenset(_addresses(failed)), _status(failed), said)


def _recipients(part: Message) -> list[Message]:
    """The groups of fields about recipients: all but the first, which is about the whole mail."""
    if part.get_content_type() not in _REPORTS:
        return []
    groups = part.get_payload()
    found = [one for one in groups if isinstance(one, Message)] if isinstance(groups, list) else []
    # Of the international type the parser reads the first group only: the others are text behind it.
    if len(found) == 1 and isinstance(rest := found[0].get_payload(decode=True), bytes):
        found += [message_from_bytes(one, policy=compat32) for one in _BETWEEN.split(rest)]
    return [one for one in found if one["Action"] is not None]


def _action(fields: Message) -> str:
    return _text(fields, "Action").split(None, 1)[0].lower() if _text(fields, "Action") else ""


def _status(failed: list[Message]) -> tuple[int, int, int]:
    found = next((hit for fields in failed if (hit := _STATUS.match(_text(fields, "Status")))), None)
    return (int(found[1]), int(found[2]), int(found[3])) if found else (0, 0, 0)


def _addresses(failed: list[Message]) -> Iterator[str]:
    for fields in failed:
        for name in ("Final-Recipient", "Original-Recipient"):
            kind, _, address = _text(fields, name).partition(";")
            if kind.strip().lower() in {"rfc822", "utf-8"} and address.strip():
                yield address.strip().strip("<>").lower()


def _mail(part: Message) -> MailId | None:
    """Our mail's id, out of the mail or its headers as the report gives them back."""
    kind = part.get_content_type()
    if kind in _MAILS:
        inside = part.get_payload()
        mail = inside[0] if isinstance(inside, list) and inside else None
        return read_message_id(_text(mail, "Message-ID")) if isinstance(mail, Message) else None
    if kind == _HEADERS:
        raw = part.get_payload(decode=True)
        found = _ID.search(raw.decode("utf-8", "replace")) if isinstance(raw, bytes) else None
        return read_message_id(found[1]) if found else None
    return None


def _text(fields: Message, name: str) -> str:
    found = next((value for key, value in fields.raw_items() if key.lower() == name.lower()), "")
    return " ".join(str(found).encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())
