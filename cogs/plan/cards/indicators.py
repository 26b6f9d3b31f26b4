"""What a zone is measured by: in pages, and one indicator by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.text import fitted, plain
from cogs.plan import controls
from cogs.plan.cards import words
from cogs.plan.cards.describing import quantity

if TYPE_CHECKING:
    from decimal import Decimal

    from discord.ui import LayoutView

    from domain.plans.model import Indicator
    from locales import Translator
    from services.plans.views import ZoneView

A_PAGE: Final = 6
MOST_AT_ONCE: Final = 25
"""How many a window offers to choose from; of more, a page of them."""


def indicator_line(one: Indicator, t: Translator) -> str:
    """What is measured: from where, to where, and where it stands."""
    known = [
        (t.text("baseline"), one.baseline),
        (t.text("target"), one.target),
        (t.text("measured"), one.measured),
    ]
    facts = [f"{label} {quantity(value, one.unit, t)}" for label, value in known if value is not None]
    if one.measured is not None and one.measured_on is not None:
        facts.append(t.date(one.measured_on))
    return f"- {t.join_facts([fitted(one.name, words.IN_LIST), *facts])}"


def indicators_card(view: ZoneView, t: Translator, page: int = 0, said: str = "") -> LayoutView:
    """A page of what the zone is measured by; who may adds to it. `said` is what was just done."""
    network, zone = view.network, int(view.zone.id)
    card = _head(view, t.text("Indicators"), t).text(said)
    shown = paged(view.zone.indicators, page, A_PAGE)
    card.text("\n".join(indicator_line(one, t) for one in shown.items)).small(page_line(t, shown))
    if not shown.items:
        card.text(
            t.text("The zone is not measured by anything yet.")
            if view.may_edit
            else t.text("The zone is not measured by anything yet. The coordination of the network does it.")
        )
    else:
        options = [discord.SelectOption(label=plain(one.name, 100), value=str(one.id)) for one in shown.items]
        placeholder = t.text("Read or change one…") if view.may_edit else t.text("Read one in full…")
        card.picker(controls.pick_indicator.select(network, options, zone, placeholder=placeholder))
    card.row(*page_row(t, controls.indicators, network, shown, zone))
    buttons = []
    if view.may_edit:
        first = ButtonStyle.secondary if shown.items else ButtonStyle.primary
        buttons.append(controls.add_indicator.button(network, t.text("Add an indicator…"), zone, style=first))
    if view.may_edit and shown.items:
        label = t.text("Record a measurement…")
        buttons.insert(
            0, controls.measure.button(network, label, zone, shown.number, style=ButtonStyle.primary)
        )
    back = controls.zone.button(network, t.text("‹ The zone"), zone, 0)
    return card.row(*buttons, back).footer(t.text("Only you see this.")).view()


def _head(view: ZoneView, name: str, t: Translator) -> Card:
    facts = [fitted(view.plan.title, words.NAME), fitted(view.zone.title, words.NAME), str(view.code)]
    return Card(t, "plan").small(t.join_facts(facts)).title(name)


def indicator_card(view: ZoneView, indicator: int, t: Translator, said: str = "") -> LayoutView:
    """One indicator in full; all of them where it is there no more. `said` is what was just done."""
    every = view.zone.indicators
    at = next((at for at, one in enumerate(every) if one.id == indicator), None)
    if at is None:
        return indicators_card(view, t, 0, t.text("That indicator is not there any more."))
    one, network, zone = every[at], view.network, int(view.zone.id)

    def shown(value: Decimal | None) -> str:
        return "" if value is None else quantity(value, one.unit, t)

    measured = shown(one.measured)
    if measured and one.measured_on is not None:
        measured = t.text("{value} on {day}", value=measured, day=t.date(one.measured_on))
    card = (
        _head(view, fitted(one.name, words.TITLE), t)
        .text(said)
        .text(
            words.lines(
                words.fact(t.text("Unit"), fitted(one.unit, 100), t),
                words.fact(t.text("Baseline"), shown(one.baseline), t),
                words.fact(t.text("Target"), shown(one.target), t),
                words.fact(t.text("Measured"), measured or t.text("not yet"), t),
                words.fact(t.text("Source"), fitted(one.source, 300), t),
            )
        )
    )
    buttons = [controls.indicators.button(network, t.text("‹ All indicators"), zone, at // A_PAGE)]
    if view.may_edit:
        id_ = int(one.id)
        buttons = [
            controls.measure_one.button(
                network, t.text("Record a measurement…"), zone, id_, style=ButtonStyle.primary
            ),
            controls.edit_indicator.button(network, t.text("Edit…"), zone, id_),
            *buttons,
            controls.ask_drop_indicator.button(
                network, t.text("Remove…"), zone, id_, style=ButtonStyle.danger
            ),
        ]
    return card.row(*buttons).footer(t.text("Only you see this.")).view()
