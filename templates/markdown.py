"""Text that people wrote, made harmless inside a chat message.

What Discord would turn into something else (emphasis, headings, links, mentions, timestamps) is shown as it
was typed; nobody is pinged, nothing is hidden, and no control character turns a line around.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MARKS: Final = re.compile(r"([\\`*_~|\[\]<>])")
# At a line's start these would be headings, small text, quotes, lists: "# ", "-# ", "> ", "- ", "1. ".
_STARTS: Final = re.compile(r"^(\s*)(#{1,3}|-#|[-+•])(?=\s)", re.MULTILINE)
_NUMBERED: Final = re.compile(r"^(\s*\d+)([.)])(?=\s)", re.MULTILINE)
# A word joiner after the @ keeps "@everyone" and "@here" from being mentions; it has no width.
_AT: Final = re.compile(r"@(?=everyone|here)")
_JOINER: Final = "\u2060"
_GAP: Final = re.compile(r"[^\S\u00a0\u202f]+")
_LINES: Final = re.compile(r"\n{3,}")


def safe(text: str, limit: int | None = None) -> str:
    """The text as typed, without effect. Over `limit` visible characters it is cut and ends in "…".

    The result may be longer than `limit`, since marks are escaped; Discord counts what it is sent.
    """
    plain = clean(text)
    if limit is not None and len(plain) > limit:
        plain = plain[: max(0, limit - 1)].rstrip() + "…"
    escaped = _MARKS.sub(r"\\\1", plain)
    escaped = _STARTS.sub(r"\1\\\2", escaped)
    escaped = _NUMBERED.sub(r"\1\\\2", escaped)
    return _AT.sub("@" + _JOINER, escaped)


def code(text: str, limit: int) -> str:
    """As `safe`, in a box of its own: for addresses, which Discord would make a link of with what follows."""
    kept = plain(text.replace("`", "'"), limit)
    return f"`{kept}`"


def fitted(text: str, limit: int) -> str:
    """As `safe`, and what is sent has at most `limit` characters, escapes included."""
    shown = safe(text, limit)
    kept = limit
    while len(shown) > limit:
        kept = kept * limit // len(shown)
        shown = safe(text, kept)
    return shown


def plain(text: str, limit: int) -> str:
    """One line for places that know no Markdown (labels, options): cleaned and cut."""
    line = one_line(clean(text))
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def by_words(text: str, limit: int) -> str:
    """One line of at most `limit` characters, cut between two words where it is cut."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    if line[limit - 1] != " ":
        cut = cut[: cut.rfind(" ")] if cut.rfind(" ") > limit // 2 else cut
    return cut.rstrip(" ,;:") + "…"


def one_line(text: str) -> str:
    """On one line. Spaces that hold words together, as French has them before a colon, stay what they are."""
    return _GAP.sub(" ", text).strip()


def clean(text: str) -> str:
    """Without control and direction characters, with at most one empty line in a row."""
    if text.isprintable():  # almost all that is shown: not one such character, nor a second line
        return text.strip()
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    for char in set(kept):
        if not _kept(char):
            kept = kept.replace(char, "")
    return _LINES.sub("\n\n", kept).strip()


def _kept(char: str) -> bool:
    if char in "\n\t\u200d":
        return True
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"}
