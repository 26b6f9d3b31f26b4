"""What becomes of the rows that name a member when two members turn out to be one person.

Each noun says a rule for each of its columns, beside how it forgets somebody; a house test demands one. In
all of them `gone` is the member (or person) that will not be any more, `kept` the one that stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, exists, update

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Column

    from domain.actors import MemberId, PersonId
    from storage.transaction import Transaction


class Two(Record):
    """Two members of one network that are one."""

    kept: MemberId
    gone: MemberId


class Moves(Record):
    """Its rows name the other one from now on."""

    column: Column[Any]


class MovesUnless(Record):
    """The same, but a row goes where the other one has one with the same values in these columns."""

    column: Column[Any]
    same: tuple[Column[Any], ...] = ()


class Stays(Record):
    """The column holds something that is true of both, such as an address: it is left as it is."""

    column: Column[Any]


class OfPerson(Record):
    """The column names the person and not the member: its rows name the other person."""

    column: Column[Any]


class ByHand(Record):
    """The noun's own rule, for all these columns together."""

    columns: tuple[Column[Any], ...]
    run: Callable[[Transaction, Two], None]


Rule = Moves | MovesUnless | Stays | OfPerson | ByHand


def columns_of(rule: Rule) -> tuple[Column[Any], ...]:
    """The columns that a rule is for."""
    return rule.columns if isinstance(rule, ByHand) else (rule.column,)


def join(tx: Transaction, rule: Rule, two: Two) -> None:
    """Apply the rule to the rows of two members; what names persons is left to `join_person`."""
    if isinstance(rule, Moves):
        move(tx, rule.column, two)
    elif isinstance(rule, MovesUnless):
        _move_unless(tx, rule, two)
    elif isinstance(rule, ByHand):
        rule.run(tx, two)


def join_person(tx: Transaction, rule: Rule, kept: PersonId, gone: PersonId) -> None:
    """The rows that name a person name the other one. These are of no network."""
    if isinstance(rule, OfPerson) and "network_id" not in rule.column.table.c:
        column = rule.column
        tx.connection.execute(update(column.table).where(column == gone).values({column.name: kept}))


def move(tx: Transaction, column: Column[Any], two: Two) -> None:
    """All rows of the network that name the one name the other."""
    own = (column.table.c.network_id == tx.network, column == two.gone)
    tx.connection.execute(update(column.table).where(*own).values({column.name: two.kept}))


def _move_unless(tx: Transaction, rule: MovesUnless, two: Two) -> None:
    table, column = rule.column.table, rule.column
    other = table.alias("other")
    same = and_(
        other.c.network_id == table.c.network_id,
        other.c[column.name] == two.kept,
        *(other.c[one.name].is_not_distinct_from(one) for one in rule.same),
    )
    twice = delete(table).where(
        table.c.network_id == tx.network, column == two.gone, exists().select_from(other).where(same)
    )
    tx.connection.execute(twice)
    move(tx, column, two)
