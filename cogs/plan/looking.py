"""Going about in plans: from the list to a plan, a zone, an action, a milestone, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.plan import controls
from cogs.plan.cards.history import history_card
from cogs.plan.cards.lists import board_card, due_card
from cogs.plan.cards.milestone import milestone_card
from cogs.plan.cards.plan import plan_card, plan_list
from cogs.plan.cards.schedule import schedule_card
from cogs.plan.cards.zone import action_card, zone_card
from cogs.plan.pictures import as_file, paper, schedule
from documents.plans.gantt.figures import gantt_text
from domain.plans.codes import Level
from domain.plans.history import ChangeId
from domain.plans.model import ActionId, MilestoneId, PlanId, ZoneId
from services.plans import lists, reading, telling
from services.plans.lists import Scope
from services.practices import offering

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord
    from discord.ui import LayoutView

    from cogs.kit import Press


async def answer(press: Press, view: LayoutView, files: Sequence[discord.File] = ()) -> None:
    """The next card: in place of one that only the presser sees, else a new one beside what others read."""
    message = press.interaction.message
    if message is not None and message.flags.ephemeral:
        await press.update(view, files)
    else:
        await press.reply(view, files=files)


async def open_plan(press: Press, plan: int, page: int = 0) -> None:
    """A plan's card with the picture of its schedule."""
    view = await press.read(reading.show, PlanId(plan))
    chart = as_file(await schedule(press, await paper(press, PlanId(plan))))
    await answer(press, plan_card(view, press.t, page, chart=chart), [chart] if chart else ())


async def open_schedule(press: Press, plan: int, page: int = 0) -> None:
    """A page of a plan's schedule: the picture, and the same in words."""
    found = await paper(press, PlanId(plan))
    shown = await schedule(press, found, page)
    chart = as_file(shown)
    lines = list(gantt_text(found, press.t))
    view = schedule_card(found, lines, press.t, page, shown.pages if shown else 1, chart)
    await answer(press, view, [chart] if chart else ())


async def show(press: Press, level: Level, thing: int, page: int = 0, said: str = "") -> LayoutView:
    """The card of a plan, a zone, an action or a milestone as it is now; `said` is what was just done."""
    if level is Level.PLAN:
        plan = await press.read(reading.show, PlanId(thing))
        return plan_card(plan, press.t, page, said)
    if level is Level.ZONE:
        zone = await press.read(reading.show_zone, ZoneId(thing))
        labels = (await paper(press, zone.plan.id)).weak if zone.zone.weak else {}
        offered = await press.read(offering.for_zone, zone.zone, zone.plan.language)
        return zone_card(zone, press.t, page, said, labels, offered)
    if level is Level.ACTION:
        action = await press.read(reading.show_action, ActionId(thing))
        offered = await press.read(offering.for_action, action.action, action.zone, action.plan.language)
        return action_card(action, press.t, page, said, offered)
    milestone = await press.read(reading.show_milestone, MilestoneId(thing))
    return milestone_card(milestone, press.t, said)


async def show_list(press: Press) -> LayoutView:
    """All plans; of a single one its own card, where the others would stand."""
    return plan_list(await press.read(reading.listed), press.t)


async def show_board(press: Press, plan: int, by_partner: int, page: int = 0) -> LayoutView:
    """The board of one plan, or (0) of all."""
    which = PlanId(plan) if plan else None
    found = await press.read(lists.board, which, by_partner=bool(by_partner), page=page)
    return board_card(found, press.t)


async def show_due(press: Press, scope: str, days: int, page: int = 0) -> LayoutView:
    """What is due to whom."""
    found = await press.read(lists.due, Scope(scope), days=days, page=page)
    return due_card(found, days, press.t)


async def show_history(press: Press, level: str, thing: int, before: int = 0) -> LayoutView:
    """What was changed of something, from a change on."""
    older = ChangeId(before) if before else None
    found = await press.read(telling.history, Level(level), thing, before=older)
    return history_card(found, level, thing, press.t, before)


@controls.plans.handler
async def _plans(press: Press) -> None:
    await answer(press, await show_list(press))


@controls.pick_plan.handler
async def _pick_plan(press: Press) -> None:
    await open_plan(press, int(press.values[0]))


@controls.plan.handler
async def _plan(press: Press, plan: int, page: int) -> None:
    await open_plan(press, plan, page)


@controls.schedule.handler
async def _schedule(press: Press, plan: int, page: int) -> None:
    await press.meet()
    await open_schedule(press, plan, page)


@controls.pick_zone.handler
async def _pick_zone(press: Press) -> None:
    await answer(press, await show(press, Level.ZONE, int(press.values[0])))


@controls.zone.handler
async def _zone(press: Press, zone: int, page: int) -> None:
    await answer(press, await show(press, Level.ZONE, zone, page))


@controls.pick_action.handler
async def _pick_action(press: Press) -> None:
    await answer(press, await show(press, Level.ACTION, int(press.values[0])))


@controls.action.handler
async def _action(press: Press, action: int, page: int) -> None:
    await answer(press, await show(press, Level.ACTION, action, page))


@controls.pick_milestone.handler
async def _pick_milestone(press: Press) -> None:
    await answer(press, await show(press, Level.MILESTONE, int(press.values[0])))


@controls.milestone.handler
@controls.decide.handler
async def _milestone(press: Press, milestone: int) -> None:
    await answer(press, await show(press, Level.MILESTONE, milestone))


@controls.board.handler
async def _board(press: Press, plan: int, by_partner: int, page: int) -> None:
    await answer(press, await show_board(press, plan, by_partner, page))


@controls.due.handler
async def _due(press: Press, scope: str, days: int, page: int) -> None:
    await answer(press, await show_due(press, scope, days, page))


@controls.history.handler
async def _history(press: Press, level: str, thing: int, before: int) -> None:
    await answer(press, await show_history(press, level, thing, before))
