"""Minutes and the list for the front desk as PDF, tagged for screen readers. Only for worker processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents import typesetting
from documents.meetings.content import minutes_content, sheet_content
from documents.typesetting import template

if TYPE_CHECKING:
    from domain.meetings.papers import MinutesPaper, SheetPaper

_MINUTES: Final = ("meeting", "minutes")
_SHEET: Final = ("meeting", "sheet")


def minutes_pdf(paper: MinutesPaper) -> bytes:
    """The minutes as PDF. Raises `typesetting.NotPrinted` and `fonts.FontError`."""
    return typesetting.pdf(template(*_MINUTES), minutes_content(paper), paper.now)


def sheet_pdf(paper: SheetPaper) -> bytes:
    """The list for the front desk as PDF. Raises as `minutes_pdf`."""
    return typesetting.pdf(template(*_SHEET), sheet_content(paper), paper.now)


def minutes_pictures(paper: MinutesPaper) -> list[bytes]:
    """The pages as PNG, to look at."""
    return typesetting.pictures(template(*_MINUTES), minutes_content(paper))


def sheet_pictures(paper: SheetPaper) -> list[bytes]:
    """The pages as PNG, to look at."""
    return typesetting.pictures(template(*_SHEET), sheet_content(paper))
