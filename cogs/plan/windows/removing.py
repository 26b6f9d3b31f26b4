"""Taking a plan or a thing in it away: what goes with it is said first, then a reason is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import confirm
from cogs.kit.text import fitted
from cogs.plan import controls
from cogs.plan.cards import words
from cogs.plan.cards.plan import plan_list
from cogs.plan.forms import Entry, Form, form, open_window
from cogs.plan.looking import answer, show
from cogs.plan.windows import fields
from domain.plans.codes import Level
from services.plans import reading, removing

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press
    from locales import Translator
    from services.plans.outcomes import Removal

_ABOVE = {Level.ZONE: Level.PLAN, Level.ACTION: Level.ZONE, Level.MILESTONE: Level.ACTION}


def consequences(found: Removal, t: Translator) -> str:
    """What goes with it, a line each; what is none is left out."""
    inside = [
        *([t.plural("{n} zone", "{n} zones", found.zones)] if found.zones else []),
        *([t.plural("{n} action", "{n} actions", found.actions)] if found.actions else []),
        *([t.plural("{n} milestone", "{n} milestones", found.milestones)] if found.milestones else []),
    ]
    of_them = t.plural(
        "{n} milestone among them is done.",
        "{n} milestones among them are done.",
        found.done,
    )
    cancelled = t.plural("{n} reminder is cancelled.", "{n} reminders are cancelled.", found.reminders)
    waiting = t.plural(
        "{n} other milestone will not wait for it.",
        "{n} other milestones will not wait for it.",
        found.waiting,
    )
    requests = t.plural(
        "{n} request for a later day ends with it.",
        "{n} requests for a later day end with it.",
        found.requests,
    )
    measured = t.plural(
        "{n} indicator with a measurement goes.", "{n} indicators with measurements go.", found.measured
    )
    files = t.plural(
        "{n} file of evidence cannot be got any more.",
        "{n} files of evidence cannot be got any more.",
        found.files,
    )
    told = words.some((fitted(name, words.NAME) for name in found.told), t, most=10)
    return words.lines(
        t.text("It takes along: {what}.", what=t.join(inside)) if inside else "",
        of_them if found.done and found.level is not Level.MILESTONE else "",
        t.text("It is done.") if found.done and found.level is Level.MILESTONE else "",
        cancelled if found.reminders else "",
        waiting if found.waiting else "",
        requests if found.requests else "",
        measured if found.measured else "",
        files if found.files else "",
        t.text("Who is told, with your reason: {names}.", names=told) if told else "",
        t.text("The number is never given again: {code} stays empty.", code=str(found.code)),
        t.text("This cannot be undone; the history keeps that it was there, and why it went."),
    )


def removal_card(found: Removal, t: Translator) -> LayoutView:
    """What goes with it, before anything has gone."""
    yes = controls.remove.button(
        found.network,
        t.text("Remove…"),
        found.level.value,
        found.id,
        found.stamp,
        style=ButtonStyle.danger,
    )
    title = t.text("Remove “{title}”?", title=f"{found.code} {fitted(found.title, words.TITLE)}")
    return confirm(t, found.network, title, consequences(found, t), yes)


async def _remove(press: Press, entry: Entry) -> LayoutView:
    level, thing = Level(entry.about["level"]), entry.about["thing"]
    gone = await entry.write(press, removing.remove, level, thing, entry.about["stamp"], entry.text("why"))
    said = press.t.text(
        "**Removed:** {code} {title}. Nothing reminds of it any more.",
        code=str(gone.code),
        title=fitted(gone.title, words.TITLE),
    )
    if gone.told:
        names = words.some((fitted(name, words.NAME) for name in gone.told), press.t, most=10)
        said = words.lines(said, press.t.text("Told: {names}.", names=names))
    if gone.parent is None:
        return plan_list(await press.read(reading.listed), press.t, said)
    return await show(press, _ABOVE[level], gone.parent, 0, said)


REMOVE = form(
    Form(
        "remove",
        lambda t: t.text("Why is it removed?"),
        lambda t, window: [fields.why(window, t)],
        _remove,
        lambda t: t.text("Why is it removed?"),
        lambda t: t.text("Remove"),
    )
)


@controls.ask_remove.handler
async def _ask_remove(press: Press, level: str, thing: int) -> None:
    await answer(press, removal_card(await press.read(removing.ask, Level(level), thing), press.t))


@controls.remove.handler
async def _remove_pressed(press: Press, level: str, thing: int, stamp: str) -> None:
    found = await press.read(removing.ask, Level(level), thing)
    if found.stamp != stamp:
        # More is in it by now than was said: it is said anew before a reason is asked.
        await answer(press, removal_card(found, press.t))
        return
    await open_window(press, REMOVE, {"level": level, "thing": thing, "stamp": stamp})
