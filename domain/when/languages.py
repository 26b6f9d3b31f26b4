"""The grammars, by language."""

from __future__ import annotations

import importlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from domain.when.rules import Language

_MODULES: Final = {"en": "english", "fr": "french", "es": "spanish", "pt": "portuguese"}


@lru_cache(maxsize=len(_MODULES))
def language_of(code: str) -> Language:
    """The grammar of a language; made when it is first asked for. Raises `KeyError` for any other."""
    module = importlib.import_module(f"domain.when.{_MODULES[code]}")
    grammar: Language = module.GRAMMAR
    return grammar
