"""Records: what never changes once it is made, with names for its parts, equal where all its parts are.

    class Place(Record):
        name: str
        seats: int = 0

A record does what a frozen dataclass does, and mypy checks it as one. It is a `msgspec.Struct`, because the
program has hundreds of them: such a class is made in a fortieth of the time, which was a third of each
start, and an instance in a tenth (`docs/decisions.md`). Where it has a `functools.cached_property`, it needs
`dict=True` behind its bases; one that compares in a way of its own has `eq=False`, `__eq__` and `__ne__`.

What can change is a dataclass, and so is what hides a part from `repr` or does not compare it: those are few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, dataclass_transform

import msgspec
from msgspec import field

if TYPE_CHECKING:
    # Its names and types are checked for all that `dataclass_transform` describes; msgspec's takes anything.
    from dataclasses import replace
else:
    from msgspec.structs import replace

__all__ = ["Record", "field", "names", "parts", "plain", "replace", "required"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(msgspec.Struct, frozen=True):
    """What never changes once it is made. `replace(record, part=…)` makes another one."""


def names(record: Record | type[Record]) -> tuple[str, ...]:
    """How its parts are called, in order."""
    return record.__struct_fields__


def required(record: Record | type[Record]) -> frozenset[str]:
    """The names of those parts that it cannot be made without."""
    found = names(record)
    return frozenset(found[: len(found) - len(record.__struct_defaults__)])


def parts(record: Record) -> dict[str, Any]:
    """Its parts by name, as they are."""
    return msgspec.structs.asdict(record)


def plain(record: Record) -> dict[str, Any]:
    """Its parts by name, records in it too, as JSON knows them: enumerations by value, times as ISO."""
    found: dict[str, Any] = msgspec.to_builtins(record)
    return found
