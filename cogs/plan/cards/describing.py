"""The diagnosis of a plan and its steering committee: in pages, and one line of each by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.text import fitted, plain
from cogs.plan import controls
from cogs.plan.cards import words
from domain.plans.model import FindingKind
from templates.words.plans import terms

if TYPE_CHECKING:
    from decimal import Decimal

    from discord.ui import Item, LayoutView

    from domain.plans.model import Finding, Seat
    from locales import Translator
    from services.plans.views import PlanView

A_PAGE: Final = 8
_TEXT: Final = 220
_ORDER: Final = tuple(FindingKind)


def quantity(value: Decimal, unit: str, t: Translator) -> str:
    """A number with its unit."""
    return t.number(value) + (f"\u00a0{fitted(unit, 20)}" if unit else "")


def _head(view: PlanView, name: str, t: Translator) -> Card:
    facts = [fitted(view.plan.title, words.TITLE), str(view.plan.code)]
    return Card(t, "plan").small(t.join_facts(facts)).title(name)


def _back(view: PlanView, t: Translator) -> Item[Any]:
    return controls.plan.button(view.network, t.text("‹ The plan"), int(view.plan.id), 0)


# ---- the diagnosis


def findings(view: PlanView) -> list[Finding]:
    """All lines, kind by kind; within a kind as they were written."""
    return sorted(view.whole.diagnosis, key=lambda one: _ORDER.index(one.kind))


def diagnosis_card(view: PlanView, t: Translator, page: int = 0, said: str = "") -> LayoutView:
    """A page of the diagnosis; who may adds to it. `said` is what was just done."""
    network, plan = view.network, int(view.plan.id)
    card = _head(view, t.text("Diagnosis"), t).text(said)
    shown = paged(findings(view), page, A_PAGE)
    card.text("\n".join(_finding_line(one, t) for one in shown.items)).small(page_line(t, shown))
    if not shown.items:
        card.text(t.text("It says where the region stands: key figures, strengths, weaknesses, actors."))
        card.text(t.text("Nothing is written yet.") if view.may_edit else _nothing(t))
    else:
        options = [
            discord.SelectOption(
                label=plain(f"{terms.finding_kind(t, one.kind)} · {one.text}", 100), value=str(one.id)
            )
            for one in shown.items
        ]
        placeholder = t.text("Read or change one…") if view.may_edit else t.text("Read one in full…")
        card.picker(controls.pick_finding.select(network, options, plan, placeholder=placeholder))
    if view.may_edit:
        kinds = [
            discord.SelectOption(label=plain(terms.finding_kind(t, kind), 100), value=kind.value)
            for kind in FindingKind
        ]
        card.picker(controls.add_finding.select(network, kinds, plan, placeholder=t.text("Add a…")))
    card.row(*page_row(t, controls.diagnosis, network, shown, plan))
    committee = controls.committee.button(network, t.text("Committee"), plan, 0)
    return card.row(committee, _back(view, t)).footer(t.text("Only you see this.")).view()


def _nothing(t: Translator) -> str:
    return t.text("Nothing is written yet. The coordination of the network does it.")


def _facts(one: Finding, t: Translator) -> list[str]:
    """What a line says beside its text: number, year, source."""
    value = quantity(one.value, one.unit, t) if one.value is not None else fitted(one.unit, 20)
    said = [value, str(one.year or ""), fitted(one.source, 60)]
    return [part for part in said if part]


def _finding_line(one: Finding, t: Translator) -> str:
    kind = terms.finding_kind(t, one.kind)
    facts = t.join_facts(_facts(one, t))
    line = f"{words.fact(kind, fitted(one.text, _TEXT), t)}"
    return f"{line}\n-# {facts}" if facts else line


def finding_card(view: PlanView, finding: int, t: Translator) -> LayoutView:
    """One line of the diagnosis in full; the diagnosis where it is there no more."""
    every = findings(view)
    at = next((at for at, one in enumerate(every) if one.id == finding), None)
    if at is None:
        return diagnosis_card(view, t, 0, t.text("That line is not there any more."))
    one, network, plan = every[at], view.network, int(view.plan.id)
    value = quantity(one.value, one.unit, t) if one.value is not None else ""
    card = (
        _head(view, terms.finding_kind(t, one.kind), t)
        .text(fitted(one.text, 1500))
        .text(
            words.lines(
                words.fact(t.text("Value"), value, t),
                words.fact(t.text("Year"), str(one.year or ""), t),
                words.fact(t.text("Source"), fitted(one.source, 300), t),
            )
        )
    )
    buttons = [controls.diagnosis.button(network, t.text("‹ The diagnosis"), plan, at // A_PAGE)]
    if view.may_edit:
        edit = controls.edit_finding.button(
            network, t.text("Edit…"), plan, int(one.id), style=ButtonStyle.primary
        )
        gone = controls.ask_drop_finding.button(
            network, t.text("Remove…"), plan, int(one.id), style=ButtonStyle.danger
        )
        buttons = [edit, *buttons, gone]
    return card.row(*buttons).footer(t.text("Only you see this.")).view()


# ---- the steering committee


def committee_card(view: PlanView, t: Translator, page: int = 0, said: str = "") -> LayoutView:
    """A page of the steering committee; who may adds to it. `said` is what was just done."""
    network, plan, seen = view.network, int(view.plan.id), view.plan.revision
    card = _head(view, t.text("Steering committee"), t).text(said)
    shown = paged(view.whole.committee, page, A_PAGE)
    card.text("\n".join(f"- {_seat(seat, t)}" for seat in shown.items)).small(page_line(t, shown))
    if not shown.items:
        card.text(t.text("Nobody is named yet.") if view.may_edit else _nobody(t))
    elif view.may_edit:
        first = shown.number * A_PAGE
        options = [
            discord.SelectOption(label=plain(seat.who.called, 100), value=str(first + at))
            for at, seat in enumerate(shown.items)
        ]
        placeholder = t.text("Change or remove one…")
        card.picker(controls.pick_seat.select(network, options, plan, seen, placeholder=placeholder))
    card.row(*page_row(t, controls.committee, network, shown, plan))
    buttons = [controls.diagnosis.button(network, t.text("Diagnosis"), plan, 0), _back(view, t)]
    if view.may_edit:
        add = controls.add_seat.button(network, t.text("Name somebody…"), plan, style=ButtonStyle.primary)
        buttons.insert(0, add)
        if any(not seat.who.joined for seat in view.whole.committee):
            buttons.insert(1, controls.strangers.button(network, t.text("Who are they?"), 0))
    return card.row(*buttons).footer(t.text("Only you see this.")).view()


def _nobody(t: Translator) -> str:
    return t.text("Nobody is named yet. The coordination of the network does it.")


def _seat(seat: Seat, t: Translator) -> str:
    function = fitted(seat.function, 100)
    return t.join_facts([f"**{words.owner_name(seat.who, t)}**", *([function] if function else [])])


def seat_card(view: PlanView, place: int, t: Translator) -> LayoutView:
    """One seat, for who may give it to another; the address of who has not joined is shown nowhere else."""
    seat, network, plan = view.whole.committee[place], view.network, int(view.plan.id)
    seen = view.plan.revision
    card = _head(view, words.owner_name(seat.who, t), t).text(
        words.lines(
            words.fact(t.text("Function"), fitted(seat.function, 100), t),
            words.fact(t.text("E-mail address"), fitted(seat.who.email or "", 100), t),
        )
    )
    edit = controls.edit_seat.button(network, t.text("Edit…"), plan, place, seen, style=ButtonStyle.primary)
    back = controls.committee.button(network, t.text("‹ The committee"), plan, place // A_PAGE)
    gone = controls.ask_drop_seat.button(
        network, t.text("Remove…"), plan, place, seen, style=ButtonStyle.danger
    )
    who = controls.who_seat.button(network, t.text("Who is this?"), plan, seen, place)
    known = [] if seat.who.joined else [who]
    return card.row(edit, *known, back, gone).footer(t.text("Only you see this.")).view()
