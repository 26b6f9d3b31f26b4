"""The kind reminder of all that somebody owes; `consents` has what was recorded for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card
from cogs.kit.notices import register
from cogs.kit.todo import button_of, item_text
from cogs.me import (
    consents,  # noqa: F401 - its notice is known by importing it
    controls,
)
from domain.notices.kinds import TODO_REMINDER
from services.todo.reminding import tell
from templates.words.todo import minutes

if TYPE_CHECKING:
    from domain.notices.reader import Reader
    from locales import Translator
    from services.todo.views import TodoNotice


def _card(found: TodoNotice, t: Translator, _reader: Reader) -> Card:
    card = Card(t, "me").small(t.text("A kind reminder from the coordination"))
    card.title(t.plural("{n} thing waits for you", "{n} things wait for you", found.total))
    for item in found.items:
        card.choice(item_text(item, found.now, t), button_of(item, found.network, t))
    takes = minutes(found.minutes, t)
    card.text(t.text("All of it takes {minutes}. Ten of them are a beginning.", minutes=takes))
    button = controls.todo_of_reminder.button(
        found.network, t.text("What waits for me"), style=ButtonStyle.primary
    )
    return card.row(button).footer(t.text("Only you get this reminder, and at most one a week."))


def _line(found: TodoNotice, t: Translator) -> str:
    takes = minutes(found.minutes, t)
    return t.plural(
        "{n} thing waits for you: {minutes}.",
        "{n} things wait for you: {minutes}.",
        found.total,
        minutes=takes,
    )


register(TODO_REMINDER, tell=tell, draw=_card, line=_line)
