"""The searches that somebody keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import SelectOption

from cogs.kit import Card, page_line, page_row, paged, plain
from cogs.kit.text import fitted
from cogs.practice.searching import controls
from cogs.practice.searching.cards import words

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from domain.practices.searches import SavedSearch
    from locales import Translator
    from services.practices.saved_searches import SavedList

A_PAGE: Final = 10
_WORDS: Final = 80


def saved_card(found: SavedList, t: Translator, page: int = 0, said: str = "") -> LayoutView:
    """All that somebody keeps, to be run or removed; `said` is what was just done."""
    network = int(found.network)
    card = Card(t, "practice")
    if not found.searches:
        card.title(t.text("You keep no search")).text(said)
        tip = t.text(
            "`/practice search` finds practices. “Save search” below the results keeps it, and you are "
            "told what is new."
        )
        return card.text(tip).footer(t.text("Only you see this.")).view()
    count = len(found.searches)
    card.title(t.plural("You keep {n} search", "You keep {n} searches", count)).text(said)
    shown = paged(found.searches, page, A_PAGE)
    card.text("\n".join(_line(one, t) for one in shown.items)).small(page_line(t, shown))
    options = [SelectOption(label=plain(called(one, t), 100), value=str(one.id)) for one in shown.items]
    card.picker(controls.run.select(network, options, placeholder=t.text("Search again…")))
    card.picker(controls.remove.select(network, options, shown.number, placeholder=t.text("Remove one…")))
    card.row(*page_row(t, controls.listed, network, shown))
    hint = t.text("Only you see this. Whatever is new and answers one of them well is told you once.")
    return card.footer(hint).view()


def called(one: SavedSearch, t: Translator) -> str:
    """What a saved search is called: its words, and what it is narrowed to."""
    said = words.filters_said(t, one.filters)
    return t.join_facts([part for part in (fitted(one.words, _WORDS), said) if part])


def _line(one: SavedSearch, t: Translator) -> str:
    made = t.text("kept since {date}", date=t.date(one.made_at.date(), "medium"))
    told = t.text("last told {date}", date=t.date(one.told_at.date(), "medium")) if one.told_at else ""
    return f"**{called(one, t)}**\n-# {t.join_facts([part for part in (made, told) if part])}"
