"""Content lines of iCalendar (RFC 5545): texts escaped, lines folded, each ended by CR LF.

Written here and not by a library where the same lines are kept and joined again; `documents.calendars.seen`
comes first wherever people's words go in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime, timedelta

LONGEST: Final = 75
"""So many bytes a line has before it is folded."""
END: Final = b"\r\n"
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTINUES: Final = 0b1000_0000
_LEADS: Final = 0b1100_0000


def line(name: str, value: str) -> bytes:
    """One property, with its parameters in `name`; `value` stands as it is, so it has no line feeds."""
    data = f"{name}:{value}".encode()
    return data + END if len(data) <= LONGEST else _folded(data)


def text_line(name: str, text: str) -> bytes:
    """One property whose value is a text."""
    return line(name, escaped(text))


def escaped(text: str) -> str:
    """A text as a value, or as one of several."""
    return text.translate(_ESCAPED)


def instant(at: datetime) -> str:
    """An instant in UTC; `at` is in UTC."""
    return f"{at:%Y%m%dT%H%M%SZ}" if at.year >= 1000 else f"{at.year:04}{at:%m%dT%H%M%SZ}"


def wall(at: datetime) -> str:
    """What clocks show, in the zone that the property names."""
    return f"{at:%Y%m%dT%H%M%S}" if at.year >= 1000 else f"{at.year:04}{at:%m%dT%H%M%S}"


def offset(by: timedelta) -> str:
    """How far from UTC: "+0100", with seconds only where there are some."""
    seconds = round(by.total_seconds())
    sign, rest = ("-" if seconds < 0 else "+"), abs(seconds)
    hours, minutes, last = rest // 3600, rest // 60 % 60, rest % 60
    return f"{sign}{hours:02}{minutes:02}{last:02}" if last else f"{sign}{hours:02}{minutes:02}"


def _folded(data: bytes) -> bytes:
    """Folded so that no letter is torn apart: some programs join the bytes after they decoded them."""
    parts, begin, room = [], 0, LONGEST
    while len(data) - begin > room:
        end = begin + room
        while data[end] & _LEADS == _CONTINUES:
            end -= 1
        parts.append(data[begin:end])
        begin, room = end, LONGEST - 1
    parts.append(data[begin:])
    return b"\r\n ".join(parts) + END
