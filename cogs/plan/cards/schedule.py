"""A plan over time: a page of its chart, and its milestones in the order of their days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.text import fitted
from cogs.plan import controls
from cogs.plan.cards import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord
    from discord.ui import LayoutView

    from domain.plans.papers import PlanPaper
    from locales import Translator

LINES: Final = 15
_LINE: Final = 180


def schedule_card(
    found: PlanPaper,
    lines: Sequence[str],
    t: Translator,
    page: int = 0,
    charts: int = 1,
    chart: discord.File | None = None,
) -> LayoutView:
    """`lines` are the milestones in words, the first due first; `charts` how many pages the picture has.

    Pages of the picture and of the words are turned together, as far as there are some of each.
    """
    plan = found.plan
    card = (
        Card(t, "plan")
        .small(t.join_facts([fitted(plan.title, words.TITLE), str(plan.code)]))
        .title(t.text("The plan over time"))
        .chart(chart)
    )
    every = list(lines) + [""] * max(0, (charts - 1) * LINES + 1 - len(lines))
    shown = paged(every, page, LINES)
    card.text("\n".join(f"-# {fitted(line, _LINE)}" for line in shown.items if line))
    if not lines:
        card.text(t.text("It has no milestones yet."))
    if shown.pages > 1:
        card.small(page_line(t, shown))
    network = int(found.network.id)
    card.row(*page_row(t, controls.schedule, network, shown, int(plan.id)))
    back = controls.plan.button(network, t.text("‹ The plan"), int(plan.id), 0)
    return card.row(back).footer(t.text("Only you see this.")).view()
