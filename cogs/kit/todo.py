"""The buttons of what somebody owes: the noun that waits registers its own here (`cogs/<noun>/todo.py`).

    register(Kind.MILESTONE, _milestone)

A button leads to where the thing is done: an act of the noun, whatever card it is pressed on. Its words are
those of `templates.words.todo`, so that a page says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cogs.kit.text import by_words, fitted, safe
from domain.todo import Kind
from templates.words.todo import fact, title

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from discord.ui import Item as Control

    from domain.todo import Item
    from locales import Translator

    Button = Callable[[Item, int, Translator], Control[Any]]

_REGISTRY: Final[dict[Kind, Button]] = {}
TITLE: Final = 90
IN_LIST: Final = 60


def register(kind: Kind, button: Button) -> None:
    """Give a kind its button: `button(item, network, t)`. Raises `ValueError` when it has one."""
    if kind in _REGISTRY:
        raise ValueError(f"{kind.value} has its button already")
    _REGISTRY[kind] = button


def button_of(item: Item, network: int, t: Translator) -> Control[Any]:
    """The button that leads to where this is done."""
    return _REGISTRY[item.kind](item, network, t)


def without_buttons() -> list[str]:
    """Kinds that nobody can press: at start-up an error."""
    return sorted(kind.value for kind in Kind if kind not in _REGISTRY)


def item_text(item: Item, now: datetime, t: Translator, minutes: int | None = None) -> str:
    """What it is, its minutes, and why now. `minutes`: how long one has for it, if not all that it takes."""
    name = fitted(by_words(title(item, t), TITLE), TITLE)
    return f"**{name}**\n-# {safe(fact(item, now, t, minutes), 300)}"


def item_line(item: Item, now: datetime, t: Translator) -> str:
    """The same in one line, for who looks at another one's list."""
    name = fitted(by_words(title(item, t, own=False), IN_LIST), IN_LIST)
    return t.text("{name}: {facts}", name=name, facts=fitted(fact(item, now, t, own=False), 110))
