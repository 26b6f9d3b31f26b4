"""Searches that members keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from domain.actors import MemberId
from domain.errors import NotFound
from domain.practices.searches import SavedId, SavedSearch
from storage.dialect import inserted_key
from storage.schema.saved_searches import practice_saved_search as searches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Row

    from storage.transaction import Transaction


def add(
    tx: Transaction, member: MemberId, words: str, language: str, filters: Mapping[str, Any]
) -> SavedSearch:
    """Keep a search; only what is published from now on is new for it."""
    row = {
        "network_id": tx.network,
        "member_id": member,
        "words": words,
        "language": language,
        "filters": dict(filters),
        "made_at": tx.now,
        "looked_at": tx.now,
    }
    id_ = SavedId(inserted_key(tx.connection.execute(insert(searches).values(row))))
    return SavedSearch(id_, member, words, language, filters, tx.now, tx.now)


def find(tx: Transaction, id: int) -> SavedSearch | None:  # noqa: A002 - `find(tx, id)` says it best
    """One of them; None where it is gone."""
    return next(iter(_select(tx, searches.c.id == id)), None)


def load(tx: Transaction, id: int) -> SavedSearch:  # noqa: A002 - `load(tx, id)` says it best
    """One of them. Raises `NotFound`."""
    found = find(tx, id)
    if found is None:
        raise NotFound("saved_search")
    return found


def of_member(tx: Transaction, member: MemberId) -> tuple[SavedSearch, ...]:
    """What somebody keeps, the newest first."""
    found = _select(tx, searches.c.member_id == member)
    return tuple(sorted(found, key=lambda one: one.id, reverse=True))


def remove(tx: Transaction, id: SavedId) -> None:  # noqa: A002
    """Keep it no longer; harmless when it is gone."""
    tx.connection.execute(delete(searches).where(searches.c.network_id == tx.network, searches.c.id == id))


def look_again(tx: Transaction) -> None:
    """Something was published: all searches of the network are to be looked at."""
    own = (searches.c.network_id == tx.network, searches.c.look_at.is_(None))
    tx.connection.execute(update(searches).where(*own).values(look_at=tx.now))


def looked(tx: Transaction, search: SavedSearch, *, told: bool) -> None:
    """All that is published by now was held against it; `told`: some of it answered."""
    values: dict[str, Any] = {"look_at": None, "looked_at": tx.now} | ({"told_at": tx.now} if told else {})
    own = (searches.c.network_id == tx.network, searches.c.id == search.id)
    tx.connection.execute(update(searches).where(*own).values(values))


def _select(tx: Transaction, condition: ColumnElement[bool]) -> list[SavedSearch]:
    own = select(searches).where(searches.c.network_id == tx.network, condition)
    return [_saved(row) for row in tx.connection.execute(own)]


def _saved(row: Row[Any]) -> SavedSearch:
    return SavedSearch(
        SavedId(row.id),
        MemberId(row.member_id),
        row.words,
        row.language,
        row.filters,
        row.made_at,
        row.looked_at,
        row.told_at,
    )
