"""What the network itself waits for: where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.kit.todo import register
from cogs.network import controls
from domain.todo import Kind
from templates.words.todo import label

if TYPE_CHECKING:
    from discord.ui import Item as Control

    from domain.todo import Item
    from locales import Translator


def _setup(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.open_setup.button(network, label(item, t))


register(Kind.SETUP, _setup)
