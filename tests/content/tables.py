"""Reads a questionnaire's Markdown tables without the program: its texts are checked as written."""

from __future__ import annotations

from typing import TypeAlias

Row: TypeAlias = dict[str, str]
Sheet: TypeAlias = list[Row]

LANGUAGES = {"en": "English (en)", "fr": "French (fr)", "es": "Spanish (es)", "pt": "Portuguese (pt)"}


def read(text: str) -> dict[str, Sheet]:
    """Sheet name to rows; a row maps each header to its cell, empty cells included."""
    sheets: dict[str, Sheet] = {}
    header: list[str] | None = None
    name = ""
    for line in text.splitlines():
        if not line.startswith("|") or set(line) <= {"|", "-"}:
            continue
        first, *cells = [cell.strip(" ") for cell in line.strip().strip("|").split("|")]
        if first:
            name, header = first, None
            sheets[name] = []
        elif header is None:
            header = cells
        else:
            sheets[name].append(dict(zip(header, cells, strict=True)))
    return sheets


def texts(row: Row, column: str) -> dict[str, str]:
    """A row's `label`, `hint` or other text by language code."""
    return {code: row[f"{column}::{name}"] for code, name in LANGUAGES.items()}
