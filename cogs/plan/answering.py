"""What the coordination decides: requests for a later day, and a plan's steps from draft to published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ButtonStyle

from cogs.kit import Card, confirm
from cogs.kit.text import fitted, plain
from cogs.plan import controls
from cogs.plan.cards import done, words
from cogs.plan.cards.answered import answered_card
from cogs.plan.cards.milestone import milestone_card
from cogs.plan.cards.plan import plan_card
from cogs.plan.forms import Entry, Form, form, open_window
from cogs.plan.looking import answer
from cogs.plan.windows import fields
from cogs.plan.windows.zones import open_new_zone
from domain.actors import Role
from domain.errors import Changed
from domain.plans.model import PlanId, PostponementId, PostponementState
from services.plans import editing, postponing, reading, suggesting

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from discord.ui import LayoutView

    from cogs.kit import Field, Press
    from domain.plans.suggesting import Suggestion
    from locales import Translator
    from services.plans.notice_views import PostponementNotice
    from services.plans.outcomes import MilestoneDone
    from services.plans.typed import Window
    from services.plans.views import SuggestionsView

_MOST_SPOTS = 12


async def _must_coordinate(press: Press) -> None:
    await press.read(reading.listed)
    assert press.actor is not None  # noqa: S101 - a service was just called
    press.actor.must_be(Role.COORDINATOR)


# ---- requests for a later day


def _answer_field(t: Translator, window: Window, *, needed: bool) -> Sequence[Field]:
    hint = t.text("Whoever asked reads it, and it stands in the history")
    label = t.text("Why?") if needed else t.text("A word with it")
    more = {"paragraph": True, "required": needed, "max_length": 1000, "hint": hint}
    return [fields.line(window, "answer", label, **more)]


async def _accept(press: Press, entry: Entry) -> LayoutView:
    request = PostponementId(entry.about["request"])
    return await _answered(
        press, request, entry.write(press, postponing.accept, request, entry.text("answer"))
    )


async def _refuse(press: Press, entry: Entry) -> LayoutView:
    request = PostponementId(entry.about["request"])
    return await _answered(
        press, request, entry.write(press, postponing.refuse, request, entry.text("answer"))
    )


async def _answered(press: Press, request: PostponementId, answering: Awaitable[MilestoneDone]) -> LayoutView:
    try:
        outcome = await answering
    except Changed:
        if (found := await _settled(press, request)) is None:
            raise
        await _record(press, found)
        return answered_card(found, press.t)
    await _record(press, await press.read(postponing.look, request))
    return milestone_card(outcome.view, press.t, done.said(outcome, press.t))


async def _settled(press: Press, request: PostponementId) -> PostponementNotice | None:
    """The request with its answer; None while it waits for one."""
    found = await press.read(postponing.look, request)
    return None if found.request.state is PostponementState.ASKED else found


async def _record(press: Press, found: PostponementNotice) -> None:
    """The message that asked shows the answer from now on; a card of the presser's own is answered anyway."""
    message = press.interaction.message
    if message is not None and not message.flags.ephemeral:
        await press.update(answered_card(found, press.t))


ACCEPT = form(
    Form(
        "accept",
        lambda t: t.text("Agree to the later day"),
        lambda t, window: _answer_field(t, window, needed=False),
        _accept,
        lambda t: t.text("Agree to the later day"),
        lambda t: t.text("Agree"),
    )
)
REFUSE = form(
    Form(
        "refuse",
        lambda t: t.text("The day stays"),
        lambda t, window: _answer_field(t, window, needed=True),
        _refuse,
        lambda t: t.text("The day stays"),
        lambda t: t.text("Refuse"),
    )
)


@controls.accept.handler
async def _accept_pressed(press: Press, request: int) -> None:
    await _ask_answer(press, ACCEPT, request)


@controls.refuse.handler
async def _refuse_pressed(press: Press, request: int) -> None:
    await _ask_answer(press, REFUSE, request)


async def _ask_answer(press: Press, window: Form, request: int) -> None:
    """Ask for the answer; of what was answered already, say so at once, in place of the question."""
    found = await _settled(press, PostponementId(request))
    if found is None:
        await open_window(press, window, {"request": request})
    else:
        await press.update(answered_card(found, press.t))


# ---- a plan's steps


def _approve_fields(t: Translator, window: Window) -> Sequence[Field]:
    hint = t.text("The regional body, or the steering committee")
    return [
        fields.line(window, "body", t.text("Approved by"), max_length=200, hint=hint),
        fields.past_day(window, "on", t.text("On which day"), t),
    ]


async def _approve(press: Press, entry: Entry) -> LayoutView:
    plan, seen = PlanId(entry.about["plan"]), entry.about["seen"]
    view = await entry.write(press, editing.approve, plan, seen, entry.text("body"), entry.days["on"])
    return plan_card(view, press.t, 0, press.t.text("**Approved.** The next step is to publish it."))


