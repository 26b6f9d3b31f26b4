"""What happens when something is pressed on one's own card: done at once, the card drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.me import cards, controls
from services import me

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.me import Profile


async def show(press: Press, found: Profile) -> None:
    """The card, in place after a press, anew after a command."""
    mails = press.core.mails and bool(press.core.portal)
    await press.update(cards.own_card(found, press.core.now(), mails=mails))


@controls.language.handler
async def _language(press: Press) -> None:
    await show(press, await press.write(me.choose_language, press.values[0]))


@controls.zone.handler
async def _zone(press: Press) -> None:
    await show(press, await press.write(me.choose_zone, press.values[0]))


@controls.agree.handler
async def _agree(press: Press) -> None:
    await show(press, await press.write(me.agree))


@controls.withdraw.handler
async def _withdraw(press: Press) -> None:
    await show(press, await press.write(me.withdraw))


@controls.back.handler
async def _back(press: Press) -> None:
    await show(press, await press.read(me.profile))
