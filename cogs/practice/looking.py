"""Looking at practices: one, in this language or that, page by page; a file of one handed over."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

from cogs.kit import Card
from cogs.kit.cards import MOST_IN_ROW
from cogs.kit.text import fitted
from cogs.practice import controls
from cogs.practice.answering import answer
from cogs.practice.cards import practice_card
from domain.files import MEBIBYTE, FileId, FileRefused, Refusal, plain_name
from domain.practices.model import PracticeId
from services.practices import attaching, reading
from templates.words.files import size_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from discord.ui import Item, LayoutView

    from cogs.kit import Press
    from domain.files import File
    from locales import Translator
    from services.practices.views import PracticeView

    Rows = Callable[[PracticeView, Translator], Sequence[Sequence[Item[Any]]]]

_ROWS: list[Rows] = []


def rows_of(view: PracticeView, t: Translator) -> list[Sequence[Item[Any]]]:
    """What all parts of the cog have for this reader, in their order, as many in a row as fit."""
    packed: list[list[Item[Any]]] = [[]]
    for group in (row for rows in _ROWS for row in rows(view, t)):
        if len(packed[-1]) + len(group) > MOST_IN_ROW:
            packed.append([])
        packed[-1].extend(group)
    return [row for row in packed if row]


def adds_rows(rows: Rows) -> Rows:
    """Add rows of buttons to the card of every practice: what a part of this cog lets a reader do with it."""
    _ROWS.append(rows)
    return rows


async def open_practice(
    press: Press, practice: int, language: str = "", page: int = 0, said: str = ""
) -> None:
    """The card of a practice for the presser."""
    view = await press.read(reading.show, PracticeId(practice))
    await answer(press, full_card(view, press.t, page, language, said))


def full_card(
    view: PracticeView, t: Translator, page: int = 0, language: str = "", said: str = ""
) -> LayoutView:
    """The card with all that its reader can do with it."""
    return practice_card(view, t, page, language, said, rows_of(view, t))


@controls.show.handler
async def _show(press: Press, practice: int, language: str, page: int) -> None:
    await open_practice(press, practice, language, page)


@controls.language.handler
async def _language(press: Press, practice: int) -> None:
    await open_practice(press, practice, press.values[0])


@controls.file.handler
async def _file(press: Press, practice: int) -> None:
    found = await press.read(attaching.file_of, PracticeId(practice), FileId(int(press.values[0])))
    most = max(press.interaction.filesize_limit, 8 * MEBIBYTE)
    if found.size > most:
        raise FileRefused(Refusal.BACK, found.name, found.size, most)
    data = await press.core.files.read(found)
    if found.size > MEBIBYTE:  # a small one is there before three seconds are over
        await press.working()
    file = discord.File(io.BytesIO(data), plain_name(found.name))
    await press.reply(_file_card(found, file, press.t), files=[file])


def _file_card(found: File, file: discord.File, t: Translator) -> LayoutView:
    return (
        Card(t, "practice")
        .small(t.text("A file of a good practice"))
        .title(fitted(found.name, 100))
        .text(size_words(found.size, t))
        .file(file)
        .footer(t.text("Only you see this. It comes from a member of the network: open it with care."))
        .view()
    )