async def _reopen(press: Press, entry: Entry) -> LayoutView:
    plan, seen = PlanId(entry.about["plan"]), entry.about["seen"]
    view = await entry.write(press, editing.reopen, plan, seen, entry.text("why"))
    return plan_card(view, press.t, 0, press.t.text("**A draft again.** The history keeps what it was."))


APPROVE = form(
    Form(
        "approve",
        lambda t: t.text("The plan was approved"),
        _approve_fields,
        _approve,
        lambda t: t.text("Was it approved on this day?"),
        lambda t: t.text("Approved"),
        days=("on",),
        side="gone",
    )
)
REOPEN_PLAN = form(
    Form(
        "reopen_plan",
        lambda t: t.text("Back to draft"),
        lambda t, window: [fields.why(window, t)],
        _reopen,
        lambda t: t.text("Back to draft"),
        lambda t: t.text("Back to draft"),
    )
)


@controls.approve.handler
async def _approve_pressed(press: Press, plan: int, seen: int) -> None:
    view = await press.read(reading.show, PlanId(plan))
    await _must_coordinate(press)
    about = {"plan": plan, "seen": seen}
    await open_window(press, APPROVE, about, {"on": view.today.isoformat()})


@controls.reopen_plan.handler
async def _reopen_pressed(press: Press, plan: int, seen: int) -> None:
    await _must_coordinate(press)
    await open_window(press, REOPEN_PLAN, {"plan": plan, "seen": seen})


@controls.ask_publish.handler
async def _ask_publish(press: Press, plan: int, seen: int) -> None:
    await _must_coordinate(press)
    view = await press.read(reading.show, PlanId(plan))
    t = press.t
    yes = controls.publish.button(press.network, t.text("Publish"), plan, seen, style=ButtonStyle.danger)
    title = t.text("Publish “{title}”?", title=fitted(view.plan.title, words.TITLE))
    text = t.text(
        "From then on it counts as public, and whatever is worked on again becomes version {number}.",
        number=t.number(view.plan.version + 1),
    )
    await answer(press, confirm(t, press.network, title, text, yes))


@controls.publish.handler
async def _publish(press: Press, plan: int, seen: int) -> None:
    view = await press.write(editing.publish, PlanId(plan), seen)
    await answer(press, plan_card(view, press.t, 0, press.t.text("**Published.**")))


# ---- starting from what is weak


def suggestions_card(view: SuggestionsView, t: Translator) -> LayoutView:
    """What is weak at the region's partners, to start a zone from."""
    card = Card(t, "plan").small(
        t.join_facts([fitted(view.plan.title, words.TITLE), t.text("from the self-assessment")])
    )
    back = controls.plan.button(view.network, t.text("‹ The plan"), int(view.plan.id), 0)
    if not view.suggestions or view.form is None:
        card.title(t.text("Nothing weak can be shown"))
        card.text(
            t.text(
                "Only results that a partner of the region has signed and shows to the network count here."
            )
        )
        return card.row(back).view()
    card.title(t.text("Which weak spots shall the zone answer?"))
    shown = view.suggestions[:_MOST_SPOTS]
    card.text("\n".join(f"- {_spot(one, view, t)}" for one in shown))
    options = [
        discord.SelectOption(label=plain(_label(one, view, t), 100), value=_value(one)) for one in shown
    ]
    card.picker(
        controls.spots.select(
            view.network,
            options,
            int(view.plan.id),
            placeholder=t.text("Choose one or several…"),
            max_values=len(options),
        )
    )
    note = t.text("Medians over the partners that show their result; others never count.")
    return card.row(back).footer(note).view()


def _value(one: Suggestion) -> str:
    return f"{one.spot.axis.value}.{one.spot.code}"


def _label(one: Suggestion, view: SuggestionsView, t: Translator) -> str:
    assert view.form is not None  # noqa: S101 - there are suggestions only of a form
    axes = [*view.form.dimensions, *view.form.facets]
    return next((axis.label(t.language) for axis in axes if axis.code == one.spot.code), one.spot.code)


def _spot(one: Suggestion, view: SuggestionsView, t: Translator) -> str:
    names = words.some((fitted(view.names[partner], words.NAME) for partner in one.partners), t, most=3)
    return t.text(
        "**{name}:** {value} of 100 ({partners})",
        name=fitted(_label(one, view, t), words.NAME),
        value=t.number(one.median),
        partners=names,
    )


@controls.suggest.handler
async def _suggest(press: Press, plan: int) -> None:
    await answer(press, suggestions_card(await press.read(suggesting.suggest, PlanId(plan)), press.t))


@controls.spots.handler
async def _spots(press: Press, plan: int) -> None:
    view = await press.read(suggesting.suggest, PlanId(plan))
    chosen = [one for one in view.suggestions if _value(one) in press.values]
    names = press.t.join(_label(one, view, press.t) for one in chosen)
    objective = press.t.text("To strengthen: {names}.", names=names) if chosen else ""
    await open_new_zone(press, plan, spots=[one.spot for one in chosen], objective=objective)
