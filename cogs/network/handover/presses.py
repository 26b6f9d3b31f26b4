"""What happens when the coordination hands over what somebody holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.network.cards.assigned import not_mirrored
from cogs.network.handover import cards, controls
from cogs.network.partners.people import mirrored
from domain.actors import MemberId
from domain.handover import Leaver, Thing
from services.handover import giving, holdings, preparing

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.handover.views import HandoverView


async def begin(press: Press, who: str, to: str | None) -> None:
    """Begin one by name; with `to`, all of it goes to that member for a start."""
    leaver, one = await press.read(holdings.called, who)
    view = await press.write(preparing.begin, leaver, one)
    if to is not None:
        kind, member = await press.read(holdings.called, to)
        if kind is Leaver.MEMBER:
            view = await press.write(preparing.choose_all, view.window, MemberId(member))
    await _show(press, view)


async def _show(press: Press, view: HandoverView) -> None:
    await press.update(cards.prepare_card(view, press.t))


@controls.begin.handler
async def _begin(press: Press, leaver: str, who: int) -> None:
    await _show(press, await press.write(preparing.begin, Leaver(leaver), who))


@controls.give.handler
async def _give(press: Press, window: int, thing: str) -> None:
    await _show(press, await press.write(preparing.choose, window, Thing(thing), int(press.values[0])))


@controls.give_all.handler
async def _give_all(press: Press, window: int) -> None:
    await _show(press, await press.write(preparing.choose_all, window, MemberId(int(press.values[0]))))


@controls.look.handler
async def _look(press: Press, window: int) -> None:
    await _show(press, await press.read(preparing.look, window))


@controls.ask_why.handler
async def _ask_why(press: Press, window: int) -> None:
    await press.open(cards.ask_reason(await press.read(preparing.look, window), press.t))


@controls.why_typed.handler
async def _why_typed(press: Press, window: int) -> None:
    view = await press.write(preparing.say_why, window, press.fields["why"])
    await press.update(cards.preview_card(view, press.t))


@controls.hand_over.handler
async def _hand_over(press: Press, window: int, seal: str) -> None:
    done = await press.write(giving.hand_over, window, seal)
    troubles = await mirrored(press, done.mirrors)
    await press.update(cards.receipt_card(done, not_mirrored(troubles, press.t), press.t))


@controls.drop.handler
async def _drop(press: Press, window: int) -> None:
    await press.write(preparing.drop, window)
    await press.update(cards.discarded(press.t))
