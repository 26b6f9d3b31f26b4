"""How much of a form's file is taken. Said before a file is fetched or opened, so it loads nothing."""

from __future__ import annotations

from typing import Final

LARGEST_FILE: Final = 5_000_000
SUFFIXES: Final = (".xlsx", ".xlsm", ".md")
