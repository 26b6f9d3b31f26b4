"""What practices wait for: where each of it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.kit.todo import register
from cogs.practice import controls as shared
from cogs.practice.sharing import controls
from domain.todo import Kind
from templates.words.todo import label

if TYPE_CHECKING:
    from discord.ui import Item as Control

    from domain.todo import Item
    from locales import Translator


def _review(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.review.button(network, label(item, t), item.subject, 0)


def _returned(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.draft.button(network, label(item, t), item.subject)


def _renewal(item: Item, network: int, t: Translator) -> Control[Any]:
    return shared.show.button(network, label(item, t), item.subject, "", 0)


def _quote(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.quote.button(network, label(item, t), item.subject)


register(Kind.PRACTICE_REVIEW, _review)
register(Kind.PRACTICE_RETURNED, _returned)
register(Kind.PRACTICE_RENEWAL, _renewal)
register(Kind.PRACTICE_QUOTE, _quote)
