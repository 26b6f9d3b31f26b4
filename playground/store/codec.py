"""Records to JSON text and back."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumps(value: Any) -> str:
    """Compact JSON. Lone surrogates, which UTF-8 cannot carry, are escaped."""
    text = _encoder.encode(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text


@lru_cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def flat(record: DataclassInstance) -> str:
    """A record whose fields are JSON values already, as text (no copy is made)."""
    return dumps({name: getattr(record, name) for name in _names(type(record))})


def deep(record: DataclassInstance) -> str:
    """A record that holds other records, as text."""
    return dumps(asdict(record))
