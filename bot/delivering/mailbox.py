"""The mailbox in which mails that came back arrive: read by IMAP (RFC 3501), without a library of its own.

All of it waits for a server, so it is called in a thread. Nothing is deleted, and nothing marked as read but
what was settled: a person may read there, too.
"""

from __future__ import annotations

import contextlib
import imaplib
import re
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS: Final = 30.0
MOST: Final = 200
"""So many mails are read at a time."""
LARGEST: Final = 256 * 1024
"""In bytes, of one mail: a report says what it has to say at its beginning."""
_UID: Final = re.compile(rb"[0-9]{1,10}")


class MailboxTrouble(Exception):
    """The mailbox cannot be read now; the message says why, without secrets."""


@dataclass(frozen=True)
class Place:
    """Where the mailbox is."""

    host: str
    port: int
    user: str
    folder: str
    password: str = field(repr=False)
    tls: bool = True


def place_of(url: str) -> Place:
    """Of `imaps://USER:PASSWORD@HOST/FOLDER`, parts escaped as in any address; `imap://` goes in the clear.

    Raises `ValueError`.
    """
    parts = urlsplit(url)
    folder = unquote(parts.path.lstrip("/")) or "INBOX"
    if parts.scheme not in {"imaps", "imap"} or not (parts.hostname and parts.username and parts.password):
        raise ValueError("is imaps://USER:PASSWORD@HOST/FOLDER")
    if not (folder.isascii() and folder.isprintable()):
        raise ValueError("names a folder in ASCII")
    if parts.scheme == "imap" and parts.hostname not in {"127.0.0.1", "::1", "localhost"}:
        raise ValueError("goes in the clear (imap://) to this machine only; elsewhere it is imaps://")
    tls = parts.scheme == "imaps"
    port = parts.port or (993 if tls else 143)
    return Place(parts.hostname, port, unquote(parts.username), folder, unquote(parts.password), tls)


class Mailbox:
    """Reads what was not read yet, each mail once as long as this lives."""

    def __init__(self, place: Place) -> None:
        self._place: Final = place
        self._seen: set[str] = set()
        self._validity = ""

    def unread(self) -> list[tuple[str, bytes]]:
        """Mails that nobody has read, each handed out once: key and content. Raises `MailboxTrouble`."""
        with self._talk() as client:
            found = _answered(client.uid("SEARCH", "UNSEEN"))
            uids = [one.decode() for one in _UID.findall(b" ".join(part for part in found if part))]
            fresh = [one for one in uids if one not in self._seen][:MOST]
            read = [(uid, _content(client, uid)) for uid in fresh]
            self._seen = (self._seen & set(uids)) | set(fresh)
            return read

    def settled(self, keys: list[str]) -> None:
        """Mark these as read. Raises `MailboxTrouble`."""
        if keys:
            with self._talk() as client:
                _answered(client.uid("STORE", ",".join(keys), "+FLAGS.SILENT", r"(\Seen)"))

    def again(self, keys: list[str]) -> None:
        """These could not be settled: hand them out once more."""
        self._seen -= set(keys)

    @contextlib.contextmanager
    def _talk(self) -> Iterator[imaplib.IMAP4]:
        try:
            with self._connected() as client:
                client.login(self._place.user, self._place.password)
                answer, said = client.select(_quoted(self._place.folder))
                if answer != "OK":
                    raise MailboxTrouble(f"there is no folder {self._place.folder}: {said!r}")
                _, validity = client.response("UIDVALIDITY")
                self._forget_unless(repr(validity))
                yield client
        except (imaplib.IMAP4.error, OSError, UnicodeError) as error:
            said_here = str(error).replace(self._place.password, "…")
            raise MailboxTrouble(f"{type(error).__name__}: {said_here}") from None

    def _connected(self) -> imaplib.IMAP4:
        host, port = self._place.host, self._place.port
        if self._place.tls:
            context = ssl.create_default_context()
            return imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=SECONDS)
        return imaplib.IMAP4(host, port, timeout=SECONDS)

    def _forget_unless(self, validity: str) -> None:
        """With another validity, the numbers stand for other mails."""
        if validity != self._validity:
            self._seen.clear()
            self._validity = validity


def _content(client: imaplib.IMAP4, uid: str) -> bytes:
    found = _answered(client.uid("FETCH", uid, f"(BODY.PEEK[]<0.{LARGEST}>)"))
    # Deleted by somebody else meanwhile, it comes back empty.
    return next((part[1] for part in found if isinstance(part, tuple)), b"")


def _answered(answer: tuple[str, list[Any]]) -> list[Any]:
    if answer[0] != "OK":
        raise MailboxTrouble(f"the server answers {answer[0]}: {answer[1]!r}")
    return answer[1]


def _quoted(folder: str) -> str:
    escaped = folder.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
