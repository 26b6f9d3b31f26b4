"""A consent that somebody recorded for the reader: said to them, and taken back with a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card, safe
from cogs.kit.notices import register
from cogs.me import controls
from domain.consents import RECORDABLE, Purpose
from domain.errors import Changed
from domain.notices.kinds import CONSENT_RECORDED
from services import behalf, consents
from templates.words.consents import purpose_title, recorded_text, recorded_title

if TYPE_CHECKING:
    from cogs.kit import Press
    from domain.consents import Recorded
    from domain.notices.reader import Reader
    from locales import Translator


def recorded_card(found: Recorded, t: Translator, _reader: Reader) -> Card:
    """What was recorded, by whom, and how it is taken back."""
    card = Card(t, "me").small(safe(found.network_name, 80)).title(recorded_title(found, t))
    back = controls.consent_back.button(found.network, t.text("Take it back"), found.purpose.value)
    return (
        card.text(recorded_text(found, t))
        .row(back)
        .footer(t.text("`/me data` shows what others recorded for you."))
    )


def recorded_line(found: Recorded, t: Translator) -> str:
    """The same in a line."""
    return recorded_title(found, t)


@controls.consent_back.handler
async def _back(press: Press, purpose: str) -> None:
    if purpose not in {one.value for one in RECORDABLE}:
        raise Changed
    await press.write(consents.withdraw, Purpose(purpose))
    t = press.t
    card = Card(t, "me").small(t.text("Consents")).title(purpose_title(Purpose(purpose), t))
    said = t.text("**Taken back.** From now on nothing is done on the ground of it.")
    await press.update(card.text(said).view())


register(CONSENT_RECORDED, tell=behalf.tell, draw=recorded_card, line=recorded_line)
