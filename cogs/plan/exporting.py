"""`/plan export`: a plan as PDF, as a workbook, as a calendar, made in a worker in the reader's language."""

from __future__ import annotations

import io
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import discord

from cogs.kit import Card
from cogs.kit.text import fitted
from cogs.plan import controls
from cogs.plan.cards import words
from cogs.plan.pictures import paper
from domain.folding import bare
from domain.records import replace
from services.plans import papers

if TYPE_CHECKING:
    from datetime import date

    from cogs.kit import Press
    from domain.plans.model import Plan, PlanId
    from domain.plans.papers import PlanPaper
    from locales import Translator


_TITLE: Final = 32


class Format(StrEnum):
    """What a plan is exported as; the value is the ending of the file's name."""

    PDF = "pdf"
    XLSX = "xlsx"
    ICS = "ics"


def file_name(plan: Plan, day: date, how: Format) -> str:
    """What the file is called where it is kept: code, the beginning of the title, the day."""
    words_ = re.sub("[^a-z0-9]+", "-", bare(plan.title)).strip("-")
    title = words_[:_TITLE].rpartition("-")[0] if len(words_) > _TITLE else words_
    named = "-".join(filter(None, [str(plan.code), title or words_[:_TITLE], day.isoformat()]))
    return f"{named}.{how.value}"


async def export(press: Press, plan: PlanId, how: Format) -> None:
    """Answer with the file, for the eyes of who asked."""
    found = await paper(press, plan)
    await press.working()
    data = await _made(press, found, how)
    file = discord.File(io.BytesIO(data), file_name(found.plan, found.today, how))
    t = press.t
    card = (
        Card(t, "plan")
        .small(fitted(found.plan.title, words.TITLE))
        .title(t.text("{code} as a file", code=str(found.plan.code)))
        .text(_about(how, t))
        .file(file)
    )
    if how is Format.PDF and (stated := await press.read(papers.statement)).may_change:
        if not stated.text:
            card.small(t.text("The cover has a place for who pays; nothing is said there yet."))
        card.row(controls.funding.button(stated.network, t.text("Funding statement…")))
    card.footer(t.text("Only you see this. As of {day}.", day=t.date(found.today)))
    await press.reply(card.view(), files=[file])


async def _made(press: Press, found: PlanPaper, how: Format) -> bytes:
    # Only workers make documents; the bot's start need not read how.
    if how is Format.PDF:
        from documents.plans.pdf.making import plan_pdf  # noqa: PLC0415

        return await press.offload(plan_pdf, replace(found, emblem=press.core.emblem))
    if how is Format.ICS:
        from documents.plans.ics import plan_ics  # noqa: PLC0415

        return await press.offload(plan_ics, found)
    from documents.plans.xlsx import plan_xlsx  # noqa: PLC0415

    return await press.offload(plan_xlsx, found)


def _about(how: Format, t: Translator) -> str:
    texts = {
        Format.PDF: t.text("All of the plan, to read, print and send."),
        Format.XLSX: t.text(
            "Change it, add rows below, and the coordination sends it back with `/plan import`: what it "
            "would change is shown first."
        ),
        Format.ICS: t.text(
            "The due dates, for a calendar, without the milestones that are done. It does not follow by "
            "itself: export it again after changes."
        ),
    }
    return texts[how]
