"""Milestones out of many plans: what is due, and the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from cogs.kit import Card, Page, page_line, page_row
from cogs.kit.text import fitted, plain
from cogs.plan import controls
from cogs.plan.cards import words
from domain.plans.papers import State
from templates.words.plans import terms
from templates.words.plans.dates import state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from domain.plans.lists import Placed
    from locales import Translator
    from services.plans.views import Board, BoardColumn, DueList

_SCOPES: Final = ("mine", "partner", "all")


def due_card(found: DueList, days: int, t: Translator) -> LayoutView:
    """What is overdue, or due within so many days, the first due first."""
    card = Card(t, "plan").small(
        t.join_facts([_scope(found.scope, t), t.text("until {day}", day=t.date(found.until))])
    )
    card.title(_due_title(found, days, t))
    card.text("\n".join(_due_line(found, one, t) for one in found.lines))
    if not found.lines:
        card.text(t.text("`/plan board` shows what comes later."))
    card.text(words.unjoined(found.unjoined, t))
    page = Page(found.lines, found.page, found.pages, found.total)
    if page.pages > 1:
        card.small(page_line(t, page))
    _pick(card, found.lines, found.network, t)
    card.row(*page_row(t, controls.due, found.network, page, found.scope, days))
    others = [one for one in _SCOPES if one != found.scope]
    buttons = [controls.due.button(found.network, _scope(one, t), one, days, 0) for one in others]
    if found.unjoined:
        buttons.append(controls.strangers.button(found.network, t.text("Who are they?"), 0))
    card.row(*buttons)
    return card.footer(t.text("Only you see this.")).view()


def _due_line(found: DueList, one: Placed, t: Translator) -> str:
    """A milestone, and that it is mine as its deputy where its owner is somebody else."""
    why = t.text("you are the deputy") if one.milestone.id in found.deputy_of else ""
    return words.milestone_line(one, found.today[one.plan.id], t, why)


def _due_title(found: DueList, days: int, t: Translator) -> str:
    if not found.total:
        return t.plural("Nothing is due in the next {n} day", "Nothing is due in the next {n} days", days)
    coming = found.total - found.overdue
    late = t.plural("{n} milestone is overdue", "{n} milestones are overdue", found.overdue)
    due = t.plural("{n} milestone is due", "{n} milestones are due", coming)
    return t.join_facts([*([late] if found.overdue else []), *([due] if coming else [])])


def _scope(scope: str, t: Translator) -> str:
    names = {
        "mine": t.text("Mine"),
        "partner": t.text("My partner’s"),
        "all": t.text("Everybody’s"),
    }
    return names[scope]


def board_card(found: Board, t: Translator) -> LayoutView:
    """A page of the milestones in columns, one below the other: that is how a phone shows them."""
    named = fitted(found.plan.title, words.TITLE) if found.plan else t.text("All plans")
    card = Card(t, "plan").small(
        t.join_facts([named, t.text("by partner") if found.by_partner else t.text("by status")])
    )
    total = sum(column.total for column in found.columns if not column.shared)
    card.title(t.plural("{n} milestone on the board", "{n} milestones on the board", total))
    lines = tuple(one for column in found.columns for one in column.lines)
    shown = Page(lines, found.page, found.pages, total)
    card.text("\n".join(_column(found, column, t) for column in found.columns if column.lines))
    if not total:
        card.text(t.text("Milestones come with actions: `/plan milestone` adds one."))
    if shown.pages > 1:
        card.small(page_line(t, shown))
    _pick(card, lines, found.network, t)
    plan, by = int(found.plan.id) if found.plan else 0, int(found.by_partner)
    card.row(*page_row(t, controls.board, found.network, shown, plan, by))
    return card.row(*_board_buttons(found, plan, t)).footer(t.text("Only you see this.")).view()


def _column(found: Board, column: BoardColumn, t: Translator) -> str:
    """What a page has of a column; one that goes on has its head again on the next page."""
    head = t.join_facts([f"**{_head(found, column, t)}**", t.number(column.total)])
    return "\n".join([head, *(_board_line(found, column, one, t) for one in column.lines)])


def _board_buttons(found: Board, plan: int, t: Translator) -> list[Item[Any]]:
    turned = t.text("By status") if found.by_partner else t.text("By partner")
    buttons: list[Item[Any]] = [
        controls.board.button(found.network, turned, plan, int(not found.by_partner), 0)
    ]
    if plan:
        buttons.append(controls.plan.button(found.network, t.text("‹ The plan"), plan, 0))
    return buttons


def _head(found: Board, column: BoardColumn, t: Translator) -> str:
    if column.shared:
        return terms.visiting(t)
    if found.by_partner:
        return words.partner_name(column.partner, found.partners, t)
    state = State.OVERDUE if column.overdue or column.status is None else State(column.status.value)
    return words.states_line(state, t)


def _board_line(found: Board, column: BoardColumn, one: Placed, t: Translator) -> str:
    state = state_of(one.milestone, found.today[one.plan.id])
    facts = [str(one.code), fitted(one.milestone.title, 60), t.date(one.milestone.due, "medium")]
    facts.append(words.owner_name(one.milestone.owner, t))
    if (found.by_partner or column.shared) and state is not State.PLANNED:
        facts.append(terms.state(t, state))
    if column.shared:
        facts.append(fitted(one.plan.title, words.NAME))
    return f"-# {t.join_facts(facts)}"


def _pick(card: Card, lines: Sequence[Placed], network: int, t: Translator) -> None:
    options = [
        discord.SelectOption(
            label=plain(f"{one.code} · {one.milestone.title}", 100), value=str(one.milestone.id)
        )
        for one in lines[:25]
    ]
    if options:
        card.picker(controls.pick_milestone.select(network, options, placeholder=t.text("Open a milestone…")))
