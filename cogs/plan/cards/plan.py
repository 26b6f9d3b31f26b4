"""All plans of a network, and one plan with its zones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.text import fitted, plain
from cogs.plan import controls
from cogs.plan.cards import words
from domain.plans.codes import Level
from domain.plans.model import PlanStatus
from templates.words.plans import terms

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from domain.plans.model import Seat, Zone
    from locales import Translator
    from services.plans.views import PlanLine, PlanList, PlanView

PLANS_A_PAGE: Final = 10
ZONES_A_PAGE: Final = 8
SHARED: Final = 3


def plan_list(found: PlanList, t: Translator, said: str = "") -> LayoutView:
    """Every plan with how far it is; who may makes a new one. `said` is what was just done."""
    card = Card(t, "plan").small(t.text("The network’s plans")).text(said)
    new = [controls.new.button(found.network, t.text("New plan…"), style=ButtonStyle.primary)]
    if not found.plans:
        card.title(t.text("There is no plan yet"))
        if found.may_make:
            card.text(t.text("A plan holds zones, these hold actions, and actions have milestones."))
            return card.row(*new).footer(t.text("By typing: `/plan new`.")).view()
        return card.text(t.text("The coordination of the network makes the first one.")).view()
    card.title(t.plural("{n} plan", "{n} plans", len(found.plans)))
    shown = found.plans[:25]
    card.text("\n".join(_plan_line(one, t) for one in shown[:PLANS_A_PAGE]))
    options = [
        discord.SelectOption(label=plain(f"{one.plan.code} · {one.plan.title}", 100), value=str(one.plan.id))
        for one in shown
    ]
    card.picker(controls.pick_plan.select(found.network, options, placeholder=t.text("Open a plan…")))
    buttons = [controls.due.button(found.network, t.text("What is due?"), "mine", 30, 0)]
    card.row(*buttons, *(new if found.may_make else []))
    return card.footer(t.text("Only you see this.")).view()


def _plan_line(one: PlanLine, t: Translator) -> str:
    facts = [terms.plan_status(t, one.plan.status), words.counted(one.counts, t)]
    if one.next_due is not None:
        facts.append(t.text("next due {day}", day=t.date(one.next_due)))
    return f"**{fitted(one.plan.title, words.IN_LIST)}** · {one.plan.code}\n-# {t.join_facts(facts)}"


def plan_card(
    view: PlanView, t: Translator, page: int = 0, said: str = "", chart: discord.File | None = None
) -> LayoutView:
    """One plan: what it wants, how far it is, its zones. `said` is what was just done."""
    plan = view.plan
    card = (
        Card(t, "plan")
        .small(t.join_facts([terms.plan_kind(t, plan.kind), str(plan.code), words.status_line(plan, t)]))
        .title(fitted(plan.title, words.TITLE))
        .text(said)
        .text(_about(view, t))
        .text(fitted(plan.vision, words.TEXT))
        .text(words.counted(view.counts, t, alone=True))
        .chart(chart)
    )
    if unjoined := _unjoined(view, t):
        card.choice(unjoined, controls.strangers.button(view.network, t.text("Who are they?"), 0))
    zones = paged(view.whole.zones, page, ZONES_A_PAGE)
    card.text("\n".join(_zone_line(view, zone, t) for zone in zones.items))
    if not view.whole.zones:
        card.text(t.text("It has no zones yet."))
    if zones.pages > 1:
        card.small(page_line(t, zones))
    if zones.items:
        options = [
            discord.SelectOption(
                label=plain(f"{view.whole.code_of(zone)} · {zone.title}", 100), value=str(zone.id)
            )
            for zone in zones.items
        ]
        card.picker(
            controls.pick_zone.select(view.network, options, placeholder=t.text("Open one of these…"))
        )
    if view.shared:
        card.text(_shared(view, t))
        card.picker(_shared_picker(view, t))
    turning = page_row(t, controls.plan, view.network, zones, int(plan.id))
    card.row(*turning, controls.plans.button(view.network, t.text("‹ All plans")))
    return card.row(*_go(view, t)).row(*_acts(view, t)).footer(t.text("Only you see this.")).view()


def _about(view: PlanView, t: Translator) -> str:
    plan = view.plan
    region = words.places([plan.region], t) if plan.region else ""
    period = t.text("from {first} to {last}", first=t.date(plan.period.first), last=t.date(plan.period.last))
    budget = t.join(words.money(one, t) for one in view.budgets)
    committee = words.some((_seat(seat, t) for seat in view.whole.committee), t)
    return words.lines(
        words.fact(t.text("Region"), region, t),
        words.fact(t.text("Period"), period, t),
        words.fact(t.text("Budget of its actions"), budget, t),
        words.fact(t.text("Steering committee"), committee, t),
    )


def _seat(seat: Seat, t: Translator) -> str:
    if not seat.function:
        return words.owner_name(seat.who, t)
    name, function = fitted(seat.who.called, words.NAME), fitted(seat.function, 30)
    if seat.who.joined:
        return f"{name} ({function})"
    return t.text("{name} ({function}; has not joined yet)", name=name, function=function)


def _zone_line(view: PlanView, zone: Zone, t: Translator) -> str:
    actions = view.whole.actions_by_zone[zone.id]
    count = t.plural("{n} action", "{n} actions", len(actions))
    theme = fitted(terms.theme(t, zone.theme), words.NAME)
    facts = t.join_facts([*([theme] if theme else []), count])
    return f"{view.whole.code_of(zone)} **{fitted(zone.title, words.IN_LIST)}**\n-# {facts}"


def _shared(view: PlanView, t: Translator) -> str:
    """What other plans do with this region; it counts there, and is changed there."""
    said = [
        f"{one.code} **{fitted(one.action.title, words.NAME)}**\n"
        f"-# {t.join_facts([fitted(one.plan, words.NAME), words.counted(counts, t)])}"
        for one, counts in view.shared[:SHARED]
    ]
    if rest := len(view.shared) - len(said):
        said.append(t.plural("{n} more", "{n} more", rest))
    return "\n".join([f"**{terms.visiting(t)}**", *said])


def _shared_picker(view: PlanView, t: Translator) -> Item[Any]:
    options = [
        discord.SelectOption(label=plain(f"{one.code} · {one.action.title}", 100), value=str(one.action.id))
        for one, _ in view.shared[:25]
    ]
    return controls.pick_action.select(view.network, options, placeholder=t.text("Open a shared action…"))


def _unjoined(view: PlanView, t: Translator) -> str:
    return words.unjoined(view.unjoined, t) if view.may_edit else ""


def _go(view: PlanView, t: Translator) -> list[Item[Any]]:
    network, plan = view.network, int(view.plan.id)
    return [
        controls.schedule.button(network, t.text("Over time"), plan, 0),
        controls.board.button(network, t.text("Board"), plan, 0, 0),
        controls.diagnosis.button(network, t.text("Diagnosis"), plan, 0),
        controls.committee.button(network, t.text("Committee"), plan, 0),
        controls.history.button(network, t.text("History"), Level.PLAN.value, plan, 0),
    ]


def _acts(view: PlanView, t: Translator) -> list[Item[Any]]:
    """What who looks may do with it: a zone first while there is none, then the next step."""
    if not view.may_edit:
        return []
    network, plan, seen = view.network, int(view.plan.id), view.plan.revision
    first = ButtonStyle.primary if not view.whole.zones else ButtonStyle.secondary
    steps = {
        PlanStatus.APPROVED: lambda: controls.approve.button(network, t.text("Approved…"), plan, seen),
        PlanStatus.PUBLISHED: lambda: controls.ask_publish.button(network, t.text("Publish…"), plan, seen),
        PlanStatus.DRAFT: lambda: controls.reopen_plan.button(network, t.text("Back to draft…"), plan, seen),
    }
    # Only a draft can be removed.
    gone = controls.ask_remove.button(
        network, t.text("Remove…"), Level.PLAN.value, plan, style=ButtonStyle.danger
    )
    return [
        controls.new_zone.button(network, t.text("Add a zone…"), plan, style=first),
        controls.suggest.button(network, t.text("From what is weak…"), plan),
        controls.edit_plan.button(network, t.text("Edit…"), plan),
        *(steps[step]() for step in view.steps[:2]),
        *([gone] if view.plan.status is PlanStatus.DRAFT else []),
    ]
