"""The closing report, the handbook and the workbook as files, made in a worker in the reader's language."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

from cogs.event.tasks import controls
from cogs.kit import Card
from cogs.kit.text import fitted
from domain.events.model import EventId
from domain.records import replace
from services.methodology import closing, exchange

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press
    from locales import Translator


@controls.report.handler
async def _report(press: Press, event: int) -> None:
    await press.meet()
    t = press.t
    found = await press.read(closing.report, EventId(event), t.language)
    await press.working()
    # Only workers make documents; the bot's start need not read how.
    from documents.methodology.making import closing_pdf  # noqa: PLC0415

    data = await press.offload(closing_pdf, replace(found, emblem=press.core.emblem))
    file = discord.File(io.BytesIO(data), f"{found.event.code}-report-{found.today.isoformat()}.pdf")
    title = t.text("Closing report of {event}", event=found.event.code)
    about = t.text("Figures, proofs, what was left out and why, lessons: as far as they are known today.")
    await press.reply(_card(t, fitted(found.event.title, 100), title, about, file), files=[file])


@controls.handbook.handler
async def _handbook(press: Press) -> None:
    await press.meet()
    t = press.t
    found = await press.read(closing.handbook, t.language)
    await press.working()
    from documents.methodology.making import handbook_pdf  # noqa: PLC0415

    data = await press.offload(handbook_pdf, replace(found, emblem=press.core.emblem))
    file = discord.File(io.BytesIO(data), f"handbook-{t.language}-{found.today.isoformat()}.pdf")
    about = t.text("All kinds of events with their tasks, roles, proofs and indicators, in your language.")
    await press.reply(_card(t, "", t.text("Handbook of the common methodology"), about, file), files=[file])


@controls.workbook.handler
async def _workbook(press: Press) -> None:
    await press.meet()
    t = press.t
    found = await press.read(exchange.known)
    await press.working()
    from documents.methodology.xlsx import methodology_xlsx  # noqa: PLC0415

    data = await press.offload(methodology_xlsx, found, t.language)
    file = discord.File(io.BytesIO(data), "methodology.xlsx")
    about = t.text(
        "A sheet for each kind of event. Change days, roles and texts, add rows below, and send it back with "
        "`/event methodology`; what it would change is shown first. For a region copy a row and write "
        "its code."
    )
    await press.reply(_card(t, "", t.text("The methodology as a spreadsheet"), about, file), files=[file])


def _card(t: Translator, small: str, title: str, about: str, file: discord.File) -> LayoutView:
    card = Card(t, "event").small(small).title(title).text(about).file(file)
    return card.footer(t.text("Only you see this.")).view()
