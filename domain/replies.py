"""Where an answer to a mail of the network goes, or where one writes to instead."""

from __future__ import annotations

from typing import Final

from domain.addresses import AddressMalformed, check_address
from domain.records import Record


class Replies(Record):
    """`address`: the coordination's, as it chose for answers; "" where nobody reads them.

    `instead` is where one writes to then: the contact that the privacy notice gives, an e-mail address or a
    page; "" where the network named none.
    """

    address: str = ""
    instead: str = ""


UNREAD: Final = Replies()
"""Nobody reads answers, and no other place is known."""


def reply_address(typed: str) -> str:
    """The address as it is kept; "" for none. Raises `AddressMalformed`.

    What stands in a header has to be ASCII where the reader's server takes nothing else.
    """
    if not typed.strip():
        return ""
    address = check_address(typed)
    if not address.partition("@")[0].isascii():
        raise AddressMalformed(typed[:100])
    return address
