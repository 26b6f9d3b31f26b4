"""Practices in bulk, from a file: new ones are kept, those of a known key written anew where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.practices.fields import NEEDED_OF_IMPORTS, missing
from domain.practices.model import Status
from domain.practices.review import renew_at
from domain.records import Record
from services.practices import publishing, telling, watching
from storage.practices import practices
from storage.searching import searching

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.actors import MemberId, PartnerId
    from domain.practices.entries import Entry
    from domain.practices.model import Facts, Practice
    from storage.transaction import Transaction


AT_ONCE: Final = 200
"""So many entries are taken over in one transaction: others can write between two."""


class Imported(Record):
    """How many practices were new, written anew, the same already, and how many became public by it.

    `left` are those that are in review, or are public no more: their author says when they are again.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    published: int = 0
    left: int = 0

    def __add__(self, other: Imported) -> Imported:
        """Both together."""
        return Imported(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.published + other.published,
            self.left + other.left,
        )


def portions(entries: Iterable[Entry]) -> list[list[Entry]]:
    """For several transactions: about `AT_ONCE` each, the languages of one practice together."""
    groups: dict[str, list[Entry]] = {}
    for one in entries:
        groups.setdefault(one.key, []).append(one)
    found: list[list[Entry]] = [[]]
    for group in groups.values():
        if len(found[-1]) >= AT_ONCE:
            found.append([])
        found[-1] += group
    return found


def take_over(
    tx: Transaction,
    entries: Sequence[Entry],
    *,
    publish: bool,
    author: MemberId | None = None,
    partner: PartnerId | None = None,
) -> Imported:
    """All of them, or none where something is refused; entries of one key are languages of one practice.

    One of which only another language is said keeps its facts. One that is in review, or was public and is no
    more, is left alone.
    """
    groups: dict[str, list[Entry]] = {}
    for one in entries:
        groups.setdefault(one.key, []).append(one)
    known = practices.keyed(tx, list(groups))
    left = [key for key, one in known.items() if not (one.public or _never_shown(one))]
    for key in left:
        del known[key], groups[key]
    same = {key for key, one in known.items() if _says(one, groups[key])}
    changed = [one for key, one in known.items() if key not in same]
    searching.take_out(tx, [one.id for one in changed])
    written = [
        _one(tx, known.get(key), _original_first(said), author, partner)
        for key, said in groups.items()
        if key not in same
    ]
    kept = [known[key] for key in groups if key in same]
    new = [_public(tx, one) for one in (*written, *kept) if publish and not one.public]
    made_public = [one for one in new if one.public]
    publishing.enter(tx, [*made_public, *(one for one in written if one.public)])
    if made_public:
        watching.published(tx)
    return Imported(len(groups) - len(known), len(changed), len(same), len(made_public), len(left))


def _says(practice: Practice, said: Sequence[Entry]) -> bool:
    """Whether it says all of this already."""
    there = {one.words.language: one.words for one in practice.wordings}
    return practice.facts == _facts(practice, said) and all(
        there.get(one.words.language) == one.words for one in said
    )


def _never_shown(practice: Practice) -> bool:
    return practice.status is Status.DRAFT and practice.published_at is None


def _facts(practice: Practice, said: Sequence[Entry]) -> Facts:
    """What is to be true of it: as its original says; what only another language says changes nothing."""
    first = practice.original.language
    return next((one.facts for one in said if one.agreed or one.words.language == first), practice.facts)


def _original_first(said: Iterable[Entry]) -> list[Entry]:
    return sorted(said, key=lambda one: bool(one.original) and one.original != one.words.language)


def _one(
    tx: Transaction,
    known: Practice | None,
    said: Sequence[Entry],
    author: MemberId | None,
    partner: PartnerId | None,
) -> Practice:
    first = said[0]
    if known is None:
        made = practices.add(tx, first.facts, first.words, author=author, partner=partner, key=first.key)
        for one in said[1:]:
            practices.put_wording(tx, made.id, one.words, author)
        return practices.load(tx, made.id) if said[1:] else made
    for one in said:
        practices.put_wording(tx, known.id, one.words, author)
    return practices.change(tx, known, _facts(known, said))


def _public(tx: Transaction, practice: Practice) -> Practice:
    if missing(practice.original, practice.facts, NEEDED_OF_IMPORTS):
        return practice
    done = practices.change(
        tx, practice, status=Status.PUBLISHED, published_at=tx.now, renew_at=renew_at(tx.now)
    )
    if done.author is not None:
        telling.published(tx, done)
    return done
