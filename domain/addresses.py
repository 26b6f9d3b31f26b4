"""E-mail addresses: what is one, how it is kept and compared, what was probably meant, and claims of one.

The rule is the same wherever one is typed, imported, configured or written to. An address is somebody's own
once they opened the link that was sent there and pressed its button.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NewType

import idna

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import PersonId

ClaimId = NewType("ClaimId", int)

LONGEST: Final = 254
"""In bytes, as it is sent."""
_TYPED: Final = 2 * LONGEST
CLAIM_LIVES: Final = timedelta(days=1)
MOST_CLAIMS: Final = 5
"""So many times an hour can somebody claim an address."""
MOST_WITHIN: Final = timedelta(hours=1)
MOST_TO_ADDRESS: Final = 3
"""So many mails a day with that question come to one address, whoever claims it."""
TO_ADDRESS_WITHIN: Final = timedelta(days=1)

# Of what RFC 5321 allows, what people have: nothing in quotes, nothing that could end a header or a command.
_ADDRESS: Final = re.compile(
    r"([^\s\x00-\x20\x7f<>()\[\]\\,;:\"@]{1,64})@([^\s\x00-\x20\x7f<>()\[\]\\,;:\"@]+)"
)
_SENDER: Final = re.compile(r"([^<>@]+) <([^<>]+)>")
_LOCAL: Final = 64
"""In bytes, as `LONGEST`."""
_ENCODED: Final = "=?"
"""How an encoded word begins (RFC 2047): mail libraries decode what stands there, line breaks and all."""
_ACE: Final = "xn--"
_TOP: Final = 2
# What many have, and what is so close to it that it would be taken for a slip.
_WELL_KNOWN: Final = (
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com",
    "outlook.fr", "hotmail.fr", "yahoo.fr", "orange.fr", "wanadoo.fr", "laposte.net", "free.fr", "sfr.fr",
    "outlook.es", "hotmail.es", "yahoo.es", "telefonica.net",
    "outlook.pt", "hotmail.pt", "sapo.pt", "live.com.pt",
    "proton.me", "protonmail.com",
)  # fmt: skip
_OTHERS: Final = frozenset({
    "mail.com", "email.com", "ymail.com", "gmx.com", "gmx.net", "gmx.de", "gmx.fr", "gmx.es", "me.com",
    "mac.com", "live.fr", "live.pt", "outlook.de", "outlook.it", "hotmail.it", "hotmail.de", "yahoo.it",
    "yahoo.de",
    "hotmail.co.uk", "yahoo.co.uk", "telefonica.com", "msn.com", "orange.es", "orange.com", "sapo.com",
})  # fmt: skip
_SHORT: Final = 9
_FAR: Final = 3


class Claim(Record):
    """That somebody says an address is theirs."""

    id: ClaimId
    person: PersonId
    address: str
    made_at: datetime
    expires_at: datetime
    confirmed_at: datetime | None = None


class AddressMalformed(DomainError):
    """This can be no address of e-mail."""

    typed: str


class TooManyClaims(DomainError):
    """Mails were asked for too often, by one person or to one address."""


class AddressOfAnother(DomainError):
    """The network knows the address as that of another person, who may be the same human being."""

    address: str


class LastWayIn(DomainError):
    """Without the address they could not come in any more: they are not on Discord."""


class Mailbox(Record):
    """An address in its parts. `local` has the letters that were typed, the domain is in small ones.

    `domain` is as people read it, `host` as it is looked up: in ASCII, by IDNA 2008.
    """

    local: str
    domain: str
    host: str

    @property
    def kept(self) -> str:
        """How it is kept, compared and shown: all in small letters. Such a one is read as itself."""
        return f"{_small(self.local)}@{self.domain}"

    @property
    def sent(self) -> str:
        """How a server is told it that knows ASCII domains only, in small letters."""
        return f"{_small(self.local)}@{self.host}"


def read_address(typed: str) -> Mailbox:
    """What was typed, in its parts. Raises `AddressMalformed`."""
    text = unicodedata.normalize("NFC", typed.strip()) if len(typed) <= _TYPED else ""
    found = _ADDRESS.fullmatch(text)
    if found is None or not text.isprintable() or not _fits(found[1]):
        raise AddressMalformed(typed[:100])
    try:
        mailbox = Mailbox(found[1], *_domain(found[2]))
    except UnicodeError as error:
        raise AddressMalformed(typed[:100]) from error
    labels = mailbox.host.split(".")
    if len(labels) < 2 or len(labels[-1]) < _TOP or labels[-1].isdecimal() or not all(map(_label, labels)):
        raise AddressMalformed(typed[:100])
    if max(len(one.encode()) for one in (mailbox.kept, mailbox.sent)) > LONGEST:
        raise AddressMalformed(typed[:100])
    return mailbox


def check_address(typed: str) -> str:
    """An address as it is kept. Raises `AddressMalformed`."""
    return read_address(typed).kept


def is_address(typed: str) -> bool:
    """Whether it is one address and nothing else."""
    try:
        read_address(typed)
    except AddressMalformed:
        return False
    return True


def compared(typed: str) -> str:
    """An address as it is kept, also where it stands in a link; what is none in small letters."""
    text = typed.strip().lower().removeprefix("mailto:").strip()
    try:
        return check_address(text)
    except AddressMalformed:
        return text


def read_sender(typed: str) -> tuple[str, Mailbox]:
    """ADDRESS, or NAME <ADDRESS>: the name, "" for none, and the address. Raises `AddressMalformed`.

    A name has no @ and no brackets in it: of several, each reader takes another for the address.
    """
    found = _SENDER.fullmatch(typed.strip())
    if found is None:
        return "", read_address(typed)
    name = found[1].strip()
    if not name.isprintable() or _ENCODED in name:
        raise AddressMalformed(typed[:100])
    quoted = len(name) > 1 and name[0] == name[-1] == '"'
    return (name[1:-1].strip() if quoted else name), read_address(found[2])


def probably(address: str) -> str | None:
    """The address that was probably meant, for a domain that is a slip away from a well-known one.

    It is for asking, never for refusing: such domains exist.
    """
    name, _, domain = address.rpartition("@")
    if domain in _OTHERS or domain in _WELL_KNOWN:
        return None
    near = min(((_distance(domain, one), one) for one in _WELL_KNOWN), default=(_FAR, ""))
    most = 1 if len(domain) < _SHORT else 2
    return f"{name}@{near[1]}" if 0 < near[0] <= most else None


def _small(local: str) -> str:
    return unicodedata.normalize("NFC", local.lower())


def _fits(local: str) -> bool:
    if local.startswith(".") or local.endswith(".") or ".." in local or _ENCODED in local:
        return False
    return max(len(local.encode()), len(_small(local).encode())) <= _LOCAL


def _domain(typed: str) -> tuple[str, str]:
    """As people read it, and as it is looked up. Raises `UnicodeError`."""
    small = typed.lower()
    if small.isascii() and _ACE not in small:
        return small, small
    host = idna.encode(typed, uts46=True, std3_rules=True).decode()
    return idna.decode(host), host


def _label(label: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?", label))


def _distance(one: str, other: str) -> int:
    """How many slips apart: a letter more, less, another, or two in the wrong order; at most `_FAR`."""
    if abs(len(one) - len(other)) >= _FAR:
        return _FAR
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, char in enumerate(one, 1):
        earlier, before, row = before, row, [n]
        for m, wanted in enumerate(other, 1):
            cost = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (char != wanted))
            if n > 1 and m > 1 and char == other[m - 2] and one[n - 2] == wanted:
                cost = min(cost, earlier[m - 2] + 1)
            row.append(cost)
    return min(row[-1], _FAR)
