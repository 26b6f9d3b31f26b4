"""A practice as a sheet in PDF, tagged for screen readers (PDF/UA-1). Only for worker processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents import typesetting
from documents.practices.content import content
from documents.typesetting import template

if TYPE_CHECKING:
    from domain.practices.papers import PracticePaper

# It looks as the handbook does, whose head it takes.
_PRACTICE: Final = ("methodology", "practice")


def practice_pdf(paper: PracticePaper) -> bytes:
    """The sheet: `await core.offload(practice_pdf, paper)`. Raises `typesetting.NotPrinted`."""
    return typesetting.pdf(template(*_PRACTICE), content(paper), paper.now)


def practice_pictures(paper: PracticePaper) -> list[bytes]:
    """The pages as PNG, to look at. Raises as `practice_pdf`."""
    return typesetting.pictures(template(*_PRACTICE), content(paper))
