"""Making practices findable, and taking them out again: in the transaction that publishes or withdraws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.practices.model import Status
from domain.practices.review import renew_at
from domain.regions import country_of, region_name
from domain.search.indexing import analyse
from locales import places
from services.practices import watching
from storage.practices import practices
from storage.searching import searching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from domain.practices.model import Facts, Practice
    from storage.searching.searching import Entry
    from storage.transaction import Transaction


def publish(tx: Transaction, practice: Practice) -> Practice:
    """From now on every member finds it; in twelve months its author is asked whether it is still valid.

    Who waits for such a one is told, the first time.
    """
    done = practices.change(
        tx,
        practice,
        status=Status.PUBLISHED,
        published_at=practice.published_at or tx.now,
        renew_at=renew_at(tx.now),
        renewal_asked_at=None,
    )
    enter(tx, [done])
    if practice.published_at is None:
        watching.published(tx)
    return done


def withdraw(tx: Transaction, practice: Practice, status: Status) -> Practice:
    """Nobody finds it any more."""
    searching.take_out(tx, [practice.id])
    return practices.change(tx, practice, status=status, renew_at=None)


def drop_wording(tx: Transaction, practice: Practice, language: str) -> None:
    """Take a language away, out of the search first: `refresh` enters what is left."""
    searching.take_out(tx, [practice.id])
    practices.drop_wording(tx, practice.id, language)


def refresh(tx: Transaction, practice: Practice) -> None:
    """What a published practice says was changed: it is found by its new words, at once."""
    searching.take_out(tx, [practice.id])
    if practice.public:
        enter(tx, [practice])


def enter(tx: Transaction, found: Sequence[Practice]) -> None:
    """All their wordings can be found; none may be there yet."""
    searching.enter(tx, [entry for one in found for entry in _entries(tx, one)])


def _entries(tx: Transaction, practice: Practice) -> Iterator[Entry]:
    for kept in practice.wordings:
        analysed = analyse(
            searching.scope(tx), kept.words, practice.facts, _names(practice.facts, kept.words.language)
        )
        year = int(practice.facts.started[:4] or 0)
        yield searching.Entry(kept.id, kept.words.language, practice, analysed, year)


def _names(facts: Facts, language: str) -> Iterable[str]:
    country = facts.country or (country_of(facts.region) if facts.region else "")
    if facts.region:
        yield region_name(facts.region)
    if country:
        yield places.country(country, language)
