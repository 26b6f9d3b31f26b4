"""What a search can be narrowed to: a select for each filter, each value with how many it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle, SelectOption

from cogs.kit import Card, plain
from cogs.kit.text import fitted
from cogs.practice.searching import controls
from cogs.practice.searching.cards import words
from domain.practices.filters import as_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.practices.browsing import Narrowing

_ORDER: Final = ("themes", "countries", "hosts", "maturities", "evidence_levels", "languages", "years")
_MOST: Final = 25
_YEARS: Final = 2


def narrowing_card(found: Narrowing, t: Translator) -> LayoutView:
    """One select a filter; those with a single value that nobody chose are left out: they change nothing."""
    results = found.results
    network = int(results.network)
    card = Card(t, "practice").small(fitted(results.text, 80))
    card.title(t.plural("{n} practice", "{n} practices", results.total))
    chosen = as_data(results.filters)
    said = words.filters_said(t, chosen)
    card.text(t.text("Only: {filters}", filters=said) if said else t.text("All of them, so far."))
    for name in _ORDER:
        counts = found.choices.get(name, {})
        picked = [str(one) for one in chosen.get(name, ())]
        if len(counts) > 1 or picked:
            card.picker(_select(found, name, counts, picked, t))
    label = t.text("Show results")
    buttons: list[Item[Any]] = [
        controls.turn.button(network, label, found.draft, 0, style=ButtonStyle.primary),
        controls.other_words.button(network, t.text("Other words…"), found.draft),
    ]
    if results.filters.any:
        buttons.append(controls.widen.button(network, t.text("Take the filters away"), found.draft))
    card.row(*buttons)
    hint = t.text(
        "The figures say how many practices each leaves. Of years, choose one, or the first and the last."
    )
    return card.footer(hint).view()


def _select(
    found: Narrowing, name: str, counts: Mapping[str, int], picked: list[str], t: Translator
) -> Item[Any]:
    values = dict(counts) if name != "years" else dict(sorted(counts.items(), reverse=True))
    shown = {**{one: counts.get(one, 0) for one in picked}, **values}
    options = [
        SelectOption(
            label=plain(f"{words.value(t, name, one)} ({t.number(number)})", 100),
            value=one,
            default=one in picked,
        )
        for one, number in list(shown.items())[:_MOST]
    ]
    most = min(_YEARS, len(options)) if name == "years" else len(options)
    return controls.filtered.select(
        int(found.results.network),
        options,
        found.draft,
        name,
        placeholder=plain(words.filter_name(t, name), 100),
        min_values=0,
        max_values=most,
    )
