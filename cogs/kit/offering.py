"""Practices that fit what a card shows, as a block at its end: any noun can draw it.

Who opens practices registers the button (`cogs/practice/searching/offered.py`); a card says

    offer(card, offered, t)

with what `services.practices.offering` found. Nothing is drawn where nothing fits, or where the card has no
room: what it is about comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cogs.kit.cards import MOST_CHARACTERS, MOST_COMPONENTS
from templates.words import practice_offers as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from discord.ui import Item

    from cogs.kit.cards import Card
    from domain.practices.model import Practice
    from domain.practices.offers import Offered
    from locales import Translator

    Button = Callable[[int, str, Practice], Item[Any]]

_REGISTRY: Final[list[Button]] = []
_LENGTHS: Final = (90, 60, 40)
_COMPONENTS: Final = 9
"""A text, a row with three buttons, and a row and a footer that may come after it."""
_AFTER: Final = 300
"""Letters that a card says after the block: its footer."""


def register(button: Button) -> None:
    """Give practices their button, `button(network, label, practice)`. Raises `ValueError` for a second."""
    if _REGISTRY:
        raise ValueError("practices have their button already")
    _REGISTRY.append(button)


def offer(card: Card, offered: Offered | None, t: Translator) -> None:
    """The block, as long as the card has room for it."""
    if offered is None or not offered.offers or not _REGISTRY:
        return
    letters, components = card.used()
    for length in _LENGTHS:
        text = words.block(offered, t, length)
        if letters + len(text) + _AFTER <= MOST_CHARACTERS and components + _COMPONENTS <= MOST_COMPONENTS:
            card.text(text)
            card.row(
                *(
                    _REGISTRY[0](
                        int(offered.network), t.text("Open {code}", code=one.practice.code), one.practice
                    )
                    for one in offered.offers
                )
            )
            return
