"""Good practices that somebody shared, wrote in another language, reviewed or is quoted in.

What was published, or waits for its review, stays the network's, without them: their name goes from whom to
write to and from what they said of others' practices. What they began and nobody else has read goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, select, update

from domain.practices.model import EDITABLE
from domain.practices.quotes import QuoteState
from domain.privacy import Part, Reason, Sheet, Topic, without_names
from storage.privacy.joins import Moves
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.practices import practice as practices
from storage.schema.practices import practice_quote as quotes
from storage.schema.practices import practice_review as reviews
from storage.schema.practices import practice_wording as wordings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Column, ColumnElement, Select, Table

    from storage.privacy.noun import Subject
    from storage.transaction import Transaction

# These stay, and name nobody then.
_NAMING: Final[tuple[Column[Any], ...]] = (
    practices.c.author_id,
    wordings.c.member_id,
    quotes.c.member_id,
    reviews.c.member_id,
)


def _begun(subject: Subject) -> tuple[ColumnElement[bool], ...]:
    """What is their draft and was never public."""
    own = practices.c.author_id == subject.key
    return own, practices.c.status.in_(list(EDITABLE)), practices.c.published_at.is_(None)


def _asked(subject: Subject) -> ColumnElement[bool]:
    """Their messages of which they have not said that they may be used."""
    return and_(quotes.c.member_id == subject.key, quotes.c.state != QuoteState.AGREED)


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    key = subject.key
    facts = practices.c
    shared = select(
        facts.number, facts.status, facts.theme, facts.country, facts.region, facts.place, facts.organisation,
        facts.contact, facts.contact_shown, facts.links, facts.source, facts.created_at, facts.changed_at,
        facts.published_at, facts.renew_at,
    ).where(facts.network_id == tx.network, facts.author_id == key)  # fmt: skip
    said = wordings.c
    texts = (said.title, said.summary, said.problem, said.solution, said.evidence, said.resources)
    wrote = _of(wordings, (said.language, *texts, said.difficulties, said.transfer, said.keywords), said)
    quoted = _of(quotes, (quotes.c.text, quotes.c.link, quotes.c.state, quotes.c.asked_at), quotes.c)
    judged = reviews.c
    reviewed = _of(
        reviews,
        (judged.step, judged.verdict, judged.why, judged.marks, judged.comments, judged.said_at),
        judged,
    )
    named = {
        "practices": (shared, facts.author_id),
        "practice_texts": (wrote, said.member_id),
        "practice_quotes": (quoted, quotes.c.member_id),
        "practice_reviews": (reviewed, judged.member_id),
    }
    return tuple(
        Sheet(
            name, rows(tx, found.where(column == key, facts.network_id == tx.network).order_by(facts.number))
        )
        for name, (found, column) in named.items()
    )


def _of(table: Table, columns: Sequence[Column[Any]], own: Any) -> Select[Any]:
    """Some columns of a table, with the number of the practice that a row is about."""
    both = and_(practices.c.network_id == own.network_id, practices.c.id == own.practice_id)
    return select(practices.c.number, *columns).join_from(table, practices, both)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    begun = number(tx, practices, and_(*_begun(subject)))
    kept = number(tx, practices, practices.c.author_id == subject.key) - begun
    found = [*part(Topic.PRACTICES, practices, begun)]
    found += part(Topic.PRACTICES, practices, kept, Reason.NETWORK)
    asked = number(tx, quotes, _asked(subject))
    found += part(Topic.PRACTICES, quotes, asked)
    theirs = number(tx, quotes, quotes.c.member_id == subject.key)
    found += part(Topic.PRACTICES, quotes, theirs - asked, Reason.NETWORK)
    in_drafts = number(
        tx, wordings, and_(_written(subject), wordings.c.practice_id.in_(_drafts(tx, subject)))
    )
    found += part(Topic.PRACTICES, wordings, in_drafts)
    rest = number(tx, wordings, _written(subject)) - in_drafts
    found += part(Topic.PRACTICES, wordings, rest, Reason.NETWORK)
    reviewed = number(tx, reviews, reviews.c.member_id == subject.key)
    found += part(Topic.PRACTICES, reviews, reviewed, Reason.NETWORK)
    return tuple(found)


def _written(subject: Subject) -> ColumnElement[bool]:
    return wordings.c.member_id == subject.key


def _drafts(tx: Transaction, subject: Subject) -> Select[Any]:
    """The keys of what they began and was never public."""
    return select(practices.c.id).where(practices.c.network_id == tx.network, *_begun(subject))


def _forget(tx: Transaction, subject: Subject) -> None:
    here = practices.c.network_id == tx.network
    tx.connection.execute(delete(practices).where(here, *_begun(subject)))
    tx.connection.execute(delete(quotes).where(quotes.c.network_id == tx.network, _asked(subject)))
    # What they agreed to stands in the practice; that it was a message of theirs is forgotten.
    agreed = update(quotes).where(quotes.c.network_id == tx.network, quotes.c.member_id == subject.key)
    tx.connection.execute(agreed.values(text=""))
    _cut(tx, subject)
    for column in _NAMING:
        table = column.table
        named = update(table).where(table.c.network_id == tx.network, column == subject.key)
        tx.connection.execute(named.values({column.name: None}))


def _cut(tx: Transaction, subject: Subject) -> None:
    """Their name and addresses go from whom to write to, wherever they stand, and from their own reviews."""
    names = (subject.name, *subject.addresses)
    here = practices.c.network_id == tx.network
    contacts = select(practices.c.id, practices.c.contact).where(here, practices.c.contact != "")
    for one in tx.connection.execute(contacts).all():
        cut = without_names(one.contact, names)
        if cut != one.contact:
            kept = cut if any(sign.isalnum() for sign in cut) else ""
            tx.connection.execute(
                update(practices).where(here, practices.c.id == one.id).values(contact=kept)
            )
    own = (reviews.c.network_id == tx.network, reviews.c.member_id == subject.key)
    for row in tx.connection.execute(
        select(reviews.c.id, reviews.c.why, reviews.c.comments).where(*own)
    ).all():
        comments = {name: without_names(text, names) for name, text in row.comments.items()}
        this = update(reviews).where(reviews.c.network_id == tx.network, reviews.c.id == row.id)
        tx.connection.execute(this.values(why=without_names(row.why, names), comments=comments))


NOUN: Final = Noun(
    Topic.PRACTICES, _NAMING, _told, _parts, _forget, tuple(Moves(column) for column in _NAMING)
)
