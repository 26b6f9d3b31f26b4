"""Words as the search knows them: cut out of a text, and brought to one form in each language.

A term is a word's stem, without accents, behind the letter of its language: "p" and "bicicleta" give
"pbiciclet". Stems are Snowball's (https://snowballstem.org); accents go after stemming, for the rules of
French, Spanish and Portuguese need them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from domain.search.inflection import singular
from domain.search.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from Stemmer import Stemmer

LANGUAGES: Final = ("en", "fr", "es", "pt")
LETTERS: Final = {"en": "e", "fr": "f", "es": "s", "pt": "p"}
"""The letter that stands before each language's terms."""
_ALGORITHMS: Final = {"en": "english", "fr": "french", "es": "spanish", "pt": "portuguese"}
LONGEST_WORD: Final = 64
"""What is longer is no word that anybody would type; it is cut there."""

_SHORT: Final = 4
"""So short a stem is often that of several words: "paro", no work, and "parar", to stop, are both "par"."""
_AS_IT_IS: Final = "0"
"""Stands between a language's letter and a word that is kept as it is; no stem of letters begins so."""

# From the first letter of a word on, and without trying fewer: else thousands of letters that no hyphen
# follows are looked through from each of them.
_HYPHENED: Final = re.compile(r"(?<![^\W_])[^\W_]++(?:[-‐‑][^\W_]++)+")
_PART: Final = re.compile(r"[^\W_]+")
_SPELLED: Final = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})

# What somebody types who leaves accents out, and what the stemmer needs there.
_ACCENTED: Final = {
    "es": (("cion", "ción"), ("sion", "sión"), ("ia", "ía")),
    "pt": (
        ("coes", "ções"),
        ("soes", "sões"),
        ("cao", "ção"),
        ("sao", "são"),
        ("ao", "ão"),
        ("encia", "ência"),
    ),
    "fr": (("ees", "ées"), ("ee", "ée"), ("es", "és"), ("e", "é"), ("ite", "ité"), ("ites", "ités")),
    "en": (),
}


def places(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, cut at blanks, marks, hyphens and apostrophes, with where they stand."""
    return _PART.finditer(text)


def bare(text: str) -> list[str]:
    """The words of a text alone, in lower case."""
    return [word[:LONGEST_WORD] for word in _PART.findall(text.lower())]


def joined(text: str) -> Iterator[str]:
    """Words that are written with a hyphen, as one: "e-bike" is found by "ebike", too."""
    for found in _HYPHENED.finditer(text):
        yield "".join(_PART.findall(found[0])).lower()[:LONGEST_WORD]


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """A word without accents and case: what it is found by however it is spelled."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_SPELLED))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def stem(language: str, word: str) -> str:
    """The stem of a word in lower case, without accents; "" for a word that carries no meaning."""
    if word in STOPWORDS[language] or (len(word) == 1 and not word.isdigit()):
        return ""
    return plain(_stemmer(language).stemWord(singular(language, word)))


@lru_cache(maxsize=131_072)
def term(language: str, word: str) -> str:
    """The term of a word in lower case; "" for a word that carries no meaning."""
    found = stem(language, word)
    return LETTERS[language] + found if found else ""


@lru_cache(maxsize=131_072)
def exact(language: str, word: str) -> str:
    """The term of a word in lower case as it is, but for a plural; "" where its stem tells it well enough."""
    found = stem(language, word)
    if not found or len(found) > _SHORT or not word.isalpha():
        return ""
    return f"{LETTERS[language]}{_AS_IT_IS}{plain(singular(language, word))}"


def terms(language: str, text: str) -> tuple[str, ...]:
    """The terms of a text in order, those words left out that carry no meaning."""
    return tuple(found for word in bare(text) if (found := term(language, word)))


def spelled(language: str, word: str) -> Iterator[str]:
    """The word in lower case, and how it may be spelled with the accents that its ending had."""
    yield word
    if word.isascii():
        for ending, accented in _ACCENTED[language]:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                yield word.removesuffix(ending) + accented


@cache
def _stemmer(language: str) -> Stemmer:
    from Stemmer import Stemmer  # noqa: PLC0415 - only who searches needs it

    # Its own cache is off: `stem` has one, and this is asked from several threads.
    return Stemmer(_ALGORITHMS[language], 0)
