"""Saying who somebody is that plans name and who has not joined: asked, said back, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.plan import controls
from cogs.plan.cards import joining as cards
from cogs.plan.cards.milestone import milestone_card
from cogs.plan.looking import answer
from domain.actors import MemberId
from domain.plans.model import Duty, MilestoneId
from services.plans import joining

if TYPE_CHECKING:
    from cogs.kit import Press


async def _ask(press: Press, milestone: int, duty: str) -> None:
    view = await press.read(joining.ask, MilestoneId(milestone), Duty(duty))
    await answer(press, cards.who_card(view, press.t))


@controls.strangers.handler
async def _strangers(press: Press, page: int) -> None:
    found = await press.read(joining.waiting)
    await answer(press, cards.strangers_card(press.network or 0, found, page, press.t))


@controls.pick_stranger.handler
async def _pick_stranger(press: Press) -> None:
    milestone, _, duty = press.values[0].partition(":")
    await _ask(press, int(milestone), duty)


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
    await answer(press, milestone_card(outcome.view, press.t, cards.joined_said(outcome, press.t)))
