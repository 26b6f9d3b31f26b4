"""The one template behind every button and select of Techlink."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ClassVar, Self

import discord

from cogs.kit.codec import TEMPLATE

if TYPE_CHECKING:
    import re


Hand = Callable[[discord.Interaction[Any], str, list[str]], Awaitable[None]]


class PressItem(discord.ui.DynamicItem[discord.ui.Item[Any]], template=TEMPLATE):
    """A button or select whose custom_id says all: it works after a restart, and no view is remembered.

    `hand_on` is set when the kit is installed: what is pressed knows nothing of who answers.
    """

    hand_on: ClassVar[Hand]

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """Called by discord.py when one of ours is pressed."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press on. Errors end there: discord.py would only log them."""
        await type(self).hand_on(interaction, self.custom_id, list(getattr(self.item, "values", ())))
