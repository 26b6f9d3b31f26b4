"""A watch on every statement of a repository: it must mean the same on both engines.

SQLite puts NULL first in an order, PostgreSQL last; so nobody orders by a column that can hold one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Engine, event
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.selectable import Select

from tests.scoping import from_storage

if TYPE_CHECKING:
    from collections.abc import Iterator


class NullInOrder(AssertionError):
    """The order of the rows would depend on the engine."""


def watch() -> None:
    event.listen(Engine, "before_execute", _check)


def uncertain(statement: Any) -> Iterator[str]:
    """The columns of the statement's order that may hold NULL and do not say where it goes."""
    if not isinstance(statement, Select):
        return
    for clause in statement._order_by_clauses:
        term: Any = clause
        while isinstance(term, UnaryExpression):
            if term.modifier in {operators.nulls_first_op, operators.nulls_last_op}:
                break
            term = term.element
        if isinstance(term, Column) and term.nullable:
            yield str(term)


def _check(_connection: Any, statement: Any, _many: Any, _one: Any, _options: Any) -> None:
    names = list(uncertain(statement))
    if names and from_storage():
        raise NullInOrder(f"{', '.join(names)} can be NULL: say nulls_first() or nulls_last()")
