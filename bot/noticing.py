"""Brings the words of all kinds of notices in: by name, so that nothing above `cogs` imports one."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil

import cogs
from cogs.kit.notices import without_words


def load_words() -> None:
    """Import each noun's `notices`. Raises `LookupError` when a kind has no words."""
    for module in pkgutil.iter_modules(cogs.__path__, "cogs."):
        name = f"{module.name}.notices"
        if module.ispkg and module.name != "cogs.kit" and importlib.util.find_spec(name) is not None:
            importlib.import_module(name)
    if missing := without_words():
        raise LookupError(f"kinds of notices without words: {missing}")
