"""Content lines of iCalendar (RFC 5545): texts escaped, lines folded, each ended by CR LF.

Written here and not by a library, since the same lines are kept and joined again. `seen` comes first wherever
people's words go in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

LONGEST: Final = 75
"""So many bytes a line has before it is folded."""
END: Final = b"\r\n"
# What RFC 5545 forbids in texts, and what turns the direction of writing.
_UNSEEN: Final = re.compile(
    "[\x00-\x09\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)
# Where programs end a line that know more ends than RFC 5545 does: what follows would be a property to them.
_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
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


def seen(text: str) -> str:
    """A text without what cannot be seen, its lines parted by line feeds alone."""
    plain = _UNSEEN.sub("", _ENDS.sub("\n", text))
    # icalendar 7 takes these two signs for the end of a line; a word joiner between them is not seen.
    return plain.replace("\\N", "\\\u2060N")


def day(on: date) -> str:
    """A day."""
    return f"{on.year:04}{on:%m%d}"


def instant(at: datetime) -> str:
    """An instant in UTC; `at` is in UTC."""
    return f"{at.year:04}{at:%m%dT%H%M%S}Z"


def wall(at: datetime) -> str:
    """What clocks show, in the zone that the property names."""
    return f"{at.year:04}{at:%m%dT%H%M%S}"


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
