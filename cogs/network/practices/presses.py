"""What is pressed on the card of what the network says of its practices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.network.practices import controls
from cogs.network.practices.cards import settings_card, theme_fields
from services.practices import settings

if TYPE_CHECKING:
    from cogs.kit import Press


async def show_practices(press: Press) -> None:
    """What holds."""
    await press.reply(settings_card(await press.read(settings.show), press.t))


@controls.experts.handler
async def _experts(press: Press, wanted: int) -> None:
    found = await press.write(settings.ask_experts, wanted=bool(wanted))
    await press.update(settings_card(found, press.t))


@controls.themes.handler
async def _themes(press: Press) -> None:
    found = await press.read(settings.show)
    t = press.t
    fields = theme_fields(found.themes, t)
    await press.open(controls.themes_typed.modal(press.network, t.text("Themes of our own"), fields))


@controls.themes_typed.handler
async def _themes_typed(press: Press) -> None:
    said = press.fields.get("themes", "").splitlines()
    await press.update(settings_card(await press.write(settings.name_themes, said), press.t))


@controls.reviewer.handler
async def _reviewer(press: Press) -> None:
    address = str(press.picked[0].id)
    await press.update(settings_card(await press.write(settings.turn_reviewer, address), press.t))
