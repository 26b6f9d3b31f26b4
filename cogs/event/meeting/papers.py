"""Minutes and the list for the front desk as files, made in a worker in the reader's language."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

from cogs.event.meeting import controls
from cogs.event.meeting.after import open_minutes
from cogs.kit import Card
from cogs.kit.text import fitted
from domain.events.model import EventId
from domain.records import replace
from services.meetings import papers

if TYPE_CHECKING:
    from cogs.kit import Press


@controls.paper.handler
async def _paper(press: Press, event: int, ending: str) -> None:
    """The minutes, to read, print and send; or to be edited further."""
    # Only workers make documents; the bot's start need not read how.
    from documents.meetings.docx import minutes_docx  # noqa: PLC0415
    from documents.meetings.pdf import minutes_pdf  # noqa: PLC0415

    found = await press.read(papers.minutes_paper, EventId(event))
    if found is None:
        await open_minutes(press, event)
        return
    found = replace(found, emblem=press.core.emblem)
    make = minutes_docx if ending == "docx" else minutes_pdf
    data = await press.offload(make, found)
    t = press.t
    version = f"-v{found.version}" if found.version else ""
    name = f"{found.event.code}-minutes{version}-{found.language}.{ending}"
    await _send(
        press, found.event.title, t.text("The minutes of {event}", event=found.event.code), name, data
    )


@controls.sheet.handler
async def _sheet(press: Press, event: int) -> None:
    """The list for the front desk, to be printed and signed, with the QR code to check in."""
    from documents.meetings.pdf import sheet_pdf  # noqa: PLC0415

    found = await press.read(papers.sheet_paper, EventId(event), press.core.portal)
    data = await press.offload(sheet_pdf, replace(found, emblem=press.core.emblem))
    title = press.t.text("The list of {event} to print", event=found.event.code)
    await _send(press, found.event.title, title, f"{found.event.code}-list-{found.language}.pdf", data)


async def _send(press: Press, small: str, title: str, name: str, data: bytes) -> None:
    t = press.t
    file = discord.File(io.BytesIO(data), name)
    card = Card(t, "event").small(fitted(small, 100)).title(title).file(file)
    card.footer(t.text("Only you see this. It holds people’s names: send it to those whom it concerns."))
    await press.reply(card.view(), files=[file])
