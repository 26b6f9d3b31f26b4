"""How a plan's values are written in cells, and read from them, in all languages alike.

What is written can be read again; a value that was not touched is compared as it was written, so that even
what could not be read otherwise stays as it is.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.plans.model import Place
from domain.plans.places import place_name
from domain.regions import REGIONS, is_code, may_exist

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from domain.plans.model import Money

BETWEEN: Final = "; "
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_WITH_CODE: Final = re.compile(r"(.*?)\s*\(([A-Za-z]{2}[A-Za-z0-9]{1,3})\)")


class Fault(StrEnum):
    """What can be wrong with a cell of a plan, besides what can be wrong with any."""

    NO_TEXT = "no_text"
    DAY = "day"
    NO_SUCH_DAY = "no_such_day"
    NO_DAY = "no_day"
    BEFORE_PLAN = "before_plan"
    AFTER_PLAN = "after_plan"
    PERIOD = "period"
    OUTSIDE = "outside"
    NUMBER = "number"
    AMOUNT = "amount"
    YEAR = "year"
    KIND = "kind"
    PLACE = "place"
    LANGUAGE = "language"
    TIME_ZONE = "time_zone"
    NO_PARENT = "no_parent"
    WHICH_PARENT = "which_parent"
    PARENT_STAYS = "parent_stays"
    WHICH = "which"
    MEMBER = "member"
    PARTNER = "partner"
    AFTER = "after"
    CIRCLE = "circle"
    PLAN = "plan"
    CLEARED = "cleared"
    FULL = "full"
    CLOSED = "closed"


def read_day(text: str) -> date | Fault:
    """A day as programs write it, or with the day first as all four languages do; else what is wrong."""
    iso, first = _ISO.fullmatch(text), _DAY_FIRST.fullmatch(text)
    parts = iso.groups() if iso else first.groups()[::-1] if first else None
    if parts is None:
        return Fault.DAY
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return Fault.NO_SUCH_DAY


def number(value: Decimal | None) -> str:
    """A number with a point, without zeros that say nothing."""
    if value is None:
        return ""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Money | None) -> str:
    """An amount with its currency: "125000 EUR", "125000.50 EUR"."""
    if value is None:
        return ""
    whole, cents = divmod(value.cents, 100)
    return f"{whole}.{cents:02} {value.currency}" if cents else f"{whole} {value.currency}"


def day(value: date | None) -> str:
    """A day as programs write it, which no spreadsheet turns round."""
    return value.isoformat() if value else ""


def places(value: Iterable[Place]) -> str:
    """Places one after the other: "Norte (PT11); Matosinhos"."""
    return BETWEEN.join(place_name(one) for one in value)


def read_place(text: str) -> Place | None:
    """A place by its name, its NUTS code or both; None for a code that there cannot be."""
    with_code = _WITH_CODE.fullmatch(text)
    if with_code and is_code(with_code[2].upper()):
        code, name = with_code[2].upper(), with_code[1]
    elif is_code(text.upper()):
        code, name = text.upper(), ""
    else:
        return Place(None, text)
    if not may_exist(code):
        return None
    known = REGIONS.get(code, ("",))[0]
    return Place(code, "" if name == known and name else name)


def parts(text: str) -> tuple[str, ...]:
    """What stands between semicolons or on lines of its own."""
    return tuple(part for piece in re.split(r"[;\n]", text) if (part := " ".join(piece.split())))


def lines_of(text: str) -> str:
    """A longer text as cells keep it: no blanks at the ends of lines, none around it."""
    composed = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    return "\n".join(" ".join(line.split()) for line in re.split(r"\r\n|\r|\n", composed)).strip()
