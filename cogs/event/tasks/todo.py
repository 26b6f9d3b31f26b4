"""The tasks of events that somebody owes: where they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.event.tasks import controls
from cogs.kit.todo import register
from domain.todo import Kind
from templates.words.todo import label

if TYPE_CHECKING:
    from discord.ui import Item as Control

    from domain.todo import Item
    from locales import Translator


def _open(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.task.button(network, label(item, t), item.subject)


register(Kind.TASK, _open)
