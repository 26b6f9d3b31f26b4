"""What every table shares: the metadata with its naming convention, and the columns that recur."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, MetaData, Table

from storage.schema.types import Choice, Key

if TYPE_CHECKING:
    from enum import StrEnum

    from sqlalchemy.sql.schema import SchemaItem

# Constraints need names to be altered later, and the same names in both engines.
metadata: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def table(name: str, *items: SchemaItem) -> Table:
    """A table whose integer keys are never given twice: an old button must not act on a new row."""
    return Table(name, metadata, *items, sqlite_autoincrement=True)


def key() -> Column[int]:
    """The row's own integer key."""
    return Column("id", Key, primary_key=True)


def network_id(*, primary_key: bool = False) -> Column[int]:
    """The network that the row belongs to; the row goes with it."""
    return Column(
        "network_id",
        Key,
        ForeignKey("network.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
    )


def same_network(column: str, parent: str, *, ondelete: str | None = None) -> ForeignKeyConstraint:
    """A reference to a row of the same network; the database itself refuses one of another network."""
    return ForeignKeyConstraint(
        ["network_id", column], [f"{parent}.network_id", f"{parent}.id"], ondelete=ondelete
    )


def choice(name: str, enum: type[StrEnum], **options: Any) -> Column[Any]:
    """A column for one of the values of `enum`; pair it with `one_of`."""
    return Column(name, Choice(enum), nullable=False, **options)


def one_of(column: str, enum: type[StrEnum]) -> CheckConstraint:
    """The CHECK that keeps other texts out of a `choice` column."""
    values = ", ".join(f"'{member.value}'" for member in enum)
    return CheckConstraint(f"{column} IN ({values})", name=column)
