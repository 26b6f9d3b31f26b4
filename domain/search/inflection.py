"""Plurals that Snowball's stemmers do not bring to their singular: said here before they stem.

Snowball cuts endings by length and sound, so French "vélos", Spanish "mujeres" and Portuguese "jovens" or
"estações" would each have another stem than their singular. What a rule makes need not be a word, as long as
singular and plural come to the same.
"""

from __future__ import annotations

import re
from typing import Final

_IRREGULAR: Final = {
    "en": {
        "analyses": "analysis", "buses": "bus", "calves": "calf", "children": "child", "feet": "foot",
        "gases": "gas", "geese": "goose", "halves": "half", "knives": "knife", "leaves": "leaf",
        "loaves": "loaf", "men": "man", "mice": "mouse", "shelves": "shelf", "teeth": "tooth",
        "thieves": "thief", "wives": "wife", "wolves": "wolf", "women": "woman",
    },
    "fr": {
        "baux": "bail", "cheveux": "cheveu", "coraux": "corail", "travaux": "travail", "vitraux": "vitrail",
        "yeux": "oeil",
    },
    "es": {},
    "pt": {"mães": "mãe"},
}  # fmt: skip
_RULES: Final = {
    "en": (),
    "fr": (
        (re.compile(r"(?<=[aioué])s$"), ""),
        (re.compile(r"^(.{1,2}eu)x$"), r"\1"),
    ),
    "es": (
        (re.compile(r"(?<=[aeiouáéíóú]r)es$"), ""),
        (re.compile(r"(?<=en)es$"), ""),
        (re.compile(r"ces$"), "z"),
        (re.compile(r"(?<=i)s$"), ""),
    ),
    "pt": (
        (re.compile(r"[õã]es$"), "ão"),
        (re.compile(r"ns$"), "m"),
        (re.compile(r"(?<=..)ais$"), "al"),
        (re.compile(r"(?<=..)[ée]is$"), "el"),
        (re.compile(r"(?<=..)[óo]is$"), "ol"),
        (re.compile(r"(?<=..)uis$"), "ul"),
        (re.compile(r"(?<=[^aeiouáéíóúâêôãõ])is$"), "il"),
        (re.compile(r"(?<=[aeiou])s$"), ""),
    ),
}
_SHORTEST: Final = 4


def singular(language: str, word: str) -> str:
    """The word, in lower case, as its singular ends; one that is no such plural stays as it is."""
    known = _IRREGULAR[language].get(word)
    if known is not None:
        return known
    if len(word) < _SHORTEST:
        return word
    for ending, instead in _RULES[language]:
        changed = ending.sub(instead, word)
        if changed != word:
            return changed
    return word
