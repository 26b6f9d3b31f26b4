"""The network's picture: medians, what stands out, and the partners whose results may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle, SelectOption

from cogs.kit import Card, page_row, paged, plain
from cogs.surveys import controls
from cogs.surveys.cards import tallies as counted
from cogs.surveys.cards.elsewhere import offer_results, results_named
from cogs.surveys.cards.words import scale, title_of
from templates.words.results import network as words
from templates.words.results.telling import facets_explained

if TYPE_CHECKING:
    import discord
    from discord.ui import Item, LayoutView

    from cogs.kit import Page
    from domain.actors import PartnerId
    from locales import Translator
    from services.surveys.signed_views import NetworkResult

MOST_PARTNERS: Final = 25


def network_result(
    found: NetworkResult,
    t: Translator,
    chart: discord.File | None = None,
    page: int = 0,
    tallies: int = 0,
) -> LayoutView:
    """Where the network stands, as far as it may be told.

    `page` is of the partners to choose from, `tallies` of the questions where there are no scores.
    """
    about, seen = found.about, found.picture
    signed = t.text("{signed} of {asked} partners have signed", signed=seen.signed, asked=found.asked)
    card = Card(t, "survey").small(t.join_facts([title_of(about, t), signed]))
    if about.form.dimensions:
        _figures(card, found, chart, t)
    else:
        card.title(counted.headline(found, t))
        counted.count_answers(card, found, tallies, t)
    if seen.hidden:
        card.small(_kept_back(found, t))
    card.text(results_named(found.elsewhere, t))
    named = sorted(found.names.items(), key=lambda one: one[1].casefold())
    shown = paged(named, page, MOST_PARTNERS)
    if shown.items:
        card.picker(_partners(found, shown, t))
        card.row(*page_row(t, controls.network_page, about.network, shown, about.wave.id))
    card.row(*_ways(found, t))
    offer_results(card, found.elsewhere, t)
    return card.footer(t.text("Only you see this.")).view()


def _figures(card: Card, found: NetworkResult, chart: discord.File | None, t: Translator) -> None:
    form, seen = found.about.form, found.picture
    card.title(words.headline(seen, form, t))
    card.chart(chart)
    if seen.has_figures:
        card.text(words.dimension_lines(seen, form, t)).text(words.facet_lines(seen, form, t))
        card.small("\n".join(line for line in (facets_explained(form, t), scale(t)) if line))
        card.text("\n".join(words.summary(seen, form, t)))
    why = words.why_withheld(seen, t)
    if why:
        card.text(why)
    card.text(words.declared_line(seen, form, t))


def _kept_back(found: NetworkResult, t: Translator) -> str:
    if found.about.form.dimensions:
        return t.plural(
            "{n} partner keeps its result to itself and counts in sums only.",
            "{n} partners keep their results to themselves and count in sums only.",
            found.picture.hidden,
        )
    return t.plural(
        "{n} partner keeps its answers to itself; nothing of them is counted here.",
        "{n} partners keep their answers to themselves; nothing of them is counted here.",
        found.picture.hidden,
    )


def _partners(found: NetworkResult, shown: Page[tuple[PartnerId, str]], t: Translator) -> Item[Any]:
    options = [SelectOption(label=plain(name, 100), value=str(partner)) for partner, name in shown.items]
    scored = bool(found.about.form.dimensions)
    asked = t.text("Look at a partner’s result…") if scored else t.text("Read a partner’s answers…")
    return controls.partner.select(found.about.network, options, found.about.wave.id, placeholder=asked)


def _ways(found: NetworkResult, t: Translator) -> list[Item[Any]]:
    network, wave = found.about.network, found.about.wave.id
    buttons: list[Item[Any]] = []
    if found.own is not None:
        buttons.append(
            controls.ours.button(network, t.text("My partner’s result"), wave, style=ButtonStyle.primary)
        )
    if found.coordinates:
        buttons.append(controls.status.button(network, t.text("Who has answered?"), wave))
    return buttons
