"""One practice as PDF or JSON for every member, the collection as a file for the coordination."""

from __future__ import annotations

import io
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import discord

from cogs.kit import Card
from cogs.kit.text import fitted
from cogs.practice.files import controls
from domain.files import MEBIBYTE, FileRefused, Refusal
from domain.practices.model import PracticeId
from domain.records import replace
from services.practices import exporting

if TYPE_CHECKING:
    from cogs.kit import Press
    from cogs.kit.item import PressItem
    from domain.practices.papers import Collection
    from locales import Translator

_NOUN: Final = "practice"
_LEAST: Final = 8 * MEBIBYTE  # Discord takes at least so much


class Format(StrEnum):
    """What the collection is exported as."""

    XLSX = "xlsx"
    HTML = "html"
    JSON = "json"


def file_buttons(network: int, practice: PracticeId, t: Translator) -> tuple[PressItem, ...]:
    """What a card of a practice offers: it as a sheet to print, and as data."""
    return (
        controls.sheet.button(network, t.text("PDF"), int(practice)),
        controls.data.button(network, t.text("JSON"), int(practice)),
    )


@controls.sheet.handler
async def send_sheet(press: Press, practice: int) -> None:
    """Answer with the sheet, in the reader's language where the practice has it. Raises `NotFound`."""
    found = await press.read(exporting.paper, PracticeId(practice))
    await press.working()
    # Only workers make documents; the bot's start need not read how.
    from documents.practices.pdf import practice_pdf  # noqa: PLC0415

    data = await press.offload(practice_pdf, replace(found, emblem=press.core.emblem))
    name = f"{found.practice.code}-{found.words.language}-{found.today.isoformat()}.pdf"
    about = press.t.text("The whole practice, to read, print and send.")
    await _send(press, data, name, found.words.title, about)


@controls.data.handler
async def send_data(press: Press, practice: int) -> None:
    """Answer with the practice in all its languages as JSON. Raises `NotFound`."""
    found = await press.read(exporting.paper, PracticeId(practice))
    text = await press.read(exporting.as_json, PracticeId(practice))
    about = press.t.text("All languages of the practice, for programs and for other networks.")
    await _send(press, text.encode(), f"{found.practice.code}.json", found.words.title, about)


async def export(press: Press, how: Format) -> None:
    """Answer with the collection. Raises `RoleNeeded`."""
    found = await press.read(exporting.collection)
    await press.working()
    data = await _made(press, found, how)
    ending = "zip" if how is Format.HTML else how.value
    name = f"practices-{found.today.isoformat()}.{ending}"
    count = press.t.plural("{n} practice", "{n} practices", len(found.practices))
    await _send(press, data, name, count, _about(how, press.t))


async def _made(press: Press, found: Collection, how: Format) -> bytes:
    if how is Format.JSON:
        return (await press.offload(exporting.json_of, found.practices)).encode()
    if how is Format.HTML:
        from documents.practices.site import practices_site  # noqa: PLC0415

        return await press.offload(practices_site, found)
    from documents.practices.xlsx import practices_xlsx  # noqa: PLC0415

    return await press.offload(practices_xlsx, found)


async def _send(press: Press, data: bytes, name: str, title: str, about: str) -> None:
    most = max(press.interaction.filesize_limit, _LEAST)
    if len(data) > most:
        raise FileRefused(Refusal.BACK, name, len(data), most)
    t = press.t
    file = discord.File(io.BytesIO(data), name)
    card = Card(t, _NOUN).small(t.text("Good practices")).title(fitted(title, 100)).text(about).file(file)
    await press.reply(card.footer(t.text("Only you see this.")).view(), files=[file])


def _about(how: Format, t: Translator) -> str:
    return {
        Format.XLSX: t.text(
            "A row for each practice and language, with contacts, also those that only the coordination "
            "sees. Change it, add rows below, and send it back with `/practice import`: what it would change "
            "is shown first."
        ),
        Format.HTML: t.text(
            "Pages for any web server, in a ZIP: unpack it and open `index.html`. Contacts are on them only "
            "where their author said that everybody may know."
        ),
        Format.JSON: t.text(
            "For programs and for other networks; `/practice import` takes it back. Contacts are in it, "
            "also those that only the coordination sees: take them out before you pass it on."
        ),
    }[how]
