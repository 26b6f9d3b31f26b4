"""What each noun says of a person: which columns name them, what is told, what would go, and how it goes."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from domain.privacy import Part
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Column, ColumnElement, Select, Table

    from domain.actors import MemberId, PersonId
    from domain.privacy import Reason, Sheet, Topic
    from storage.privacy.joins import Rule
    from storage.transaction import Transaction

# Keys begin at 1: this one is nobody's.
_NOBODY = 0


class Subject(Record):
    """Whose data it is, in this network. `member` is None for a guest.

    `addresses` are those of all their channels. `elsewhere`: another network knows them too. What is frozen
    stays until the end of `frozen_until`; None: nothing has to be kept any more.
    """

    person: PersonId
    member: MemberId | None
    name: str
    addresses: tuple[str, ...]
    elsewhere: bool
    frozen_until: date | None

    @property
    def key(self) -> int:
        """The member's key for a statement; a guest's names no row, where None would name everybody's."""
        return _NOBODY if self.member is None else self.member


class Noun(Record):
    """A noun that keeps something on people.

    `columns` are all its columns that name a member or a person, or hold an address. `told` is what is
    exported: nothing of other people but their names, where they did something to this one. `parts` is what
    `forget` would do; after it no column names the person. `forget` may look at what other nouns keep, so
    its place in `storage.privacy.NOUNS` matters. `joins` is what becomes of the rows of each column when two
    members are one person.
    """

    topic: Topic
    columns: tuple[Column[Any], ...]
    told: Callable[[Transaction, Subject], tuple[Sheet, ...]]
    parts: Callable[[Transaction, Subject], tuple[Part, ...]]
    forget: Callable[[Transaction, Subject], None]
    joins: tuple[Rule, ...]


def number(tx: Transaction, table: Table, condition: ColumnElement[bool]) -> int:
    """How many rows of the table, in this network, the condition is true of."""
    statement = select(func.count()).select_from(table).where(table.c.network_id == tx.network, condition)
    return int(tx.connection.scalar(statement) or 0)


def part(
    topic: Topic, table: Table, count: int, reason: Reason | None = None, until: date | None = None
) -> tuple[Part, ...]:
    """The part of one table; none when there are no rows."""
    return (Part(topic, table.name, count, reason, until),) if count else ()


def rows(tx: Transaction, statement: Select[Any]) -> tuple[dict[str, Any], ...]:
    """What the statement finds, as plain rows; days as ISO texts."""
    found = tx.connection.execute(statement)
    return tuple({name: _plain(value) for name, value in row._mapping.items()} for row in found)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value
