"""What one owes, the most pressing first, each with its button; and what fits into ten minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card, Page, page_line, page_row
from cogs.kit.todo import button_of, item_text
from cogs.me import controls
from domain.todo import CHOICES
from templates.words.todo import minutes

if TYPE_CHECKING:
    from discord.ui import Item as Control
    from discord.ui import LayoutView

    from locales import Translator
    from services.todo.views import PickView, TodoView

TEN: Final = 10


def todo_card(found: TodoView, t: Translator) -> LayoutView:
    """A page of one's own list."""
    page = Page(found.items, found.page, found.pages, found.total)
    card = Card(t, "me").small(t.join_facts(filter(None, [t.text("What waits for you"), page_line(t, page)])))
    if not found.total:
        return _nothing(card, t)
    card.title(_title(found, t)).small(_all_of_it(found, t))
    for item in found.items:
        card.choice(item_text(item, found.now, t), button_of(item, found.network, t))
    buttons: list[Control[Any]] = []
    if found.total > 1 or any(item.pausable for item in found.items):
        buttons.append(
            controls.fitting.button(
                found.network, t.text("I have ten minutes"), TEN, style=ButtonStyle.primary
            )
        )
    card.row(*buttons, *page_row(t, controls.todo, found.network, page))
    return card.footer(_footer(t)).view()


def fitting_card(found: PickView, t: Translator) -> LayoutView:
    """What fits into the minutes that one has."""
    card = Card(t, "me").small(t.text("What waits for you"))
    if not found.total:
        return _nothing(card, t)
    if found.chosen:
        card.title(t.plural("This fits into {n} minute", "This fits into {n} minutes", found.minutes))
    else:
        card.title(t.plural("Nothing fits into {n} minute", "Nothing fits into {n} minutes", found.minutes))
        card.text(t.text("What waits for you takes longer. A questionnaire can be paused after each answer."))
    for one in found.chosen:
        text = item_text(one.item, found.now, t, one.minutes)
        card.choice(text, button_of(one.item, found.network, t))
    rest = found.total - len(found.chosen)
    if rest:
        card.small(t.plural("{n} other thing can wait.", "{n} other things can wait.", rest))
    card.row(*(_have(found, minutes_, t) for minutes_ in CHOICES))
    card.row(controls.todo.button(found.network, t.text("All that waits for me"), 0))
    return card.footer(_footer(t)).view()


def _have(found: PickView, count: int, t: Translator) -> Control[Any]:
    label = t.plural("{n} minute", "{n} minutes", count)
    return controls.fitting.button(found.network, label, count, disabled=count == found.minutes)


def _nothing(card: Card, t: Translator) -> LayoutView:
    card.title(t.text("Nothing waits for you"))
    card.text(
        t.text(
            "You have answered what you were asked, and nothing of yours is due within 30 days. Thank you. "
            "When something is due, Techlink tells you: `/me notifications` says how."
        )
    )
    return card.footer(_footer(t)).view()


def _title(found: TodoView, t: Translator) -> str:
    things = t.plural("{n} thing waits for you", "{n} things wait for you", found.total)
    return t.join_facts(
        [things, t.plural("{n} is late", "{n} are late", found.late)] if found.late else [things]
    )


def _all_of_it(found: TodoView, t: Translator) -> str:
    takes = minutes(found.minutes, t)
    return t.text("All of it takes {minutes}. The most pressing stands first.", minutes=takes)


def _footer(t: Translator) -> str:
    return t.text("Only you see this. By typing: `/me todo`.")
