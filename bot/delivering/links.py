"""Where the buttons of mails lead: to links that act, signed for their reader, or to pages of the portal."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cogs.kit.leading import Page, lead_of
from domain.notices import kind_of
from domain.notices.kinds import GUEST_REGISTERED
from domain.records import Record
from services import links as signing
from services.links import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.core import Core
    from services.links import Signer
    from services.notices.views import Told


def _nowhere(_told: Told, _custom_id: str = "") -> str:
    return ""


def _no_page(_path: str) -> str:
    return ""


class Links(Record):
    """Makes addresses for whoever reads a mail; "" where there is none.

    `press` takes the `custom_id` of a button of a card, as the cogs made it. `unsubscribe` ends all mails of
    the network to that person with one POST (RFC 8058), and asks when it is opened. `page` takes the path of
    a page of the portal. `own` is a guest's page, on which all is that they have. They are called for each
    mail and must not wait for anything; each address is
    `http` or `https`, in ASCII, without spaces and brackets.
    """

    press: Callable[[Told, str], str] = _nowhere
    unsubscribe: Callable[[Told], str] = _nowhere
    page: Callable[[str], str] = _no_page
    own: Callable[[Told], str] = _nowhere


async def links(core: Core, playground: str | None = None) -> Links:
    """Those of this installation, made once when a worker starts.

    Without a portal that others can open there are none: its address on this machine leads nobody anywhere,
    but on a playground, where all are on this machine.
    """
    if not core.portal or (playground is None and _on_this_machine(core.portal)):
        return Links()
    return to_portal(core.portal, await core.across(signing.signer))


def to_portal(portal: str, signer: Signer) -> Links:
    """Links to the portal at that address, signed by that signer."""

    def signed(told: Told, purpose: Purpose, subject: int) -> str:
        """Signed when the delivery was made, so that a second attempt is the same mail; "" for no member."""
        reader = told.reader
        if reader.member is None or reader.shared:
            return ""
        return signer.sign(reader.network, reader.member, purpose, subject, told.delivery.created_at)

    def press(told: Told, custom_id: str) -> str:
        lead = lead_of(custom_id)
        if lead is None:
            return ""
        if isinstance(lead, Page):
            # Who is a guest of events signs in nowhere.
            if told.reader.guest:
                return ""
            return f"{portal}/n/{told.reader.network}/{lead.path}"
        token = signed(told, lead.purpose, lead.subject)
        return f"{portal}/act/{token}" if token else ""

    def unsubscribe(told: Told) -> str:
        if not any(_can_be_ended(one.kind, one.address) for one, _ in told.lines):
            return ""
        token = signed(told, Purpose.UNSUBSCRIBE, 0)
        return f"{portal}/unsubscribe/{token}" if token else ""

    def own(told: Told) -> str:
        token = signed(told, Purpose.GUEST, 0) if told.reader.guest else ""
        return f"{portal}/act/{token}" if token else ""

    return Links(press, unsubscribe, lambda path: f"{portal}{path}", own)


def _can_be_ended(code: str, address: str | None) -> bool:
    """Whether it comes because somebody agreed to mails: not what was asked for, must come, or asks first.

    Who is registered has agreed to what comes of that.
    """
    kind = kind_of(code)
    asked = kind.asked and code != GUEST_REGISTERED.code
    return not asked and not kind.mandatory and address is None


def _on_this_machine(portal: str) -> bool:
    host = urlsplit(portal).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
