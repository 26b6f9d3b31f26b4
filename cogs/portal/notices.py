"""What the door says unasked: a link to sign in, for who asked for one on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card
from cogs.kit.notices import register
from domain.notices.kinds import SIGN_IN
from services import door

if TYPE_CHECKING:
    from domain.notices.reader import Reader
    from locales import Translator
    from services.door import SignInNotice


def _card(_found: SignInNotice, t: Translator, _reader: Reader) -> Card:
    """Without the link: what was asked for by e-mail goes by e-mail; in chat there is a command for it."""
    return (
        Card(t, "me")
        .title(t.text("Somebody asked for a link to sign in as you"))
        .text(
            t.text(
                "It was asked for on the web with your e-mail address. If that was you, write `/portal`: it "
                "gives you a link at once. If not, there is nothing to do."
            )
        )
        .footer(t.text("Only you see this."))
    )


def _line(_found: SignInNotice, t: Translator) -> str:
    return t.text("A link to sign in was asked for with your e-mail address. In chat, `/portal` gives one.")


register(SIGN_IN, tell=door.tell_sign_in, draw=_card, line=_line)
