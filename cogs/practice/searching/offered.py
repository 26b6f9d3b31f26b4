"""The button with which the cards of other nouns open a practice that they offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.kit.offering import register
from cogs.practice.searching import controls

if TYPE_CHECKING:
    from discord.ui import Item

    from domain.practices.model import Practice


def _open(network: int, label: str, practice: Practice) -> Item[Any]:
    return controls.show.button(network, label, int(practice.id))


register(_open)
