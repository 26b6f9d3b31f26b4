"""Periods as people type them: "2021", "2021-03 to 2023", "since 03/2021", "março a junho de 2024"."""

from __future__ import annotations

import re
from typing import Final

from domain.days import month_of
from domain.folding import bare
from domain.practices.errors import NoSuchMonth

_PIECE: Final = re.compile(
    r"(?<!\d)(?:(?P<month>0?[1-9]|1[0-2])[/.](?P<year>\d{4})|(?P<iso>\d{4}(?:-(?:0[1-9]|1[0-2]))?))(?!\d)"
    r"|(?P<word>[^\W\d_]+)"
)
_UNTIL: Final = frozenset({"until", "till", "jusqu", "jusque", "hasta", "ate"})
_DASHES: Final = frozenset("-–—")
_YEAR: Final = 4  # digits
_MOST: Final = 2


def read(typed: str) -> tuple[str, str]:
    """When it began and ended, each a year or a month, "" where it is not said. Raises `NoSuchMonth`.

    A month in words has its year behind it; "March to June 2024" needs it once. What is behind a dash or
    "until" alone is its end.
    """
    text = bare(typed)
    said: list[str] = []
    named: list[int] = []
    for piece in _PIECE.finditer(text):
        if piece["word"]:
            named += [month] if (month := month_of(piece["word"])) else []
            continue
        when = piece["iso"] or f"{piece['year']}-{int(piece['month']):02}"
        said += [f"{when}-{month:02}" for month in named] if named and len(when) == _YEAR else [when]
        if len(when) == _YEAR:
            named.clear()
    lost = bool(named) or (bool(typed.strip()) and not said)
    if lost or len(said) > _MOST or any(sign.isdigit() for sign in _PIECE.sub("", text)):
        raise NoSuchMonth(typed.strip()[:40])
    if len(said) == 1 and _only_ends(text):
        return "", said[0]
    started, ended = [*said, "", ""][:_MOST]
    return started, ended


def _only_ends(text: str) -> bool:
    first = _PIECE.search(text)
    return text.lstrip()[:1] in _DASHES or (first is not None and first["word"] in _UNTIL)


def written(started: str, ended: str) -> str:
    """A period so that `read` understands it."""
    return f"{started} – {ended}".lstrip() if ended else started
