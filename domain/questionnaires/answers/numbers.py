"""Whole numbers, as four languages write them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from domain.questionnaires.refusals import AmbiguousNumber, EmptyAnswer, NotANumber, NotWhole, NumberTooLarge
from domain.questionnaires.texts import clean

if TYPE_CHECKING:
    from domain.questionnaires.questions import Question

LARGEST: Final = 2**53 - 1  # beyond it, expressions could not tell neighbours apart

_SHOWN: Final = 60
_SPACES: Final = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_WHOLE: Final = re.compile(r"[+-]?\d+")
# Groups of three after one mark: fifteen hundred to some, one and a half to others.
_EITHER: Final = re.compile(r"([+-]?\d{1,3})[.,](\d{3})")
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+")
_FRACTION: Final = re.compile(r"[+-]?\d*[.,]\d+")
_WHOLE_FRACTION: Final = re.compile(r"([+-]?\d+)[.,]0{1,2}")


def read(_question: Question, typed: str, _language: str) -> str:
    """Plain digits. `1 500` is fifteen hundred, `1.500` is asked back.

    Raises `EmptyAnswer`, `NotANumber`, `NotWhole`, `AmbiguousNumber` or `NumberTooLarge`.
    """
    text = unicodedata.normalize("NFKC", clean(typed)).replace("−", "-").strip()
    if not text:
        raise EmptyAnswer
    shown = text[:_SHOWN]
    text = _SPACES.sub("", text)
    if either := _EITHER.fullmatch(text):
        raise AmbiguousNumber(shown, (str(int(either[1] + either[2])), f"{int(either[1])}.{either[2]}"))
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[.,]", "", text)
    elif even := _WHOLE_FRACTION.fullmatch(text):
        text = even[1]
    elif _FRACTION.fullmatch(text):
        raise NotWhole(shown)
    return _plain(text, shown)


def check(_question: Question, raw: str) -> str:
    """Plain digits. Raises `NotANumber` or `NumberTooLarge`."""
    return _plain(raw, raw[:_SHOWN])


def _plain(text: str, shown: str) -> str:
    if not _WHOLE.fullmatch(text) or not text.isascii():
        raise NotANumber(shown)
    if len(text) > len(str(LARGEST)) + 1 or abs(int(text)) > LARGEST:
        raise NumberTooLarge(shown, LARGEST)
    return str(int(text))
