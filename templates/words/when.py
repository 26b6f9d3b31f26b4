"""A reading (`domain/when`) said back, so that its author sees how it was understood; why one is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.when import Read
    from locales import Translator


def said_back(read: Read, t: Translator, *, city: bool = False) -> str:
    """Day, hours and zone in the reader's language: "mardi 19 janvier 2027, 14:00 (Europe/Paris)".

    With `city` it ends with "(Paris)", where it is looked at and not typed back.
    """
    offset = read.offset if read.said_twice() else None
    return t.span(read.start, read.end, read.zone, offset, city=city)


def why_asked(readings: Sequence[Read], t: Translator) -> str:
    """Why its author has to say which is meant; one reading alone is not sure enough to be taken."""
    if len(readings) == 1:
        return t.text("Only this one is possible, and perhaps something else was meant.")
    return t.text("It can be read in several ways.")
