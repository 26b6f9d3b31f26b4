"""Puts the kit into a bot: called once, before the cogs are loaded, and once after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import acts
from cogs.kit.item import PressItem
from cogs.kit.routing import on_interaction, pressed
from cogs.kit.tree import on_app_command_completion

if TYPE_CHECKING:
    from cogs.kit.bot import KitBot


def install(bot: KitBot) -> None:
    """Route what is pressed, and what modals send, to the acts."""
    PressItem.hand_on = staticmethod(pressed)
    bot.add_dynamic_items(PressItem)
    bot.add_listener(on_interaction, "on_interaction")
    bot.add_listener(on_app_command_completion, "on_app_command_completion")


def verify() -> None:
    """Raise `LookupError` when a declared act has no handler: its buttons would do nothing."""
    if missing := acts.without_handler():
        raise LookupError(f"acts without a handler: {missing}")
