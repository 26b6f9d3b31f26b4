"""From data to PDF: `await core.offload(handbook_pdf, paper)`. Tagged for screen readers (PDF/UA-1)."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from documents.methodology.closing import closing
from documents.methodology.handbook import handbook
from documents.typesetting import compiler

if TYPE_CHECKING:
    from datetime import datetime

    from domain.methodology.closing import ClosingPaper, HandbookPaper


class NotPrinted(Exception):
    """The typesetter refused it."""


def handbook_pdf(paper: HandbookPaper) -> bytes:
    """The handbook. Raises `NotPrinted` and `fonts.FontError`."""
    return _pdf("handbook", handbook(paper), paper.now)


def closing_pdf(paper: ClosingPaper) -> bytes:
    """The closing report of an event. Raises `NotPrinted` and `fonts.FontError`."""
    return _pdf("closing", closing(paper), paper.now)


def pictures(name: str, content: dict[str, Any], inch: float = 96.0) -> list[bytes]:
    """The pages as PNG, to look at; `name` is "handbook" or "closing"."""
    made = compiler().compile(_template(name), format="png", ppi=inch, sys_inputs=_inputs(content))
    return [made] if isinstance(made, bytes) else list(made or ())


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


def _inputs(content: dict[str, Any]) -> dict[str, str]:
    return {"paper": json.dumps(content, ensure_ascii=False)}


@lru_cache(maxsize=2)
def _template(name: str) -> bytes:
    """The template's source: what both share, then its own. Ours alone."""
    folder = resources.files("templates").joinpath("pdf")
    return b"\n".join(folder.joinpath(f"{one}.typ").read_bytes() for one in ("methodology", name))
