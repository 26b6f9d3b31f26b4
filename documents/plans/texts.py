"""What people wrote, fit for paper: their paragraphs, without what cannot be printed, and able to break."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from documents import fonts
from documents.charts.harmless import ELLIPSIS

if TYPE_CHECKING:
    from decimal import Decimal

    from domain.plans.model import Money
    from locales import Translator

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MAY_BREAK: Final = "\u200b"
_RUN: Final = re.compile(r"\S{25,}")
_STEP: Final = re.compile(r".{12}(?=.)")
_GAPS: Final = re.compile(rf"{ELLIPSIS}(?:[ {ELLIPSIS}]*{ELLIPSIS})")
_EURO: Final = "EUR"
# French puts spaces before these signs and inside « »: no line may begin or end there.
_SPACED: Final = re.compile(r"(?<=«) | (?=[»:;!?](?:\s|$|[.,)]))")


def printed(text: str, longest: int = 0) -> str:
    """A text on one line, cut after `longest` characters (0: not at all).

    Letters that our font lacks become "…", pictographs and what has no shape are left out; what would run
    out of a column gets places to break at.
    """
    short = kept_together(" ".join(part for part in _drawable(text).split(" ") if part))
    if longest and len(short) > longest:
        short = short[: longest - 1].rstrip() + ELLIPSIS
    return _RUN.sub(lambda run: _STEP.sub(lambda part: part[0] + _MAY_BREAK, run[0]), short)


def kept_together(text: str) -> str:
    """The text with no-break spaces where French has spaces beside signs."""
    return _SPACED.sub("\u00a0", text)


def together(day: str) -> str:
    """A date that is not parted at the end of a line."""
    return day.replace(" ", "\u00a0")


def paragraphs(text: str) -> list[str]:
    """A longer text, a string a paragraph or line; none for an empty one."""
    return [found for line in text.splitlines() if (found := printed(line))]


def money(amount: Money, t: Translator) -> str:
    """An amount as the language writes it, with its cents where there are any: "125,000 €"."""
    whole, cents = divmod(amount.cents, 100)
    number = t.number(whole) if not cents else t.number(amount.cents / 100, 2)
    return f"{number}\u00a0{'€' if amount.currency == _EURO else amount.currency}"


def quantity(value: Decimal | None, unit: str, t: Translator) -> str:
    """A number with its unit; "" for one that is not known."""
    if value is None:
        return ""
    number = t.number(value, max(0, -int(value.normalize().as_tuple().exponent)))
    return f"{number}\u00a0{printed(unit)}" if unit else number


def _drawable(text: str) -> str:
    font = fonts.load(fonts.REGULAR)
    spaced = re.sub(r"[^\S\u00a0]+", " ", text.replace("\u202f", "\u00a0").replace("\u2007", "\u00a0"))
    found = []
    for character in unicodedata.normalize("NFC", spaced):
        if font.has(character) and unicodedata.category(character) not in _UNSEEN:
            found.append(character)
        elif character.isalnum():
            found.append(ELLIPSIS)
    return _GAPS.sub(ELLIPSIS, "".join(found))
