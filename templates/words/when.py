"""A reading said back, so that its author sees how it was understood (`domain/when`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.when import Read
    from locales import Translator


def said_back(read: Read, t: Translator, *, city: bool = False) -> str:
    """Day, hours and zone in the reader's language: "mardi 19 janvier 2027, 14:00 (Europe/Paris)".

    With `city` it ends with "(Paris)", where it is looked at and not typed back.
    """
    offset = read.offset if read.said_twice() else None
    return t.span(read.start, read.end, read.zone, offset, city=city)
