"""Saying who somebody is that plans name and who has not joined: asked, said back, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.plan import controls
from cogs.plan.cards import joining as cards
from cogs.plan.cards.describing import committee_card
from cogs.plan.cards.milestone import milestone_card
from cogs.plan.looking import answer
from domain.actors import MemberId
from domain.plans.model import Duty, MilestoneId, PlanId
from services.plans import joining
from services.plans.views import PlanView

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press
    from services.plans.outcomes import Forgotten, Joined


async def _ask(press: Press, milestone: int, duty: str) -> None:
    view = await press.read(joining.ask, MilestoneId(milestone), Duty(duty))
    await answer(press, cards.who_card(view, press.t))


async def _ask_seat(press: Press, plan: int, seen: int, place: int) -> None:
    view = await press.read(joining.ask_seat, PlanId(plan), seen, place)
    await answer(press, cards.who_card(view, press.t))


@controls.strangers.handler
async def _strangers(press: Press, page: int) -> None:
    found = await press.read(joining.waiting)
    await answer(press, cards.strangers_card(press.network or 0, found, page, press.t))


@controls.pick_stranger.handler
async def _pick_stranger(press: Press) -> None:
    first, *rest = press.values[0].split(":")
    if first == "seat":
        plan, seen, place = (int(one) for one in rest)
        await _ask_seat(press, plan, seen, place)
    else:
        await _ask(press, int(first), rest[0])


@controls.who.handler
async def _who(press: Press, milestone: int, duty: str) -> None:
    await _ask(press, milestone, duty)


@controls.it_is.handler
async def _it_is(press: Press, milestone: int, duty: str) -> None:
    whom = press.picked[0]
    view = await press.read(joining.ask, MilestoneId(milestone), Duty(duty), whom.id, whom.display_name)
    await answer(press, cards.confirm_card(view, press.t))


@controls.joined.handler
async def _joined(press: Press, milestone: int, duty: str, seen: int, member: int) -> None:
    outcome = await press.write(joining.is_member, MilestoneId(milestone), Duty(duty), seen, MemberId(member))
    await answer(press, _after(outcome, press))


def _after(outcome: Joined, press: Press) -> LayoutView:
    """What somebody was named in, as it is now."""
    said, view = cards.joined_said(outcome, press.t), outcome.view
    if isinstance(view, PlanView):
        return committee_card(view, press.t, 0, said)
    return milestone_card(view, press.t, said)


@controls.forget.handler
async def _forget(press: Press, milestone: int, duty: str) -> None:
    view = await press.read(joining.ask, MilestoneId(milestone), Duty(duty))
    await answer(press, cards.forget_card(view, press.t))


@controls.forgotten.handler
async def _forgotten(press: Press, milestone: int, duty: str, seen: int) -> None:
    outcome = await press.write(joining.forget, MilestoneId(milestone), Duty(duty), seen)
    await _after_forgetting(press, outcome)


@controls.forget_seat.handler
async def _forget_seat(press: Press, plan: int, seen: int, place: int) -> None:
    view = await press.read(joining.ask_seat, PlanId(plan), seen, place)
    await answer(press, cards.forget_card(view, press.t))


@controls.forgotten_seat.handler
async def _forgotten_seat(press: Press, plan: int, seen: int, place: int) -> None:
    await _after_forgetting(press, await press.write(joining.forget_seated, PlanId(plan), seen, place))


async def _after_forgetting(press: Press, outcome: Forgotten) -> None:
    """Who else has not joined, with a word on who is kept no longer."""
    found = await press.read(joining.waiting)
    said = cards.forgotten_said(outcome, press.t)
    await answer(press, cards.strangers_card(press.network or 0, found, 0, press.t, said))


@controls.who_seat.handler
async def _who_seat(press: Press, plan: int, seen: int, place: int) -> None:
    await _ask_seat(press, plan, seen, place)


@controls.it_is_seat.handler
async def _it_is_seat(press: Press, plan: int, seen: int, place: int) -> None:
    whom = press.picked[0]
    view = await press.read(joining.ask_seat, PlanId(plan), seen, place, whom.id, whom.display_name)
    await answer(press, cards.confirm_card(view, press.t))


@controls.joined_seat.handler
async def _joined_seat(press: Press, plan: int, seen: int, place: int, member: int) -> None:
    outcome = await press.write(joining.is_seated, PlanId(plan), seen, place, MemberId(member))
    await answer(press, _after(outcome, press))
