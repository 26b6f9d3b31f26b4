"""What did not work, as people ask for it: our own words for it, most of which carry no meaning alone.

"Did not work" is "work" without words like "did" and "not", which is the contrary. So where somebody says it
in a query, the word for it is looked for; and a practice that says that it failed has that word.
"""

from __future__ import annotations

import re
from typing import Final

WORD: Final = {"en": "failure", "fr": "échec", "es": "fracaso", "pt": "fracasso"}
"""By language, the word for it."""

_SAID: Final = {
    "en": r"(?:did|do|does|has|have) ?n[o'’]?t (?:really )?work(?:ed)?(?: out)?",
    "fr": r"(?:n['’ ]?(?:a|ont) )?pas (?:bien )?(?:fonctionné|fonctionne|marché|réussi|abouti)",
    "es": r"no (?:ha |han )?(?:funcion(?:ó|o|aron|ado|aba)|sali(?:ó|o) bien|sirvi(?:ó|o))",
    "pt": r"n[ãa]o (?:funcion(?:ou|aram)|result(?:ou|aram)|deu certo|correu bem|correram bem)",
}
_ASKED: Final = {language: re.compile(rf"\b{said}\b", re.IGNORECASE) for language, said in _SAID.items()}


def named(text: str) -> str:
    """The text with the word for it wherever it says that something did not work."""
    for language, asked in _ASKED.items():
        text = asked.sub(WORD[language], text)
    return text
