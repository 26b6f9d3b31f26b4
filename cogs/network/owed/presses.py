"""What happens when the coordination looks at who owes what, and reminds somebody kindly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.network.owed import cards, controls
from domain.actors import MemberId
from services.todo import mirror, reminding

if TYPE_CHECKING:
    from cogs.kit import Press


async def show_mirror(press: Press, page: int = 0) -> None:
    """A page of the list, in place after a press, anew after a command."""
    await press.update(cards.mirror_card(await press.read(mirror.mirror, page), press.t))


@controls.page.handler
async def _page(press: Press, page: int) -> None:
    await show_mirror(press, page)


@controls.pick.handler
async def _pick(press: Press, page: int) -> None:
    found = await press.read(mirror.person, MemberId(int(press.values[0])))
    await press.update(cards.person_card(found, page, press.t))


@controls.ask.handler
async def _ask(press: Press, member: int) -> None:
    await press.update(cards.preview_card(await press.read(reminding.preview, member), press.t))


@controls.remind.handler
async def _remind(press: Press, member: int, seal: str) -> None:
    done = await press.write(reminding.remind, member, seal)
    await press.update(cards.receipt_card(done, press.t))
