"""Cleaning of what people type, before anything is made of it.

Only what no reader could see is taken away: control characters and marks that turn the direction of
writing. Markdown, HTML and mentions stay as they were typed; whoever shows them makes them harmless.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from domain.folding import fold

_LINE_ENDS: Final = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"  # direction, zero width
    "\ud800-\udfff\ufff9-\ufffb]"  # halves of signs, annotations
)
_NOT_WORDS: Final = re.compile(r"[^\w\s]|_")


def clean(typed: str) -> str:
    """The text in composed form, without unseen signs, with plain line ends, trimmed."""
    lines = _LINE_ENDS.sub("\n", typed)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", lines)).strip()


def words(text: str) -> str:
    """The words alone, as they are compared: `"Don’t know."` gives `"don t know"`."""
    return " ".join(_NOT_WORDS.sub(" ", fold(text)).split())
