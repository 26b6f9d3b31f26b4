"""A file of practices is taken, read in a worker, shown as what it would change, carried out."""

from __future__ import annotations

import io
import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

import discord

from cogs.kit import Card
from cogs.kit.columns import ColumnCards, ColumnWork, answer
from cogs.kit.previews import forgotten_card
from cogs.practice.files import controls
from cogs.practice.files.preview import COLUMNS, columns, imported, preview
from domain.practices.entries import EntryRefused
from domain.practices.importing.reading import LIMITS, as_sheets
from domain.records import replace
from domain.sheets import Refusal, SheetsRefused, must_be_taken
from services.practices import exporting, file_imports
from services.practices.file_imports import PracticeImport, PracticesImported

if TYPE_CHECKING:
    from cogs.kit import Press
    from domain.sheets import Sheets

_FILENAME: Final = "practices.xlsx"
_JSON: Final = ".json"


async def take(press: Press, file: discord.Attachment | None) -> None:
    """Answer the command. Raises `RoleNeeded` and what reading the file raises."""
    await press.read(file_imports.may_import)
    if file is None:
        await _send_template(press)
        return
    is_json = PurePath(file.filename.lower()).suffix == _JSON
    must_be_taken(_FILENAME if is_json else file.filename, file.size, LIMITS)
    await press.working()
    data = await file.read()
    if is_json:
        sheets = await press.offload(read_json, data, file.filename)
    else:
        # Only workers read spreadsheets; the bot's start need not know how.
        from documents.sheets.reading import read  # noqa: PLC0415

        sheets = await press.offload(read, data, file.filename, LIMITS)
    await press.reply(preview(await press.write(file_imports.keep, sheets), press.t))


def read_json(data: bytes, filename: str) -> Sheets:
    """A JSON list as a sheet, for a worker. Raises `SheetsRefused` and `EntryRefused`."""
    try:
        said: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise EntryRefused(0, "", "") from error
    sheets = as_sheets(said, filename)
    (sheet,) = sheets.sheets
    if len(sheet.rows) > LIMITS.rows:
        raise SheetsRefused(Refusal.ROWS, len(sheet.rows), LIMITS.rows, sheet.name)
    return sheets


async def _send_template(press: Press) -> None:
    from documents.practices.xlsx import practices_xlsx  # noqa: PLC0415

    t = press.t
    data = await press.offload(practices_xlsx, await press.read(exporting.template))
    file = discord.File(io.BytesIO(data), _FILENAME)
    card = Card(t, "practice").small(t.text("Good practices")).title(t.text("A spreadsheet to fill in"))
    card.text(
        t.text(
            "A row for each practice and language; key, language, title, summary and theme are enough. Send "
            "it back with `/practice import`: what it would do is shown first. Your own spreadsheet is read, "
            "too, and so is JSON."
        )
    )
    await press.reply(card.file(file).footer(t.text("Only you see this.")).view(), files=[file])


answer(
    COLUMNS, ColumnWork(file_imports.show, file_imports.hold, file_imports.say), ColumnCards(preview, columns)
)


@controls.go.handler
async def _go(press: Press, draft: int, stamp: str) -> None:
    done = await press.write(file_imports.apply, draft, stamp)
    while isinstance(done, PracticesImported) and done.rest:
        before, done = done, await press.write(file_imports.apply, draft, done.rest)
        if isinstance(done, PracticesImported):
            done = replace(done, outcome=before.outcome, done=before.done + done.done)
    card = preview(done, press.t) if isinstance(done, PracticeImport) else imported(done, press.t)
    await press.update(card)


@controls.forget.handler
async def _forget(press: Press, draft: int) -> None:
    await press.write(file_imports.forget, draft)
    await press.update(forgotten_card(press.t))
