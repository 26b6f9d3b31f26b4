"""Refusals as texts: one table per noun, looked up along the error's class hierarchy.

To add one: a module of the noun's name with `ERRORS: ErrorTable`, an entry for each of its errors. Values
that people typed go through `templates.markdown.safe`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from typing import TYPE_CHECKING

from templates.errors.text import ErrorText

if TYPE_CHECKING:
    from domain.errors import DomainError
    from locales import Translator
    from templates.errors.text import ErrorTable

__all__ = ["ErrorText", "describe", "table"]


@lru_cache(maxsize=1)
def table() -> ErrorTable:
    """All nouns' tables in one. Raises `ValueError` when two nouns describe the same error."""
    merged: dict[type[DomainError], object] = {}
    for info in pkgutil.iter_modules(__path__):
        errors: ErrorTable = getattr(importlib.import_module(f"{__name__}.{info.name}"), "ERRORS", {})
        if twice := merged.keys() & errors.keys():
            raise ValueError(f"described twice: {sorted(kind.__name__ for kind in twice)}")
        merged.update(errors)
    return merged  # type: ignore[return-value]


def describe(error: DomainError, t: Translator) -> ErrorText:
    """The text for an error, or for the nearest class above it that has one."""
    for kind in type(error).__mro__:
        if kind in table():
            return table()[kind](error, t)
    raise LookupError(f"no text for {error.code()}")
