"""The languages of a visit, as people name them: it is held in whatever the two speak."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from domain.folding import fold
from domain.practices.exchange import LanguageUnknown
from locales.places import spoken_words

_APART: Final = re.compile(r"[,;/&+\n]|\s(?:and|et|y|e)\s", re.IGNORECASE)


def languages(typed: str) -> tuple[str, ...]:
    """The codes of the languages that are named, each once. Raises `LanguageUnknown` for what is none."""
    found: list[str] = []
    for piece in (" ".join(one.split()) for one in _APART.split(typed)):
        if fold(piece) in _known():  # a name may be several words: "Scottish Gaelic"
            found.append(_known()[fold(piece)])
        else:
            found += [_code(word) for word in piece.split()]
    return tuple(dict.fromkeys(found))


def _code(word: str) -> str:
    code = _known().get(fold(word))
    if code is None:
        raise LanguageUnknown(word[:40])
    return code


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {fold(name): code for name, code in spoken_words().items()}
