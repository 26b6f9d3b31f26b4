"""What cannot be undone asks first. Both buttons lie in the card, so the question survives a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.kit.cards import Card
from cogs.kit.which import acts

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from cogs.kit.press import Press
    from locales import Translator

cancel = acts.button("cancel")


def confirm(
    t: Translator, network: int | None, title: str, text: str, yes: Item[Any], *more: Item[Any]
) -> LayoutView:
    """A card that says what will happen. `yes` is the act's own button: red, a verb on it.

    `more` is what could be done first instead.
    """
    no = cancel.button(network, t.text("Cancel"))
    return Card(t, "confirm").title(title).text(text).row(*more, no, yes).view()


@cancel.handler
async def _cancel(press: Press) -> None:
    await press.meet()
    await press.update(Card(press.t, "confirm").text(press.t.text("Cancelled. Nothing was changed.")).view())
