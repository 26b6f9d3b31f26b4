"""Words for one's own e-mail address."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.people import Channel
    from locales import Translator


def address_line(mail: Channel | None, t: Translator, shown: str = "") -> str:
    """What there is of it, in a line. `shown` is the address as the place has to write it."""
    if mail is None:
        return t.text("No e-mail address of yours is kept.")
    address = shown or mail.address
    if mail.agreed_at is None:
        return t.text("{address}, which was put down for you; you have not agreed to mails.", address=address)
    if not mail.open:
        return t.text("{address}, but mails to it came back, so none are sent there.", address=address)
    return t.text("{address}, which you confirmed.", address=address)
