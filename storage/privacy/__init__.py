"""Whom the network knows what of, noun by noun: told, counted, forgotten, and joined where two are one.

How to add a noun: a name in `domain.privacy.Topic`, a module here with its `NOUN`, its place in `NOUNS`, its
words in `templates/words/privacy.py`. `tests/house/test_privacy.py` demands that every column that names a
member or a person belongs to one of them and has its rule for joining, `tests/services/me/test_erasing.py`
that nothing is left of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.privacy import Erasure, Topic
from storage import keeping
from storage.privacy import (
    acts,
    adoptions,
    answers,
    consents,
    drafts,
    events,
    feedback,
    files,
    joins,
    meetings,
    membership,
    notices,
    plans,
    practices,
    profile,
    saved_searches,
    signatures,
    tasks,
    visits,
)
from storage.privacy.noun import Noun, Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import MemberId, PersonId
    from domain.privacy import Sheet
    from storage.transaction import Transaction

__all__ = ["NOUNS", "Noun", "Subject", "counts", "forget", "join", "join_persons", "parts", "told", "topics"]

# In the order of forgetting: signatures ask who sent the answers, a member's row goes when nothing names it.
NOUNS: Final = (
    signatures.NOUN,
    answers.NOUN,
    acts.NOUN,
    plans.NOUN,
    tasks.NOUN,
    adoptions.NOUN,
    visits.NOUN,
    events.NOUN,
    feedback.NOUN,
    meetings.NOUN,
    saved_searches.NOUN,
    practices.NOUN,
    files.NOUN,
    notices.NOUN,
    drafts.NOUN,
    consents.NOUN,
    membership.NOUN,
    profile.NOUN,
)


def told(tx: Transaction, subject: Subject) -> tuple[tuple[Topic, tuple[Sheet, ...]], ...]:
    """All that is kept on somebody in this network, by topic; sheets without rows are left out."""
    found = {noun.topic: tuple(sheet for sheet in noun.told(tx, subject) if sheet.rows) for noun in NOUNS}
    return tuple((topic, found[topic]) for topic in Topic if found.get(topic))


def counts(tx: Transaction, member: MemberId) -> Mapping[str, int]:
    """How many rows of each table are told to be kept on this member; tables without any are left out."""
    return answers.as_told(tx, member, keeping.counts(tx, member))


def parts(tx: Transaction, subject: Subject) -> Erasure:
    """What forgetting somebody would do now."""
    found = {noun.topic: noun.parts(tx, subject) for noun in NOUNS}
    return Erasure(tuple(part for topic in Topic for part in found.get(topic, ())))


def forget(tx: Transaction, subject: Subject) -> None:
    """Forget somebody in this network, noun by noun; the person too, unless another network knows them."""
    for noun in NOUNS:
        noun.forget(tx, subject)


def join(tx: Transaction, kept: MemberId, gone: MemberId) -> None:
    """All that names the one member of this network names the other: two accounts of one person."""
    for noun in NOUNS:
        for rule in noun.joins:
            joins.join(tx, rule, joins.Two(kept, gone))


def join_persons(tx: Transaction, kept: PersonId, gone: PersonId) -> None:
    """All that is a person's and of no network is the other's; memberships are not touched."""
    for noun in NOUNS:
        for rule in noun.joins:
            joins.join_person(tx, rule, kept, gone)


def topics() -> Mapping[str, Topic]:
    """By table, the topic of the rows that name a member there, as `storage.keeping` counts them."""
    return {
        column.table.name: noun.topic
        for noun in NOUNS
        for column in noun.columns
        if column in keeping.naming(column.table)
    }
