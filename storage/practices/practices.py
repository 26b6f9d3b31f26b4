"""Practices and their wordings: kept, found by what they are called, changed."""

from __future__ import annotations

import secrets
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, delete, func, insert, or_, select, update

from domain.actors import MemberId, PartnerId
from domain.errors import Changed, NotFound
from domain.practices.model import (
    Facts,
    Kept,
    Practice,
    PracticeId,
    Status,
    Wording,
    WordingId,
)
from domain.records import names, parts
from storage.dialect import inserted_key
from storage.schema.networks import network as networks
from storage.schema.people import member as members
from storage.schema.practices import practice as practices
from storage.schema.practices import practice_wording as wordings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from storage.transaction import Transaction

_KEY_BYTES: Final = 4
_FACTS: Final = names(Facts)
_WORDS: Final = names(Wording)
_LOADED: Final = select(practices).where(
    practices.c.network_id == bindparam("network"), practices.c.id.in_(bindparam("ids", expanding=True))
)
# In no order: asked for one by their ids, SQLite would read all wordings of the network.
_WORDINGS: Final = select(wordings).where(
    wordings.c.network_id == bindparam("network"),
    wordings.c.practice_id.in_(bindparam("ids", expanding=True)),
)


def add(
    tx: Transaction,
    facts: Facts,
    words: Wording,
    *,
    author: MemberId | None,
    partner: PartnerId | None,
    key: str = "",
    source: str = "",
) -> Practice:
    """Keep a new draft with its original wording; without a key it gets one that no other network gives."""
    number = _next_number(tx)
    row = {
        "network_id": tx.network,
        "number": number,
        "key": key or f"G{number}-{secrets.token_hex(_KEY_BYTES)}",
        "status": Status.DRAFT,
        "revision": 1,
        "author_id": author,
        "partner_id": partner,
        "original": words.language,
        "source": source,
        "created_at": tx.now,
        "changed_at": tx.now,
        **_of_facts(facts),
    }
    id_ = PracticeId(inserted_key(tx.connection.execute(insert(practices).values(row))))
    put_wording(tx, id_, words, author)
    return load(tx, id_)


def load(tx: Transaction, id: PracticeId) -> Practice:  # noqa: A002 - `load(tx, id)` says it best
    """A practice. Raises `NotFound`."""
    found = loaded(tx, [id])
    if not found:
        raise NotFound("practice")
    return found[0]


def loaded(tx: Transaction, ids: Sequence[PracticeId]) -> tuple[Practice, ...]:
    """These practices, in the order in which they are asked for; what is not there is left out."""
    rows = tx.connection.execute(_LOADED, {"network": tx.network, "ids": list(ids)}).all()
    found = {one.id: one for one in _built(tx, rows)}
    return tuple(found[one] for one in ids if one in found)


def find(tx: Transaction, number: int) -> Practice | None:
    """The practice of that number: "G12" is 12."""
    return next(iter(_select(tx, practices.c.number == number)), None)


def keyed(tx: Transaction, keys: Collection[str]) -> dict[str, Practice]:
    """By key, those practices that have one of these."""
    return {one.key: one for one in _select(tx, practices.c.key.in_(keys))}


def of_author(tx: Transaction, author: MemberId, statuses: Iterable[Status]) -> tuple[Practice, ...]:
    """Somebody's practices in these states, the last changed first."""
    own = (practices.c.author_id == author, practices.c.status.in_(list(statuses)))
    return tuple(sorted(_select(tx, *own), key=lambda one: one.changed_at, reverse=True))


def in_states(tx: Transaction, statuses: Iterable[Status]) -> tuple[Practice, ...]:
    """The network's practices in these states, the longest unchanged first."""
    found = _select(tx, practices.c.status.in_(list(statuses)))
    return tuple(sorted(found, key=lambda one: (one.changed_at, one.id)))


def of_authors(
    tx: Transaction, authors: Collection[MemberId], statuses: Iterable[Status]
) -> tuple[Practice, ...]:
    """The practices of several people in these states, by number."""
    own = (practices.c.author_id.in_(authors), practices.c.status.in_(list(statuses)))
    return tuple(sorted(_select(tx, *own), key=lambda one: one.number)) if authors else ()


def being_renewed(tx: Transaction) -> tuple[Practice, ...]:
    """The published practices of which it is asked whether they are still valid."""
    asked = practices.c.renewal_asked_at.is_not(None)
    return tuple(_select(tx, practices.c.status == Status.PUBLISHED, asked))


def orphans(tx: Transaction, status: Status) -> tuple[Practice, ...]:
    """The practices in that state whose author has left, or who have none but a partner."""
    joined = and_(members.c.network_id == practices.c.network_id, members.c.id == practices.c.author_id)
    alone = or_(
        members.c.left_at.is_not(None), practices.c.author_id.is_(None) & practices.c.partner_id.is_not(None)
    )
    own = (practices.c.network_id == tx.network, practices.c.status == status, alone)
    found = select(practices.c.id).outerjoin(members, joined).where(*own).order_by(practices.c.id)
    return loaded(tx, [PracticeId(one) for one in tx.connection.scalars(found)])


def newest(tx: Transaction, most: int, *, offset: int = 0) -> tuple[Practice, ...]:
    """What was published last."""
    own = (practices.c.network_id == tx.network, practices.c.status == Status.PUBLISHED)
    ordered = (
        select(practices.c.id).where(*own).order_by(practices.c.published_at.desc(), practices.c.id.desc())
    )
    ids = [PracticeId(one) for one in tx.connection.scalars(ordered.limit(most).offset(offset))]
    return loaded(tx, ids)


