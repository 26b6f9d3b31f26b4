"""Typst with our fonts and no others, without files and without a network. Only in worker processes.

What people wrote reaches a template as data (JSON), never as source: nothing in it is a command.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from documents import fonts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from typst import Compiler

PREVIEW: Final = 96.0
"""Pixels an inch of pages to look at."""


class NotPrinted(Exception):
    """The typesetter refused the document."""


@lru_cache(maxsize=1)
def compiler() -> Compiler:
    """With our fonts read once; a worker keeps it. Raises `fonts.FontError`."""
    import typst  # noqa: PLC0415 - 30 MiB that only a worker has to hold

    folders = sorted({str(path.parent) for path in fonts.files()})
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    if fonts.FAMILY not in found.families():
        raise fonts.FontError(f"{fonts.FAMILY} is not among {found.families()}")
    return typst.Compiler(font_paths=found, root=folders[0])


@cache
def template(*names: str) -> bytes:
    """The source of a template: these files of `templates/pdf`, one after the other. Ours alone."""
    folder = resources.files("templates").joinpath("pdf")
    return b"\n".join(folder.joinpath(f"{name}.typ").read_bytes() for name in names)


def pdf(source: bytes, paper: Mapping[str, Any], now: datetime, *, tagged: bool = True) -> bytes:
    """A document made at `now`, `tagged` for screen readers (PDF/UA-1).

    Raises `NotPrinted` and `fonts.FontError`.
    """
    try:
        made = compiler().compile(
            source,
            format="pdf",
            sys_inputs=_inputs(paper),
            pdf_standards=["ua-1"] if tagged else [],
            pdf_tags=tagged,
            timestamp=int(now.timestamp()),
        )
    except RuntimeError as error:
        raise NotPrinted(str(error)) from error
    if not isinstance(made, bytes):
        raise NotPrinted("no document")
    return made


def pictures(source: bytes, paper: Mapping[str, Any], inch: float = PREVIEW) -> list[bytes]:
    """The pages as PNG, to look at."""
    made = compiler().compile(source, format="png", ppi=inch, sys_inputs=_inputs(paper))
    return [made] if isinstance(made, bytes) else list(made or ())


def _inputs(paper: Mapping[str, Any]) -> dict[str, str]:
    return {"paper": json.dumps(paper, ensure_ascii=False)}
