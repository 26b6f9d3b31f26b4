"""Periods as people type them: "2021", "2021-03 to 2023", "since 03/2021"."""

from __future__ import annotations

import re
from typing import Final

from domain.practices.errors import NoSuchMonth

_TOKEN: Final = re.compile(
    r"(?<!\d)(?:(?P<month>0?[1-9]|1[0-2])[/.](?P<year>\d{4})|(?P<iso>\d{4}(?:-(?:0[1-9]|1[0-2]))?))(?!\d)"
)
_MOST: Final = 2


def read(typed: str) -> tuple[str, str]:
    """When it began and ended, each a year or a month, "" where it is not said. Raises `NoSuchMonth`."""
    found = list(_TOKEN.finditer(typed))
    rest = _TOKEN.sub("", typed)
    if len(found) > _MOST or any(sign.isdigit() for sign in rest) or (typed.strip() and not found):
        raise NoSuchMonth(typed.strip()[:40])
    said = [one["iso"] or f"{one['year']}-{int(one['month']):02}" for one in found]
    started, ended = [*said, "", ""][:_MOST]
    return started, ended


def written(started: str, ended: str) -> str:
    """A period so that `read` understands it."""
    return f"{started} – {ended}" if ended else started
