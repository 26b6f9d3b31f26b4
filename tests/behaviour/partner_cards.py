"""How tests open a partner's card, and fill in its windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.actors import PartnerId
from services import partners
from tests.behaviour.people import shown
from tests.services.networks_made import discord_user

if TYPE_CHECKING:
    from services.core import Core
    from tests.behaviour.people import World

CORK = {"name": "Cork Labs", "place": "Ireland", "code": "CORK"}


async def opened(network: World, who: Any = None, **options: str) -> Any:
    """The card that `/network partners` answers."""
    return shown(await (who or network.berta).slash(network.public, "network partners", **options))


async def typed(network: World, card: Any, button: str, fields: dict[str, Any], who: Any = None) -> Any:
    """Press the button that opens a window, and fill it in."""
    asked = await (who or network.berta).click(card, label=button)
    return await (who or network.berta).submit_modal(asked, fields)


def edited(**what: Any) -> dict[str, Any]:
    """The window to edit Porto, as it is, with other values for some fields."""
    whole = {"name": "Porto technology centre", "kind": ["centre"], "place": "Norte (PT11), Portugal"}
    return whole | {"language": ["pt"]} | what


async def left_by(network: World, core: Core, partner: int) -> None:
    berta = discord_user(network.berta.id, "Berta", server=network.guild.id)
    await core.write(berta, partners.leave, PartnerId(partner))


def field_of(modal: Any, name: str) -> dict[str, Any] | None:
    parts = [part["component"] for part in modal["components"]]
    return next((part for part in parts if part["custom_id"] == name), None)


def value_of(modal: Any, name: str) -> str | None:
    """What stands in a window's field; None where there is no such field."""
    field = field_of(modal, name)
    return None if field is None else field.get("value", "")


def chosen_in(modal: Any, name: str) -> list[str]:
    """What is chosen in a window's select."""
    field = field_of(modal, name)
    assert field
    return [option["value"] for option in field["options"] if option.get("default")]
