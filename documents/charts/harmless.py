"""Words that people wrote, fit for a picture: no control characters, nothing that the font cannot draw."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from documents.fonts import Font

LONGEST: Final = 300
ELLIPSIS: Final = "…"
_NO_BREAK: Final = "\u00a0"
_BLANKS: Final = re.compile(r"[^\S\u00a0]+")
_GAPS: Final = re.compile(rf"{ELLIPSIS}(?:\s*{ELLIPSIS})+")
# Control and format characters (also those that turn the direction of writing), halves of pairs, unassigned.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def plain(text: str) -> str:
    """The text in one line, without what cannot be seen."""
    narrow = text[: 4 * LONGEST].replace("\u202f", _NO_BREAK).replace("\u2007", _NO_BREAK)
    spaced = _BLANKS.sub(" ", narrow)
    kept = (character for character in spaced if unicodedata.category(character) not in _UNSEEN)
    return _close("".join(kept))[:LONGEST]


def drawn(text: str, font: Font) -> str:
    """The text with what the font can draw: letters of other scripts become "…", pictographs are left out."""
    composed = unicodedata.normalize("NFC", plain(text))
    found = "".join(
        character if font.has(character) else ELLIPSIS if character.isalnum() else " "
        for character in composed
        if font.has(character) or not unicodedata.category(character).startswith("M")
    )
    return _GAPS.sub(ELLIPSIS, _close(found)) or ELLIPSIS


def _close(text: str) -> str:
    return " ".join(part for part in text.split(" ") if part)
