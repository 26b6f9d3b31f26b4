"""The fonts that pictures are drawn with, and how wide their characters are.

A renderer without the right font draws no text and says nothing, so the files ship with the program, are
named to the renderer one by one, and a missing one is an error before anything is drawn.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from documents.fonts.metrics import Font, FontError

__all__ = ["BOLD", "FAMILY", "REGULAR", "Font", "FontError", "files", "load"]

FAMILY: Final = "Inter"
REGULAR: Final = 400
BOLD: Final = 600
_FOLDER: Final = Path(__file__).parent
_FILES: Final = {REGULAR: "Inter-Regular.ttf", BOLD: "Inter-SemiBold.ttf"}


@lru_cache(maxsize=len(_FILES))
def load(weight: int) -> Font:
    """The font of that weight (`REGULAR` or `BOLD`), for measuring. Raises `FontError`."""
    return Font.read(_FOLDER / _FILES[weight])


def files() -> tuple[Path, ...]:
    """All font files, for a renderer. Raises `FontError` when one is missing or broken."""
    for weight in _FILES:
        load(weight)
    return tuple(_FOLDER / name for name in _FILES.values())
