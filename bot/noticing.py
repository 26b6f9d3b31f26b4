"""Brings in, by name, the words of notices, the buttons of what is owed, and where buttons of mails lead."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from typing import Final

import cogs
from cogs.kit.notices import without_words
from cogs.kit.todo import without_buttons

_PARTS: Final = ("notices", "guest_notices", "todo", "leading")


def load_words() -> None:
    """Import each noun's `notices` (and those of guests), `todo` and `leading`.

    Raises `LookupError` when a kind of notices has no words, or a kind of what is owed no button.
    """
    for module in pkgutil.iter_modules(cogs.__path__, "cogs."):
        for part in _PARTS:
            name = f"{module.name}.{part}"
            if module.ispkg and module.name != "cogs.kit" and importlib.util.find_spec(name) is not None:
                importlib.import_module(name)
    if missing := without_words():
        raise LookupError(f"kinds of notices without words: {missing}")
    if lacking := without_buttons():
        raise LookupError(f"kinds of what is owed without a button: {lacking}")
