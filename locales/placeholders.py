"""The named placeholders of a message: `{time}`, and nothing cleverer."""

from __future__ import annotations

import string
from functools import lru_cache
from typing import Final

_FORMATTER: Final = string.Formatter()


class PlaceholderError(ValueError):
    """A message and the values given to it do not fit, or it holds something else than plain names."""


@lru_cache(maxsize=8192)
def placeholders(message: str) -> frozenset[str]:
    """The names in braces. Raises `PlaceholderError` for `{}`, `{a.b}`, `{a!r}`, `{a:>3}` or a lone brace."""
    names: set[str] = set()
    try:
        for _, name, spec, conversion in _FORMATTER.parse(message):
            if name is None:
                continue
            if not name.isidentifier() or spec or conversion:
                raise PlaceholderError(f"only plain names may stand in braces: {message!r}")
            names.add(name)
    except ValueError as error:
        raise PlaceholderError(f"{error}: {message!r}") from error
    return frozenset(names)


def fill(message: str, values: dict[str, object], source: str) -> str:
    """The message with its values. `source` is the English one, whose names the values must match exactly."""
    if placeholders(source) != values.keys():
        wanted, given = sorted(placeholders(source)), sorted(values)
        raise PlaceholderError(f"{source!r} wants {wanted}, was given {given}")
    return message.format(**values)
