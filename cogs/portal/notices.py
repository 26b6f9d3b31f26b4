"""What the door says unasked: a link to sign in, for who asked for one on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card
from cogs.kit.leading import page_button
from cogs.kit.notices import register
from domain.notices.kinds import SIGN_IN
from services import door

if TYPE_CHECKING:
    from domain.notices.reader import Reader
    from locales import Translator
    from services.door import SignInNotice


def _card(found: SignInNotice, t: Translator, _reader: Reader) -> Card:
    """It goes by e-mail alone, to the address with which it was asked for."""
    return (
        Card(t, "me")
        .title(t.text("Your link to sign in"))
        .text(
            t.text(
                "The link is for you alone and lets you in once, until {time}. Give it to nobody: who opens "
                "it is you.",
                time=f"<t:{int(found.expires_at.timestamp())}:t>",
            )
        )
        .row(page_button(t.text("Sign in"), f"/signin/{found.token}"))
    )


def _line(_found: SignInNotice, t: Translator) -> str:
    return t.text("A link to sign in was asked for with your e-mail address. In chat, `/portal` gives one.")


register(SIGN_IN, tell=door.tell_sign_in, draw=_card, line=_line)
