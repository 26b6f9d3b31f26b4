"""A partner's signed result beside the network's median: in words, in a picture, in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.kit.offering import offer
from cogs.surveys import controls
from cogs.surveys.cards.answers import first_answers, signed_title
from cogs.surveys.cards.elsewhere import offer_results, results_named
from cogs.surveys.cards.signing import signed_by, withdrawing
from cogs.surveys.cards.words import scale, title_of
from templates.words.results import network as networks
from templates.words.results import telling
from templates.words.surveys.signing import shown_to

if TYPE_CHECKING:
    import discord
    from discord.ui import Item, LayoutView

    from domain.practices.offers import Offered
    from locales import Translator
    from services.surveys.signed_views import PartnerResult


def partner_result(
    found: PartnerResult,
    t: Translator,
    chart: discord.File | None = None,
    offered: Offered | None = None,
) -> LayoutView:
    """What the partner agreed on says, next to the network; `offered` are practices for what is weakest."""
    about = found.about
    card = Card(t, "survey").small(t.join_facts([title_of(about, t), safe(found.partner_name, 100)]))
    if about.form.dimensions:
        _scored(card, found, chart, t)
        more = True
    else:
        card.title(signed_title(found, t))
        more = first_answers(card, about.form, found.answers or {}, t)
    card.small(signed_by(found.signature, t))
    if found.own:
        card.text(results_named(found.elsewhere, t))
    card.row(*_ways(found, t, more=more))
    if found.may_change:
        card.row(*_changes(found, t))
    if found.own:
        offer_results(card, found.elsewhere, t)
        offer(card, offered, t)
    return card.footer(_seen(found, t)).view()


def _scored(card: Card, found: PartnerResult, chart: discord.File | None, t: Translator) -> None:
    form, scores = found.about.form, found.result.scores
    card.title(telling.headline(scores, t) if found.own else telling.headline_of_others(scores, form, t))
    card.chart(chart)
    card.text(telling.dimension_lines(scores, form, t, medians=found.picture))
    card.text(telling.facet_lines(scores, form, t))
    card.small("\n".join(line for line in (telling.facets_explained(form, t), scale(t)) if line))
    if not found.own:
        card.small(t.text("What {partner} reads there:", partner=safe(found.partner_name, 100)))
    card.text("\n".join(sentence for sentence in telling.summary(scores, form, t) if sentence))
    card.text(telling.declared_line(found.result.declared, form, t))
    why = networks.why_withheld(found.picture, t)
    if why:
        card.small(why)


def _ways(found: PartnerResult, t: Translator, *, more: bool) -> list[Item[Any]]:
    network, wave = found.about.network, found.about.wave.id
    scored = bool(found.about.form.dimensions)
    label = t.text("The network’s picture") if scored else t.text("What all partners answered")
    buttons: list[Item[Any]] = [controls.network.button(network, label, wave, style=ButtonStyle.primary)]
    if more and found.own:
        buttons.append(controls.ours_in_full.button(network, t.text("All answers"), wave))
    elif more and found.answers is not None:
        label = t.text("All answers")
        buttons.append(controls.theirs_in_full.button(network, label, wave, found.partner))
    if found.sent_own:
        buttons.append(controls.result.button(network, t.text("My own answers"), wave))
    return buttons


def _changes(found: PartnerResult, t: Translator) -> list[Item[Any]]:
    network, wave, shared = found.about.network, found.about.wave.id, found.signature.shared
    label = t.text("Keep it to ourselves") if shared else t.text("Show it to the network")
    buttons: list[Item[Any]] = []
    if shared or found.open:
        buttons.append(controls.share.button(network, label, wave, int(not shared)))
    if found.open:
        buttons.append(withdrawing(network, wave, t))
    return buttons


def _seen(found: PartnerResult, t: Translator) -> str:
    if not found.own:
        return t.text("{partner} agreed that the network sees this.", partner=safe(found.partner_name, 100))
    return shown_to(t, shared=found.signature.shared)
