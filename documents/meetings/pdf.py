"""Minutes and the list for the front desk as PDF, tagged for screen readers. Only for worker processes."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from documents.meetings.content import minutes_content, sheet_content
from documents.typesetting import compiler

if TYPE_CHECKING:
    from datetime import datetime

    from domain.meetings.papers import MinutesPaper, SheetPaper

_PREVIEW: Final = 96.0  # pixels an inch


class NotPrinted(Exception):
    """The typesetter refused the document."""


def minutes_pdf(paper: MinutesPaper) -> bytes:
    """The minutes as PDF. Raises `NotPrinted` and `fonts.FontError`."""
    return _pdf("minutes", minutes_content(paper), paper.now)


def sheet_pdf(paper: SheetPaper) -> bytes:
    """The list for the front desk as PDF. Raises as `minutes_pdf`."""
    return _pdf("sheet", sheet_content(paper), paper.now)


def minutes_pictures(paper: MinutesPaper) -> list[bytes]:
    """The pages as PNG, to look at."""
    return _pictures("minutes", minutes_content(paper))


def sheet_pictures(paper: SheetPaper) -> list[bytes]:
    """The pages as PNG, to look at."""
    return _pictures("sheet", sheet_content(paper))


def _pdf(name: str, content: dict[str, Any], now: datetime) -> bytes:
    try:
        made = compiler().compile(
            _template(name),
            format="pdf",
            sys_inputs=_inputs(content),
            pdf_standards=["ua-1"],
            timestamp=int(now.timestamp()),
        )
    except RuntimeError as error:
        raise NotPrinted(str(error)) from error
    if not isinstance(made, bytes):
        raise NotPrinted("no document")
    return made


def _pictures(name: str, content: dict[str, Any]) -> list[bytes]:
    made = compiler().compile(_template(name), format="png", ppi=_PREVIEW, sys_inputs=_inputs(content))
    return [made] if isinstance(made, bytes) else list(made or ())


def _inputs(content: dict[str, Any]) -> dict[str, str]:
    return {"paper": json.dumps(content, ensure_ascii=False)}


@cache
def _template(name: str) -> bytes:
    """The template's source, with what both share before it: ours alone."""
    folder = resources.files("templates").joinpath("pdf")
    return b"\n".join(folder.joinpath(f"{part}.typ").read_bytes() for part in ("meeting", name))
