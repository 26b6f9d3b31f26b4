"""What the services of the door hand to cards, pages and mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import NetworkId


class SignInNotice(Record):
    """A link for one sign-in that somebody asked for: its `token`, and until when it can be used."""

    network: NetworkId
    token: str
    expires_at: datetime


class AddressNotice(Record):
    """Somebody says that an address is theirs: who, in which network, and the link by which they say so."""

    network: str
    name: str
    address: str
    token: str
    expires_at: datetime
