"""From a custom_id to its handler, guarded: one way for buttons, selects and modals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from cogs.kit import acts
from cogs.kit.codec import PREFIX, CustomIdError, decode
from cogs.kit.guard import StaleControlError, guarded
from cogs.kit.modals import typed_into, uploaded_in
from cogs.kit.press import Press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.kit.uploads import Upload


async def pressed(interaction: discord.Interaction[Any], custom_id: str, picked: Sequence[Any]) -> None:
    """A button or select of ours was pressed."""
    await _route(interaction, custom_id, picked, {}, {})


async def on_interaction(interaction: discord.Interaction[Any]) -> None:
    """Listens to all interactions, for the modals among them."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return
    data: Any = interaction.data or {}
    if str(data.get("custom_id", "")).startswith(f"{PREFIX}:"):
        await _route(interaction, data["custom_id"], (), typed_into(data), uploaded_in(data))


async def _route(
    interaction: discord.Interaction[Any],
    custom_id: str,
    picked: Sequence[Any],
    fields: dict[str, str],
    uploads: dict[str, Upload],
) -> None:
    press = Press(interaction, picked=picked, fields=fields, uploads=uploads)

    async def run() -> None:
        try:
            address = decode(custom_id)
            act = acts.find(address)
            if act is None or act.run is None:
                raise StaleControlError
            arguments = act.arguments(address)
        except CustomIdError as error:
            raise StaleControlError from error
        press.network = address.network
        if not act.opens:
            press.watch()
        await act.run(press, *arguments)

    await guarded(press, run, custom_id)
