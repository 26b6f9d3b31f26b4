"""Mails that come back: which delivery a report is about, and what it means for the address.

A report is believed for the `Message-ID` that we gave the mail: it holds the delivery's nonce, which nobody
knows but who had the mail. An address that a report names is believed for nothing by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.actors import NetworkId
from domain.addresses import AddressMalformed, read_address
from domain.notices.deliveries import DeliveryId
from domain.records import Record

if TYPE_CHECKING:
    from domain.notices.deliveries import Delivery

_ID: Final = re.compile(r"\s*<?([0-9a-f]{8,64})\.([0-9]{1,18})\.([0-9]{1,18})@[^\s<>@]{1,253}>?\s*")
# Behind "recipient address rejected" stands a server that knows its people, whatever number it gives.
_NO_SUCH: Final = re.compile(
    r"user unknown|unknown user|no such (user|recipient|mailbox|address)|recipient (address )?rejected|"
    r"(does not|doesn.t) exist|recipient not found|mailbox (not found|unavailable)",
    re.IGNORECASE,
)
_FULL: Final = re.compile(r"quota|mailbox (is )?full|over ?quota|out of storage", re.IGNORECASE)

GONE: Final = "mail_bounced"
RETURNED: Final = "mail_returned"
FULL: Final = "mail_full"
POLICY: Final = "mail_policy"


class MailId(Record):
    """What our `Message-ID` says: which delivery, and the nonce by which we know that it is ours."""

    nonce: str
    network: NetworkId
    delivery: DeliveryId


class Bounce(Record):
    """A report that a mail was given up. `status` is RFC 3463's, (0, 0, 0) for none.

    `said` are the server's words, `recipients` the addresses that it names, in lower case.
    """

    mail: MailId
    recipients: frozenset[str]
    status: tuple[int, int, int]
    said: str


class Verdict(Record):
    """Why it came back, as a code, and whether the address is closed."""

    code: str
    closed: bool


def message_id(delivery: Delivery, domain: str) -> str:
    """The `Message-ID` of a delivery's mail, the same for each attempt."""
    return f"<{delivery.nonce}.{delivery.network}.{delivery.id}@{domain}>"


def read_message_id(text: str) -> MailId | None:
    """What a `Message-ID` says; None for one that is not of our making."""
    found = _ID.fullmatch(text)
    return MailId(found[1], NetworkId(int(found[2])), DeliveryId(int(found[3]))) if found else None


def judge(bounce: Bounce, address: str) -> Verdict:
    """What a report means for the delivery to that address.

    Only an address that is said not to be there is closed, and only if the report names it: behind one that
    forwards, another may have failed. Full boxes, rules and servers that did not answer say nothing of it.
    """
    kind, subject, detail = bounce.status
    if (kind, subject, detail) == (5, 2, 2) or (subject in {0, 2} and _FULL.search(bounce.said)):
        return Verdict(FULL, closed=False)
    if kind == 5 and _names_nobody(subject, detail, bounce.said):
        return (
            Verdict(GONE, closed=True)
            if _bare(address) in {_bare(one) for one in bounce.recipients}
            else Verdict(RETURNED, False)
        )
    return Verdict(POLICY if (kind, subject) == (5, 7) else RETURNED, closed=False)


def _bare(address: str) -> str:
    """As it is compared: servers write a domain of other letters in ASCII."""
    try:
        return read_address(address).sent
    except AddressMalformed:
        return address.lower()


def _names_nobody(subject: int, detail: int, said: str) -> bool:
    if subject == 1:
        # 5.1.7 and 5.1.8 are about the sender.
        return detail not in {7, 8}
    return (subject, detail) in {(2, 1), (4, 4)} or (subject in {0, 4} and bool(_NO_SUCH.search(said)))
