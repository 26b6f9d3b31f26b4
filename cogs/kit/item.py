"""The one template behind every button and select of Techlink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import discord

from cogs.kit.codec import TEMPLATE

if TYPE_CHECKING:
    import re


class PressItem(discord.ui.DynamicItem[discord.ui.Item[Any]], template=TEMPLATE):
    """A button or select whose custom_id says all: it works after a restart, and no view is remembered."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """Called by discord.py when one of ours is pressed."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press on. Errors end there: discord.py would only log them."""
        from cogs.kit.routing import pressed  # noqa: PLC0415 - routing knows the acts, and they this class

        await pressed(interaction, self.custom_id, list(getattr(self.item, "values", ())))
