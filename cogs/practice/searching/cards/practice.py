"""One practice as a search shows it, and what is like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cogs.kit import Card, Page, page_line, page_row, paged
from cogs.kit.text import fitted, safe
from cogs.practice.searching import controls
from cogs.practice.searching.cards import words
from domain.practices.model import TEXTS
from templates.words import practices as practice_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord.ui import Item, LayoutView

    from domain.practices.model import Wording
    from locales import Translator
    from services.practices.browsing import Alike
    from services.practices.views import PracticeView

_A_PAGE: Final = 2_400
_PART: Final = 1_600


def practice_card(view: PracticeView, draft: int, t: Translator, page: int = 0) -> LayoutView:
    """Its title, where it is done, its texts in pages; `draft` is the search it was found by, 0 for none."""
    practice, shown = view.practice, view.shown
    theme = fitted(practice_words.theme(t, practice.facts.theme), 40)
    card = (
        Card(t, "practice")
        .small(
            t.join_facts(
                [practice.code, theme, fitted(view.partner, 60)] if view.partner else [practice.code, theme]
            )
        )
        .title(fitted(shown.title, words.TITLE))
        .small(words.facts_line(t, practice, shown))
    )
    part: Page[str] = paged(_pages(shown, t), page, 1)
    card.text("".join(part.items)).small(page_line(t, part))
    card.row(*page_row(t, controls.show, int(view.network), part, draft, int(practice.id)))
    return card.row(*_ways(view, draft, t)).footer(t.text("Only you see this.")).view()


def alike_card(found: Alike, t: Translator) -> LayoutView:
    """What says much the same as a practice."""
    network, of = int(found.of.network), found.of
    card = Card(t, "practice").small(t.text("More like {code}", code=of.practice.code))
    card.title(fitted(of.shown.title, words.TITLE))
    if not found.found:
        card.text(t.text("Nothing is like it yet."))
    for one in found.found:
        shown = one.in_language(t.language)
        line = f"**{fitted(shown.title, words.TITLE)}**\n-# {words.facts_line(t, one, shown)}"
        card.choice(line, controls.show.button(network, t.text("Open"), found.draft, int(one.id), 0))
    back = controls.show.button(network, t.text("‹ The practice"), found.draft, int(of.practice.id), 0)
    return card.row(back, *_results(network, found.draft, t)).footer(t.text("Only you see this.")).view()


def _ways(view: PracticeView, draft: int, t: Translator) -> list[Item[Any]]:
    network = int(view.network)
    alike = controls.alike.button(network, t.text("More like this"), draft, int(view.practice.id))
    return [alike, *_results(network, draft, t)]


def _results(network: int, draft: int, t: Translator) -> list[Item[Any]]:
    return [controls.turn.button(network, t.text("‹ Results"), draft, 0)] if draft else []


def _pages(shown: Wording, t: Translator) -> list[str]:
    pages = [""]
    for part in _parts(shown, t):
        if pages[-1] and len(pages[-1]) + len(part) > _A_PAGE:
            pages.append("")
        pages[-1] = f"{pages[-1]}\n\n{part}" if pages[-1] else part
    return pages


def _parts(shown: Wording, t: Translator) -> Iterator[str]:
    """The texts with their names, long ones in pieces."""
    for name in TEXTS:
        text = getattr(shown, name)
        head = f"**{practice_words.field(t, name)}**\n"
        for start in range(0, len(text), _PART):
            yield head + safe(text[start : start + _PART])
            head = ""
