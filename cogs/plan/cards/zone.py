"""One zone with its actions, and one action with its milestones."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, page_row, paged
from cogs.kit.offering import offer
from cogs.kit.text import fitted, plain
from cogs.plan import controls
from cogs.plan.cards import words
from cogs.plan.cards.indicators import MOST_AT_ONCE, indicator_line
from domain.plans.codes import Level
from domain.plans.lists import Placed
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discord.ui import Item, LayoutView

    from domain.plans.model import Action
    from domain.practices.offers import Offered
    from locales import Translator
    from services.plans.views import ActionView, Counts, ZoneView

ACTIONS_A_PAGE: Final = 6
MILESTONES_A_PAGE: Final = 8


def zone_card(
    view: ZoneView,
    t: Translator,
    page: int = 0,
    said: str = "",
    weak: Mapping[str, str] = MappingProxyType({}),
    offered: Offered | None = None,
) -> LayoutView:
    """One zone: where, what for, what it is measured by, its actions.

    `said` is what was just done, `weak` what the weak spots that it answers are called, by code; `offered`
    are practices of others.
    """
    zone, network = view.zone, view.network
    theme = fitted(terms.theme(t, zone.theme), words.NAME)
    card = (
        Card(t, "plan")
        .small(
            t.join_facts([fitted(view.plan.title, words.NAME), terms.zone(t, view.plan.kind), str(view.code)])
        )
        .title(fitted(zone.title, words.TITLE))
        .text(said)
        .text(
            words.lines(
                words.fact(t.text("Theme"), theme, t),
                words.fact(t.text("Territory"), words.places(zone.territory, t), t),
                words.fact(t.text("Objective"), fitted(zone.objective, words.TEXT), t),
                words.fact(t.text("Answers what is weak"), _weak(view, weak, t), t),
            )
        )
        .text(words.block((indicator_line(one, t) for one in zone.indicators), 600))
    )
    shown = paged(view.actions, page, ACTIONS_A_PAGE)
    card.text("\n".join(_action_line(view, action, counts, t) for action, counts in shown.items))
    if not view.actions:
        card.text(t.text("It has no actions yet."))
    else:
        options = [
            discord.SelectOption(
                label=plain(f"{view.code.down(action.number)} · {action.title}", 100), value=str(action.id)
            )
            for action, _ in shown.items
        ]
        card.picker(controls.pick_action.select(network, options, placeholder=t.text("Open an action…")))
    card.row(*page_row(t, controls.zone, network, shown, int(zone.id)))
    (
        card.row(*_zone_acts(view, t)).row(
            controls.indicators.button(network, t.text("Indicators"), int(zone.id), 0),
            controls.history.button(network, t.text("History"), Level.ZONE.value, int(zone.id), 0),
            controls.plan.button(network, t.text("‹ The plan"), int(view.plan.id), 0),
        )
    )
    offer(card, offered, t)
    return card.footer(t.text("Only you see this.")).view()


def _zone_acts(view: ZoneView, t: Translator) -> list[Item[Any]]:
    """What who looks may do with a zone."""
    network, zone = view.network, int(view.zone.id)
    buttons: list[Item[Any]] = []
    if view.may_add_actions:
        first = ButtonStyle.secondary if view.actions else ButtonStyle.primary
        buttons.append(controls.new_action.button(network, t.text("Add an action…"), zone, style=first))
    if view.may_edit:
        if 0 < len(view.zone.indicators) <= MOST_AT_ONCE:
            buttons.append(controls.measure.button(network, t.text("Record a measurement…"), zone, 0))
        buttons.append(controls.edit_zone.button(network, t.text("Edit…"), zone))
        gone = controls.ask_remove.button(
            network, t.text("Remove…"), Level.ZONE.value, zone, style=ButtonStyle.danger
        )
        buttons.append(gone)
    return buttons


def _weak(view: ZoneView, labels: Mapping[str, str], t: Translator) -> str:
    return words.some((fitted(labels.get(one.code, one.code), words.NAME) for one in view.zone.weak), t)


def _action_line(view: ZoneView, action: Action, counts: Counts, t: Translator) -> str:
    facts = [words.partner_name(action.partner, view.partners, t), words.counted(counts, t)]
    code = view.code.down(action.number)
    return f"{code} **{fitted(action.title, words.IN_LIST)}**\n-# {t.join_facts(facts)}"


def action_card(
    view: ActionView, t: Translator, page: int = 0, said: str = "", offered: Offered | None = None
) -> LayoutView:
    """One action: whose, with what, its milestones. `said` was just done, `offered` are others' practices."""
    action, network = view.action, view.network
    place = [fitted(view.plan.title, words.NAME), fitted(view.zone.title, words.NAME), str(view.code)]
    card = (
        Card(t, "plan")
        .small(t.join_facts(place))
        .title(fitted(action.title, words.TITLE))
        .text(said)
        .text(_about(view, t))
        .text(words.counted(view.counts, t, alone=True))
    )
    shown = paged(view.milestones, page, MILESTONES_A_PAGE)
    found = [Placed(view.plan, view.zone, action, one) for one in shown.items]
    card.text("\n".join(words.milestone_line(one, view.today, t) for one in found))
    if found:
        options = [
            discord.SelectOption(
                label=plain(f"{one.code} · {one.milestone.title}", 100), value=str(one.milestone.id)
            )
            for one in found
        ]
        card.picker(controls.pick_milestone.select(network, options, placeholder=t.text("Open a milestone…")))
    card.row(*page_row(t, controls.action, network, shown, int(action.id)))
    buttons = []
    if view.may_edit:
        first = ButtonStyle.secondary if view.milestones else ButtonStyle.primary
        label = t.text("Add a milestone…")
        buttons.append(controls.new_milestone.button(network, label, int(action.id), style=first))
        buttons.append(controls.edit_action.button(network, t.text("Edit…"), int(action.id)))
        buttons.append(
            controls.describe_action.button(network, t.text("Edit the description…"), int(action.id))
        )
        gone = controls.ask_remove.button(
            network, t.text("Remove…"), Level.ACTION.value, int(action.id), style=ButtonStyle.danger
        )
        buttons.append(gone)
    card.row(*buttons).row(
        controls.history.button(network, t.text("History"), Level.ACTION.value, int(action.id), 0),
        controls.zone.button(network, t.text("‹ The zone"), int(view.zone.id), 0),
    )
    offer(card, offered, t)
    return card.footer(t.text("Only you see this.")).view()


def _about(view: ActionView, t: Translator) -> str:
    action = view.action
    deputy = words.partner_name(action.deputy, view.partners, t) if action.deputy is not None else ""
    return words.lines(
        words.fact(t.text("Responsible partner"), words.partner_name(action.partner, view.partners, t), t),
        words.fact(t.text("Deputy partner"), deputy, t),
        words.fact(t.text("Budget"), words.money(action.budget, t) if action.budget else "", t),
        words.fact(t.text("Shared with the regions"), words.regions(action.regions, t), t),
        words.fact(t.text("Resources"), fitted(action.resources, 250), t),
        words.fact(t.text("Risks"), fitted(action.risks, 250), t),
        fitted(action.description, words.TEXT),
    )
