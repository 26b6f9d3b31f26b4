"""Every noun says how it forgets a person: no column that names one belongs to none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.privacy import Reason, Topic
from locales import translator
from storage import keeping, privacy
from storage.privacy import joins
from storage.schema import metadata
from storage.schema.people import person
from templates.words import privacy as words

if TYPE_CHECKING:
    from sqlalchemy import Column

ADDRESSES: Final = {"address"}


def naming() -> set[str]:
    """Every column that holds a member's or a person's key, or an address, or may tell of a member."""
    found: set[Column[object]] = set()
    for table in metadata.tables.values():
        found |= set(keeping.naming(table))
        found |= {c for c in table.c if any(key.column is person.c.id for key in c.foreign_keys)}
        found |= {c for c in table.c if c.name in ADDRESSES}
        found |= {table.c["subject_id"]} if "subject_kind" in table.c else set()
    return {str(column) for column in found}


def test_every_column_that_names_somebody_belongs_to_one_noun() -> None:
    told = [str(column) for noun in privacy.NOUNS for column in noun.columns]
    assert sorted(told) == sorted(naming())


def test_every_column_that_names_somebody_has_a_rule_for_when_two_are_one() -> None:
    ruled = [
        str(column) for noun in privacy.NOUNS for rule in noun.joins for column in joins.columns_of(rule)
    ]
    assert sorted(ruled) == sorted(naming())


def test_every_topic_has_its_noun() -> None:
    assert sorted(noun.topic for noun in privacy.NOUNS) == sorted(Topic)


def test_every_table_that_is_counted_has_a_topic() -> None:
    assert {table.name for table in keeping.tables()} <= set(privacy.topics())


def test_there_are_words_for_every_topic_and_reason() -> None:
    t = translator("en")
    for topic in Topic:
        assert words.topic_title(topic, t)
        assert words.topic_purpose(topic, t)
    assert set(words._ENDS) == set(Topic)
    assert set(words._REASONS) == set(Reason)
