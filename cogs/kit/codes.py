"""The button for who was given a code: on the cards of whoever Techlink does not know. `cogs/me` answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cogs.kit.acts import Acts

if TYPE_CHECKING:
    from discord.ui import Item

    from locales import Translator

acts: Final = Acts("codes")

ask: Final = acts.button("ask", opens=True)
typed: Final = acts.modal("typed")
# With the code that was typed.
yes: Final = acts.button("yes", str)
kept: Final = acts.button("kept")


def button(network: int | None, t: Translator) -> Item[Any]:
    """I was put on a list, and have a code."""
    return ask.button(network, t.text("I have a code"))
