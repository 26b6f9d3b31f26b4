"""Typst with our fonts and no others, without files and without a network. Only in worker processes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from documents import fonts

if TYPE_CHECKING:
    from typst import Compiler


@lru_cache(maxsize=1)
def compiler() -> Compiler:
    """With our fonts read once; a worker keeps it. Raises `fonts.FontError`."""
    import typst  # noqa: PLC0415 - 30 MiB that only a worker has to hold

    folders = sorted({str(path.parent) for path in fonts.files()})
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    if fonts.FAMILY not in found.families():
        raise fonts.FontError(f"{fonts.FAMILY} is not among {found.families()}")
    return typst.Compiler(font_paths=found, root=folders[0])
