"""Searches that somebody keeps: saved from what they look at, listed, run again, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.errors import NotFound
from domain.practices.searches import MOST_SAVED, NothingToSave, SavedSearch, SavedSearchesFull
from domain.records import Record
from services.practices import browsing
from storage.practices import saved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor, NetworkId
    from storage.transaction import Transaction


class SavedList(Record):
    """What somebody keeps, the newest first."""

    network: NetworkId
    searches: tuple[SavedSearch, ...]


def save(tx: Transaction, actor: Actor, draft: int) -> SavedSearch:
    """Keep the search of a draft. Raises `Changed`, and what `keep` raises."""
    words, language, filters = browsing.kept(tx, actor, draft)
    return keep(tx, actor, words, language, filters)


def keep(tx: Transaction, actor: Actor, words: str, language: str, filters: Mapping[str, Any]) -> SavedSearch:
    """Keep a search; one that is kept already is no second.

    Raises `NothingToSave`, `SavedSearchesFull` and `NotAMember`.
    """
    member = actor.as_member()
    if not filters and not any(sign.isalnum() for sign in words):
        raise NothingToSave
    own = saved.of_member(tx, member)
    for one in own:
        if (one.words.casefold(), dict(one.filters)) == (words.casefold(), dict(filters)):
            return one
    if len(own) >= MOST_SAVED:
        raise SavedSearchesFull(MOST_SAVED)
    return saved.add(tx, member, words, language, filters)


def listed(tx: Transaction, actor: Actor) -> SavedList:
    """What somebody keeps. Raises `NotAMember`."""
    return SavedList(tx.network, saved.of_member(tx, actor.as_member()))


def run(tx: Transaction, actor: Actor, search: int) -> int:
    """Look at it again: the draft in which it lies then. Raises `NotFound`, also where it is not theirs."""
    one = _own(tx, actor, search)
    return browsing.again(tx, actor, one.words, one.language, one.filters)


def remove(tx: Transaction, actor: Actor, search: int) -> SavedList:
    """Keep it no longer; what it was to tell is not told. Raises `NotFound`."""
    saved.remove(tx, _own(tx, actor, search).id)
    return listed(tx, actor)


def _own(tx: Transaction, actor: Actor, search: int) -> SavedSearch:
    one = saved.find(tx, search)
    if one is None or one.member != actor.as_member():
        raise NotFound("saved_search")
    return one
