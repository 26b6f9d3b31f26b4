"""What somebody owes to visits: where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.kit.todo import register
from cogs.practice.exchange import controls
from domain.todo import Kind
from templates.words.todo import label

if TYPE_CHECKING:
    from discord.ui import Item as Control

    from domain.todo import Item
    from locales import Translator


def _visit(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.show.button(network, label(item, t), item.subject)


register(Kind.VISIT, _visit)