def published_within(tx: Transaction, first: datetime, last: datetime) -> frozenset[PracticeId]:
    """What is published and was so first between these moments, both included."""
    when = practices.c.published_at.between(first, last)
    own = (practices.c.network_id == tx.network, practices.c.status == Status.PUBLISHED, when)
    return frozenset(map(PracticeId, tx.connection.scalars(select(practices.c.id).where(*own))))


def in_portions(tx: Transaction, status: Status, after: int, most: int) -> tuple[Practice, ...]:
    """So many in that state by number, beginning with the first that is above `after`."""
    own = (practices.c.network_id == tx.network, practices.c.status == status, practices.c.number > after)
    found = select(practices.c.id).where(*own).order_by(practices.c.number).limit(most)
    return loaded(tx, [PracticeId(one) for one in tx.connection.scalars(found)])


def count(tx: Transaction, status: Status) -> int:
    """How many practices of the network are in that state."""
    own = (practices.c.network_id == tx.network, practices.c.status == status)
    return int(tx.connection.execute(select(func.count()).where(*own)).scalar_one())


def change(tx: Transaction, practice: Practice, facts: Facts | None = None, **columns: Any) -> Practice:
    """Other facts or states (column names as in the table); its revision goes up. Raises `Changed`.

    It must be as it was loaded.
    """
    values = columns | ({} if facts is None else _of_facts(facts))
    values |= {"revision": practice.revision + 1, "changed_at": tx.now}
    own = (
        practices.c.network_id == tx.network,
        practices.c.id == practice.id,
        practices.c.revision == practice.revision,
    )
    if tx.connection.execute(update(practices).where(*own).values(values)).rowcount != 1:
        raise Changed
    return load(tx, practice.id)


def note(tx: Transaction, practice: PracticeId, **columns: Any) -> None:
    """Keep something of it that nobody reads in it (column names as in the table): its revision stays."""
    own = (practices.c.network_id == tx.network, practices.c.id == practice)
    tx.connection.execute(update(practices).where(*own).values(columns))


def put_wording(tx: Transaction, practice: PracticeId, words: Wording, by: MemberId | None) -> None:
    """Write it in that language, or write it anew."""
    values = {name: getattr(words, name) for name in _WORDS} | {"keywords": list(words.keywords)}
    own = (
        wordings.c.network_id == tx.network,
        wordings.c.practice_id == practice,
        wordings.c.language == words.language,
    )
    if tx.connection.execute(update(wordings).where(*own).values(values)).rowcount == 0:
        row = {"network_id": tx.network, "practice_id": practice, "member_id": by, **values}
        tx.connection.execute(insert(wordings).values(row))


def drop_wording(tx: Transaction, practice: PracticeId, language: str) -> None:
    """Take away what is said in that language."""
    own = (wordings.c.network_id == tx.network, wordings.c.practice_id == practice)
    tx.connection.execute(delete(wordings).where(*own, wordings.c.language == language))


def remove(tx: Transaction, practice: PracticeId) -> None:
    """Delete a practice with all that is said of it: for drafts that nobody else has seen."""
    tx.connection.execute(
        delete(practices).where(practices.c.network_id == tx.network, practices.c.id == practice)
    )


def _next_number(tx: Transaction) -> int:
    """One that no practice of the network had before: people have seen the code of a draft that is gone."""
    more = update(networks).where(networks.c.id == tx.network)
    more = more.values(practices_numbered=networks.c.practices_numbered + 1)
    return int(tx.connection.execute(more.returning(networks.c.practices_numbered)).scalar_one())


def _select(tx: Transaction, *conditions: ColumnElement[bool]) -> list[Practice]:
    own = select(practices).where(practices.c.network_id == tx.network, *conditions)
    return _built(tx, tx.connection.execute(own).all())


def _built(tx: Transaction, rows: Sequence[Row[Any]]) -> list[Practice]:
    kept: dict[int, list[Row[Any]]] = defaultdict(list)
    if rows:
        asked = {"network": tx.network, "ids": [row.id for row in rows]}
        for row in tx.connection.execute(_WORDINGS, asked):
            kept[row.practice_id].append(row)
    return [_practice(row, kept[row.id]) for row in rows]


def _practice(row: Row[Any], kept: Sequence[Row[Any]]) -> Practice:
    original_first = sorted(kept, key=lambda one: (one.language != row.original, one.id))
    facts = {name: getattr(row, name) for name in _FACTS}
    return Practice(
        id=PracticeId(row.id),
        number=row.number,
        key=row.key,
        status=row.status,
        revision=row.revision,
        author=None if row.author_id is None else MemberId(row.author_id),
        partner=None if row.partner_id is None else PartnerId(row.partner_id),
        facts=Facts(**(facts | {"links": tuple(row.links)})),
        wordings=tuple(_kept(one) for one in original_first),
        source=row.source,
        created_at=row.created_at,
        changed_at=row.changed_at,
        published_at=row.published_at,
        renew_at=row.renew_at,
        renewal_asked_at=row.renewal_asked_at,
    )


def _kept(row: Row[Any]) -> Kept:
    said = {name: getattr(row, name) for name in _WORDS} | {"keywords": tuple(row.keywords)}
    return Kept(
        WordingId(row.id), Wording(**said), None if row.member_id is None else MemberId(row.member_id)
    )


def _of_facts(facts: Facts) -> dict[str, Any]:
    return parts(facts) | {"links": list(facts.links)}
