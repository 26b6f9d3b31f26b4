"""The smallest work there is: add a person, and list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from storage.schema.people import person as persons

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.transaction import Unscoped


def adding(name: str) -> Callable[[Unscoped], int]:
    def work(tx: Unscoped) -> int:
        row = {"name": name, "created_at": tx.now}
        result = tx.connection.execute(insert(persons).values(row))
        return int(result.inserted_primary_key[0])

    return work


def names(tx: Unscoped) -> list[str]:
    return list(tx.connection.execute(select(persons.c.name).order_by(persons.c.id)).scalars())
