"""Messages that practices are made of, and whether who wrote them agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from domain.actors import MemberId
from domain.practices.model import PracticeId
from domain.practices.quotes import Quote, QuoteState
from storage.schema.practices import practice_quote as quotes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from storage.transaction import Transaction


def ask(tx: Transaction, practice: PracticeId, by: MemberId, text: str, link: str) -> Quote:
    """Keep that a practice would quote a message of theirs."""
    row = {
        "network_id": tx.network,
        "practice_id": practice,
        "member_id": by,
        "text": text,
        "link": link,
        "state": QuoteState.ASKED,
        "asked_at": tx.now,
    }
    tx.connection.execute(insert(quotes).values(row))
    return Quote(by, text, link, QuoteState.ASKED)


def of(tx: Transaction, practice: PracticeId) -> Quote | None:
    """The message that a practice quotes, or would."""
    row = tx.connection.execute(select(quotes).where(*_here(tx, practice))).one_or_none()
    if row is None:
        return None
    return Quote(None if row.member_id is None else MemberId(row.member_id), row.text, row.link, row.state)


def answer(tx: Transaction, practice: PracticeId, state: QuoteState) -> None:
    """Keep what the author of the message said; of a no only that is kept."""
    values = {"state": state, "answered_at": tx.now}
    kept = values if state is QuoteState.AGREED else values | {"text": "", "link": ""}
    tx.connection.execute(update(quotes).where(*_here(tx, practice)).values(kept))


def drop(tx: Transaction, practice: PracticeId) -> None:
    """The practice goes on without it."""
    tx.connection.execute(delete(quotes).where(*_here(tx, practice)))


def asked(tx: Transaction, of: Sequence[MemberId]) -> tuple[tuple[MemberId, PracticeId, datetime], ...]:
    """Which of these members are asked for which practice, since when."""
    own = (
        quotes.c.network_id == tx.network,
        quotes.c.member_id.in_(of),
        quotes.c.state == QuoteState.ASKED,
    )
    columns = (quotes.c.member_id, quotes.c.practice_id, quotes.c.asked_at)
    rows = tx.connection.execute(select(*columns).where(*own).order_by(quotes.c.practice_id))
    return tuple((MemberId(row.member_id), PracticeId(row.practice_id), row.asked_at) for row in rows)


def _here(tx: Transaction, practice: PracticeId) -> tuple[ColumnElement[bool], ...]:
    return quotes.c.network_id == tx.network, quotes.c.practice_id == practice
