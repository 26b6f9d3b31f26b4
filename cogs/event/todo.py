"""What events wait for: where each of it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.event import controls
from cogs.kit.todo import register
from domain.todo import Kind
from templates.words.todo import label

if TYPE_CHECKING:
    from discord.ui import Item as Control

    from domain.todo import Item
    from locales import Translator


def _open(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.show.button(network, label(item, t), item.subject)


register(Kind.INVITATION, _open)
register(Kind.OFFER, _open)
