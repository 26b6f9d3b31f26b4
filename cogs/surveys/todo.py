"""What questionnaires wait for: where each of it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.kit.todo import register
from cogs.surveys import controls
from domain.todo import Kind
from templates.words.todo import label

if TYPE_CHECKING:
    from discord.ui import Item as Control

    from domain.todo import Item
    from locales import Translator


def _answer(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.open_questionnaire.button(network, label(item, t), item.subject)


def _agree(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.agree.button(network, label(item, t), item.subject)


register(Kind.ANSWER, _answer)
register(Kind.SETTLE, _agree)
register(Kind.SIGN, _agree)
