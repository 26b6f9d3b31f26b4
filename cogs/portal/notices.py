"""What the door says by e-mail: a link to sign in, the question whether an address is somebody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card, safe
from cogs.kit.leading import page_button
from cogs.kit.notices import register
from domain.notices.kinds import ADDRESS, SIGN_IN
from services import door

if TYPE_CHECKING:
    from datetime import datetime

    from domain.notices.reader import Reader
    from locales import Translator
    from services.door import AddressNotice, SignInNotice


def _card(found: SignInNotice, t: Translator, _reader: Reader) -> Card:
    """It goes by e-mail alone, to the address with which it was asked for."""
    return (
        Card(t, "me")
        .title(t.text("Your link to sign in"))
        .text(
            t.text(
                "The link is for you alone and lets you in once. Give it to nobody: whoever opens it comes "
                "in as you."
            )
        )
        .text(t.text("It can be used until {date}.", date=_moment(found.expires_at)))
        .row(page_button(t.text("Sign in"), f"/signin/{found.token}"))
    )


def _address(found: AddressNotice, t: Translator, _reader: Reader) -> Card:
    """To the address that is asked about, and nowhere else."""
    return (
        Card(t, "me")
        .title(t.text("Is this address yours?"))
        .text(
            t.text(
                "{name} gave {address} as their e-mail address in {network}. If that was you, open the page "
                "and confirm it; nothing is sent here before that.",
                name=safe(found.name, 80),
                address=safe(found.address, 254),
                network=safe(found.network, 80),
            )
        )
        .row(page_button(t.text("Yes, it is mine…"), f"/act/{found.token}"))
        .text(t.text("It can be used until {date}.", date=_moment(found.expires_at)))
    )


def _address_line(found: AddressNotice, t: Translator) -> str:
    return t.text("Is {address} your e-mail address?", address=safe(found.address, 60))


def _moment(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:f>"


def _line(_found: SignInNotice, t: Translator) -> str:
    return t.text("A link to sign in was asked for with your e-mail address. In chat, `/portal` gives one.")


register(ADDRESS, tell=door.tell_claim, draw=_address, line=_address_line)
register(SIGN_IN, tell=door.tell_sign_in, draw=_card, line=_line)
