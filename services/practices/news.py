"""What notices say of new practices when they are sent: one that answers a saved search, and the digest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.notices.kinds import PRACTICE_FOUND
from domain.practices.model import PracticeId
from domain.records import Record, replace
from services.notices.whose import actor_of
from services.practices import interests
from services.practices.matching import matches
from services.practices.watching import WEEK
from storage import outbox
from storage.practices import adoptions, practices, saved

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from domain.actors import Actor, MemberId, NetworkId
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from domain.practices.model import Practice, Wording
    from services.practices.interests import Interest
    from storage.transaction import Transaction

MOST: Final = 5


class FoundNotice(Record):
    """A new practice that answers a saved search: `words` are those of the search."""

    network: NetworkId
    practice: Practice
    shown: Wording
    search: int
    words: str


class NewsItem(Record):
    """A new practice in a digest, and why it is there."""

    practice: Practice
    shown: Wording
    interest: Interest


class NewsNotice(Record):
    """The weekly digest of new practices: those for this reader first; `total` were published in all."""

    network: NetworkId
    items: tuple[NewsItem, ...]
    fitting: int
    total: int


def tell_found(tx: Transaction, notice: Notice, reader: Reader) -> FoundNotice | None:
    """None where the practice is not public any more, or the search is kept no longer."""
    actor = actor_of(tx, notice, reader)
    kept = saved.find(tx, int(notice.detail.get("search", 0)))
    found = practices.loaded(tx, [PracticeId(notice.subject_id)])
    if actor is None or actor.member is None or kept is None or kept.member != actor.member:
        return None
    if not found or not found[0].public:
        return None
    practice = found[0]
    shown = practice.in_language(actor.language, kept.language)
    return FoundNotice(tx.network, practice, shown, int(kept.id), kept.words)


def tell_news(tx: Transaction, notice: Notice, reader: Reader) -> NewsNotice | None:
    """What was published in the week before it was due and is for this reader; None where nothing is.

    What they wrote, took over or were told of for a saved search is not new to them.
    """
    actor = actor_of(tx, notice, reader)
    if actor is None or actor.member is None:
        return None
    since = notice.due_at - WEEK
    new = practices.published_within(tx, since, notice.due_at)
    if not new:
        return None
    known = _known(tx, actor.member)
    fitting = {one: why for one, why in _fitting(tx, actor, new, since).items() if one not in known}
    if not fitting:
        return None
    # One's own language first; within it, in the order in which reasons weigh.
    ordered = sorted(
        (one for one in practices.loaded(tx, list(fitting)) if one.author != actor.member),
        key=lambda one: (not _reads(one, actor), list(fitting).index(one.id)),
    )
    items = tuple(
        NewsItem(one, one.in_language(actor.language, fitting[one.id].language), fitting[one.id])
        for one in ordered[:MOST]
    )
    return NewsNotice(tx.network, items, len(ordered), len(new)) if items else None


def _fitting(
    tx: Transaction, actor: Actor, new: AbstractSet[PracticeId], since: datetime
) -> dict[PracticeId, Interest]:
    """What is new and of interest, each for its first reason, in the order of reasons."""
    assert actor.member is not None  # noqa: S101 - asked by the caller
    found: dict[PracticeId, Interest] = {}
    for one in interests.of(tx, actor.member, actor.partner, actor.language):
        filters = replace(one.filters, since=since)
        for match in matches(tx, one.text, one.language, filters):
            if match.practice in new:
                found.setdefault(match.practice, one)
    return found


def _known(tx: Transaction, member: MemberId) -> frozenset[int]:
    """The practices that somebody took over, or was told of for a saved search."""
    taken = frozenset(int(one.practice) for one in adoptions.of_members(tx, [member]))
    return taken | outbox.told(tx, PRACTICE_FOUND, member)


def _reads(practice: Practice, actor: Actor) -> bool:
    return actor.language in {one.words.language for one in practice.wordings}
