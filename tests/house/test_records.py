"""What never changes is a record, and is written as one: what Python would say only where it is used."""

from __future__ import annotations

import ast
import importlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
ROOMS = ("domain", "storage", "services", "documents", "templates", "cogs", "portal", "bot")
"""Those that may import `domain.records`."""


def records() -> Iterator[type[Record]]:
    """All that the program has."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "class " in path.read_text() and "migrations" not in path.parts:
                importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    todo = [Record]
    while todo:
        kind = todo.pop()
        todo += kind.__subclasses__()
        if kind.__module__.partition(".")[0] in ROOMS:
            yield kind


def test_what_a_record_works_out_it_can_keep() -> None:
    """Without `dict=True` a cached property fails when it is first read."""
    found = [kind for kind in records() if not kind.__dictoffset__ and any(_kept(kind))]
    assert found == []


def _kept(kind: type[Record]) -> Iterator[str]:
    for each in kind.__mro__:
        yield from (name for name, value in vars(each).items() if isinstance(value, cached_property))


def test_a_record_that_compares_in_its_own_way_says_what_is_unlike_too() -> None:
    """A Struct has a `__ne__` of its own, which knows nothing of another `__eq__`."""
    for kind in records():
        if kind is not Record and "__eq__" in vars(kind):
            assert "__ne__" in vars(kind), kind


def test_no_record_is_a_frozen_dataclass() -> None:
    """But those that hide a part, or do not compare it: that only a dataclass can."""
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for one in ast.walk(ast.parse(path.read_text())):
            if isinstance(one, ast.ClassDef) and any(
                "frozen=True" in ast.unparse(d) for d in one.decorator_list
            ):
                body = ast.unparse(one)
                assert "repr=False" in body or "compare=False" in body, f"{path}: {one.name}"
