"""From data to PDF: `await core.offload(handbook_pdf, paper)`. Tagged for screen readers (PDF/UA-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents import typesetting
from documents.methodology.closing import closing
from documents.methodology.handbook import handbook
from documents.typesetting import template

if TYPE_CHECKING:
    from domain.methodology.closing import ClosingPaper, HandbookPaper

_HANDBOOK: Final = ("methodology", "handbook")
_CLOSING: Final = ("methodology", "closing")


def handbook_pdf(paper: HandbookPaper) -> bytes:
    """The handbook. Raises `typesetting.NotPrinted` and `fonts.FontError`."""
    return typesetting.pdf(template(*_HANDBOOK), handbook(paper), paper.now)


def closing_pdf(paper: ClosingPaper) -> bytes:
    """The closing report of an event. Raises as `handbook_pdf`."""
    return typesetting.pdf(template(*_CLOSING), closing(paper), paper.now)
