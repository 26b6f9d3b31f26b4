"""Events in one's own calendar: an address to subscribe to, shown to the presser alone; one as a file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

from cogs.event import controls
from cogs.event.cards.calendar import address_card, calendar_card, file_card
from cogs.event.looking import answer
from domain.events.model import EventId
from services.events import calendars

if TYPE_CHECKING:
    from cogs.kit import Press


async def open_calendar(press: Press) -> None:
    """Whether there is an address, and what can be done with it."""
    await answer(press, calendar_card(await press.read(calendars.mine), press.core.portal, press.t))


async def give_file(press: Press, event: int) -> None:
    """One event as a file, beside its card."""
    from documents.events.ics import event_file  # noqa: PLC0415 - the bot's start need not read how

    found = await press.read(calendars.file, EventId(event))
    data = event_file(found.entry, found.network, found.language)
    file = discord.File(io.BytesIO(data), f"{found.entry.event.code}.ics")
    await press.reply(file_card(found, file, press.t), files=[file])


@controls.calendar.handler
async def _calendar(press: Press) -> None:
    await open_calendar(press)


@controls.calendar_file.handler
async def _file(press: Press, event: int) -> None:
    await give_file(press, event)


@controls.calendar_new.handler
async def _new(press: Press) -> None:
    secret = await press.write(calendars.make)
    found = await press.read(calendars.mine)
    await answer(press, address_card(found, press.core.portal, secret, press.t))


@controls.calendar_end.handler
async def _end(press: Press) -> None:
    await press.write(calendars.end)
    await open_calendar(press)
