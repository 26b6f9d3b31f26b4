"""What happens when somebody turns the pages of their inbox, opens an entry, or has read it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import structlog

from cogs.kit.notices import tells
from cogs.me import controls, inbox_cards
from cogs.me.notice_cards import settled
from services.notices import inbox

if TYPE_CHECKING:
    from cogs.kit import Press

_log: Final = structlog.get_logger(__name__)


async def show_inbox(press: Press, number: int = 0) -> None:
    """A page of the inbox, in place after a press, anew after a command."""
    found = await press.read(inbox.look, tells(), number)
    for one in found.faulty:
        _log.error("notice_not_told", notice=one.notice.id, kind=one.notice.kind, error=one.fault)
    await press.update(inbox_cards.inbox_card(press.network or 0, found, press.t))


@controls.inbox.handler
async def _inbox(press: Press, number: int) -> None:
    await show_inbox(press, number)


@controls.read_all.handler
async def _read_all(press: Press, number: int) -> None:
    await press.write(inbox.read)
    await show_inbox(press, number)


@controls.entry.handler
async def _entry(press: Press, number: int) -> None:
    entry, reader = await press.write(inbox.open_one, int(press.values[0]), tells())
    await show_inbox(press, number)
    if entry.view is None:
        await press.reply(settled(press.network or 0, entry.notice.kind, entry.about, press.t))
        return
    await press.reply(inbox_cards.entry_card(entry, reader, press.t))
