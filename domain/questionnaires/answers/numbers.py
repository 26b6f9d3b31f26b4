"""Whole numbers and decimals, as four languages write them.

A point or a comma may part the fraction or the thousands. Where both readings are possible (`1.500`) the
number is asked back; `1.500,25`, `1 500` and `0.125` have one reading each.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from domain.questionnaires.refusals import (
    AmbiguousNumber,
    EmptyAnswer,
    NotANumber,
    NotWhole,
    NumberTooLarge,
    TooLong,
)
from domain.questionnaires.texts import clean

if TYPE_CHECKING:
    from domain.questionnaires.questions import Question

LARGEST: Final = 2**53 - 1  # beyond it, expressions could not tell neighbours apart
LONGEST: Final = 40  # signs of a decimal; more digits than anybody measures

_SHOWN: Final = 60
_SPACES: Final = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_WHOLE: Final = re.compile(r"[+-]?\d+")
# Groups of three after one mark: fifteen hundred to some, one and a half to others.
_EITHER: Final = re.compile(r"([+-]?[1-9]\d{0,2})[.,](\d{3})")
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+")
_BOTH: Final = re.compile(r"([+-]?\d{1,3}(?:([.,])\d{3})+)(?!\2)[.,](\d*)")
_FRACTION: Final = re.compile(r"([+-]?\d*)[.,](\d*)")
_DECIMAL: Final = re.compile(r"([+-]?)(\d+)(?:\.(\d+))?")


def read(_question: Question, typed: str, _language: str) -> str:
    """Plain digits. `1 500` is fifteen hundred, `1.500` is asked back.

    Raises `EmptyAnswer`, `NotANumber`, `NotWhole`, `AmbiguousNumber` or `NumberTooLarge`.
    """
    text, shown = _unspaced(typed)
    if either := _EITHER.fullmatch(text):
        raise AmbiguousNumber(shown, (_digits(either[1] + either[2]), f"{int(either[1])}.{either[2]}"))
    plain = _pointed(text, shown)
    whole, _, fraction = plain.partition(".")
    if fraction.isdecimal() and (fraction.strip("0") or len(fraction) > 2):
        raise NotWhole(shown)
    if fraction and not fraction.isdecimal():
        raise NotANumber(shown)
    return _plain(whole, shown)


def check(_question: Question, raw: str) -> str:
    """Plain digits. Raises `NotANumber` or `NumberTooLarge`."""
    return _plain(raw, raw[:_SHOWN])


def read_decimal(_question: Question, typed: str, _language: str) -> str:
    """What `decimal_of` reads, as an answer to a question."""
    return decimal_of(typed)


def decimal_of(typed: str) -> str:
    """Digits with a point, without needless zeros: `3,50` is `3.5`. `1.500` is asked back.

    Raises `EmptyAnswer`, `NotANumber`, `AmbiguousNumber`, `TooLong` or `NumberTooLarge`.
    """
    text, shown = _unspaced(typed)
    if either := _EITHER.fullmatch(text):
        raise AmbiguousNumber(shown, (_digits(either[1] + either[2]), _sure(either[1], either[2])))
    return _canonical(_pointed(text, shown), shown)


def check_decimal(_question: Question, raw: str) -> str:
    """Digits with a point. Raises `NotANumber`, `TooLong` or `NumberTooLarge`."""
    return _canonical(raw, raw[:_SHOWN])


def retypable(raw: str, mark: str) -> str:
    """A raw number as somebody may type it and be understood: with the language's own decimal mark."""
    whole, point, fraction = raw.partition(".")
    return f"{whole}{mark}{_sure_fraction(fraction)}" if point else raw


def _unspaced(typed: str) -> tuple[str, str]:
    """What was typed without the blanks between thousands, and as much of it as a message shows."""
    text = unicodedata.normalize("NFKC", clean(typed)).replace("−", "-").strip()
    if not text:
        raise EmptyAnswer
    return _SPACES.sub("", text), text[:_SHOWN]


def _pointed(text: str, shown: str) -> str:
    """The one reading of a number, its fraction behind a point."""
    if _GROUPED.fullmatch(text):
        return re.sub(r"[.,]", "", text)
    if both := _BOTH.fullmatch(text):
        return f"{re.sub('[.,]', '', both[1])}.{both[3]}"
    if parts := _FRACTION.fullmatch(text):
        if not any(sign.isdigit() for sign in text):
            raise NotANumber(shown)
        return f"{parts[1]}.{parts[2]}"
    return text


def _plain(text: str, shown: str) -> str:
    if not _WHOLE.fullmatch(text) or not text.isascii():
        raise NotANumber(shown)
    if len(text) > len(str(LARGEST)) + 1 or abs(int(text)) > LARGEST:
        raise NumberTooLarge(shown, LARGEST)
    return str(int(text))


def _canonical(text: str, shown: str) -> str:
    sign, rest = (text[0], text[1:]) if text[:1] in {"+", "-"} else ("", text)
    rest = f"0{rest}" if rest.startswith(".") else rest.removesuffix(".")
    found = _DECIMAL.fullmatch(sign + rest)
    if found is None or not text.isascii():
        raise NotANumber(shown)
    whole = _plain(found[2], shown)
    fraction = (found[3] or "").rstrip("0")
    if len(fraction) > LONGEST - len(whole):
        raise TooLong(len(text), LONGEST)
    plain = f"{whole}.{fraction}" if fraction else whole
    return f"-{plain}" if found[1] == "-" and plain != "0" else plain


def _digits(text: str) -> str:
    return str(int(text))


def _sure(whole: str, fraction: str) -> str:
    """The reading as a fraction, so that it can be typed without being asked back again."""
    kept = fraction.rstrip("0")
    return f"{int(whole)}.{_sure_fraction(kept)}" if kept else f"{int(whole)}.0"


def _sure_fraction(fraction: str) -> str:
    """A fraction of exactly three digits looks like thousands: a zero more settles it."""
    return f"{fraction}0" if len(fraction) == 3 else fraction
