"""What plans wait for: where each of it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.kit.todo import register
from cogs.plan import controls
from domain.todo import Kind
from templates.words.todo import label

if TYPE_CHECKING:
    from discord.ui import Item as Control

    from domain.todo import Item
    from locales import Translator


def _milestone(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.milestone.button(network, label(item, t), item.subject)


def _postponement(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.decide.button(network, label(item, t), item.subject)


def _stranger(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.who.button(network, label(item, t), item.subject, item.detail)


register(Kind.MILESTONE, _milestone)
register(Kind.POSTPONEMENT, _postponement)
register(Kind.STRANGER, _stranger)
