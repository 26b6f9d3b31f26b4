"""What has to do with the same things as a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card
from cogs.kit.text import fitted
from cogs.practice import controls as shared
from cogs.practice.searching import controls
from cogs.practice.searching.cards import words

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.practices.browsing import Alike


def alike_card(found: Alike, t: Translator) -> LayoutView:
    """Practices to read on with, each to be opened."""
    network, of = int(found.of.network), found.of
    card = Card(t, "practice").small(t.text("More like {code}", code=of.practice.code))
    card.title(fitted(of.shown.title, words.TITLE))
    if not found.found:
        card.text(t.text("Nothing is like it yet."))
    for one in found.found:
        shown = one.in_language(t.language)
        line = f"**{fitted(shown.title, words.TITLE)}**\n-# {words.facts_line(t, one, shown)}"
        card.choice(line, controls.show.button(network, t.text("Open"), int(one.id)))
    back = shared.show.button(network, t.text("‹ The practice"), int(of.practice.id), "", 0)
    return card.row(back).footer(t.text("Only you see this.")).view()
