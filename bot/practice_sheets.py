"""A spreadsheet of practices for `techlink practices import`: its rows, or all that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.exits import Stop
from domain.practices.importing.reading import LIMITS, layouts
from domain.records import replace
from domain.sheets import SUFFIXES, SheetsRefused
from locales import translator
from services.practices import file_imports
from templates.errors import describe
from templates.words.practice_imports import problem_line, unread_lines

if TYPE_CHECKING:
    from pathlib import Path

    from domain.actors import NetworkId
    from domain.practices.entries import Entry
    from domain.practices.importing.outcome import Outcome
    from domain.sheets import Sheets
    from services.core import Core

_WRONG: Final = 2  # how shells call a wrong use of a command
_TOLD: Final = 50
# Who runs the machine may import more at once than somebody in chat: it is written in portions.
_MOST: Final = replace(LIMITS, size=60_000_000, unpacked=600_000_000, rows=120_000, total=200_000_000)


def is_one(path: Path) -> bool:
    """Whether the file's name says that it is a spreadsheet."""
    return path.suffix.lower() in SUFFIXES


async def read(core: Core, path: Path, network: NetworkId) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The practices of a spreadsheet, and the columns of it that are not read.

    Raises `Stop` with every mistake by its sheet, row and column.
    """
    sheets = await _sheets(core, path)
    outcome: Outcome = await core.look_across(lambda tx: file_imports.outcome_of(tx.within(network), sheets))
    t = translator("en")
    lines = [problem_line(one, t).replace("**", "") for one in outcome.problems]
    if len(lines) > _TOLD:
        lines = [*lines[:_TOLD], f"… and {len(lines) - _TOLD} more."]
    if lines:
        raise Stop("\n".join([f"{path}: nothing was imported.", *lines]), _WRONG)
    if not outcome.rows:
        raise Stop(f"{path}: no sheet has headings such as key, language, title, summary, theme.", _WRONG)
    return outcome.entries, tuple(unread_lines(sheets, layouts(sheets), t))


async def _sheets(core: Core, path: Path) -> Sheets:
    # Only workers read spreadsheets; other commands need not know how.
    from documents.sheets.reading import read as read_sheets  # noqa: PLC0415

    try:
        return await core.offload(read_sheets, _bytes(path), path.name, _MOST)
    except SheetsRefused as refused:
        said = describe(refused, translator("en"))
        raise Stop(f"{path}: {said.title}. {said.body}", _WRONG) from refused


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.", _WRONG) from error
