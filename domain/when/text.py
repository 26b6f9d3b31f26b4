"""A phrase as words with one space between: `Terça-feira, 14h30` becomes `terca feira 14 h 30`."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from domain.folding import bare

LONGEST: Final = 200
"""Characters that are looked at; what is longer is not a date."""

_DASHES: Final = re.compile(r"[‐‑‒–—―−→]")
_HALF_DAY: Final = re.compile(r"\b([ap])\.\s*m\b\.?")
_HYPHEN: Final = re.compile(r"(?<=[a-z])(?<![0-9]h)(?<![0-9][ap]m)(?<! h)-(?=[a-z])")
_POINT: Final = re.compile(r"(?<![0-9])[.,:]|[.,:](?![0-9])")
_NOTHING: Final = re.compile(r"[?!;()\[\]{}\"«»“”„'‘`*¿¡_|]")
_TOKEN: Final = re.compile(r"[a-z]+|[0-9]+|\S")


def words_of(text: str) -> str:
    """The words, numbers and marks of a phrase, without case, accents and punctuation that says nothing."""
    visible = "".join(
        letter
        for letter in unicodedata.normalize("NFC", text)
        if unicodedata.category(letter) not in {"So", "Cf", "Sk", "Mn"}
    )
    # "2ª" is a Monday, "2 a" is not: folding would make them one.
    marked = visible.replace("ª", " xa ").replace("º", " xo ")
    plain = bare(_DASHES.sub(" - ", marked))
    plain = _HYPHEN.sub(" ", _HALF_DAY.sub(r"\1m", plain))
    return " ".join(_TOKEN.findall(_NOTHING.sub(" ", _POINT.sub(" ", plain))))
