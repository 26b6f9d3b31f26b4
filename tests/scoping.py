"""A watch on every statement that a repository sends: it must say which network it is about.

Set for the whole test run in `tests/conftest.py`, so that every test of storage, services and bot guards
it. Only `storage/across.py`, migrations and what moves whole databases may look across networks; what tests ask
for themselves is not watched.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Engine, Table, event
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.dml import Delete, Insert, Update
from sqlalchemy.sql.elements import BinaryExpression, ColumnClause
from sqlalchemy.sql.selectable import Select

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parent.parent
STORAGE: Final = f"{ROOT / 'storage'}/"
ACROSS: Final = tuple(
    f"{STORAGE}{name}" for name in ("across.py", "migrations/", "moving.py", "postgres/receiving.py")
)
OURS: Final = (STORAGE, f"{ROOT / 'tests'}/", f"{ROOT / 'services'}/", f"{ROOT / 'bot'}/")
_SEEN: Final[dict[Any, set[str]]] = {}


class NetworkForgotten(AssertionError):
    """A repository asked a table for rows of whatever network."""


def watch() -> None:
    event.listen(Engine, "before_execute", _check)


def forgotten(statement: Any, rows: list[dict[str, Any]]) -> set[str]:
    """The names of the tables of which the statement does not say whose rows are meant."""
    if isinstance(statement, Insert):
        given = {getattr(name, "name", name) for name in (statement._values or {})}
        everywhere = "network_id" in given or (rows and all("network_id" in row for row in rows))
        return set() if everywhere or not _scoped(statement.table) else {statement.table.name}
    if not isinstance(statement, Select | Update | Delete):
        return set()
    # Statements that differ in their values alone have one key: each shape is looked through once.
    shape = statement._generate_cache_key()
    key = None if shape is None else shape.key
    if key in _SEEN:
        return _SEEN[key]
    elements = list(visitors.iterate(statement))
    touched = {table.name for table in _tables(statement, elements)}
    found = touched - set(_compared(elements))
    if key is not None:
        _SEEN[key] = found
    return found


def _tables(statement: Any, elements: list[Any]) -> Iterator[Table]:
    tables = [element for element in elements if isinstance(element, Table)]
    if isinstance(statement, Update | Delete):
        tables.append(statement.table)
    return (table for table in tables if _scoped(table))


def _scoped(table: Any) -> bool:
    return "network_id" in table.c


def _compared(elements: list[Any]) -> Iterator[str]:
    for element in elements:
        if isinstance(element, BinaryExpression) and element.operator is operators.eq:
            for side in (element.left, element.right):
                if isinstance(side, ColumnClause) and side.name == "network_id":
                    yield side.table.name


def from_storage() -> bool:
    """Whether the statement under way is a repository's."""
    asker = _asker()
    return asker is not None and asker.startswith(STORAGE)


def _check(_connection: Any, statement: Any, many: Any, one: Any, _options: Any) -> None:
    asker = _asker()
    if asker is None or not asker.startswith(STORAGE) or asker.startswith(ACROSS):
        return
    missing = forgotten(statement, [*many, *([one] if one else [])])
    if missing:
        raise NetworkForgotten(f"{asker}: {', '.join(sorted(missing))} without network_id in\n{statement}")


def _asker() -> str | None:
    """The file of the project from which the statement comes."""
    frame = sys._getframe()
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(OURS) and name != __file__ and not name.endswith("storage/dialect.py"):
            return name
        frame = frame.f_back
    return None
