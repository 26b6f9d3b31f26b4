"""What the network itself waits for: where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.kit.todo import register
from cogs.network import controls
from cogs.network.arriving import controls as arriving
from domain.todo import Kind
from templates.words.todo import label

if TYPE_CHECKING:
    from discord.ui import Item as Control

    from domain.todo import Item
    from locales import Translator


def _setup(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.open_setup.button(network, label(item, t))


def _arrived(item: Item, network: int, t: Translator) -> Control[Any]:
    return arriving.asked.button(network, label(item, t), item.subject)


register(Kind.SETUP, _setup)
register(Kind.ARRIVED, _arrived)
