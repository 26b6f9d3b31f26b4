"""What a new practice means for people: an answer to a search that they keep, a line in their weekly digest.

Whatever is published marks the network's saved searches in the same transaction; the tending looks at each a
moment later, so that publishing does not wait for them. The digest is one notice a member and week, at the
hour of the member's own digests; what it says is found when it is sent.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.notices import NewNotice
from domain.notices.hours import next_slot
from domain.notices.kinds import PRACTICE_FOUND, PRACTICE_NEWS
from domain.notices.preferences import Rhythm
from domain.practices.filters import from_data
from domain.records import replace
from services.practices.matching import matches
from services.practices.telling import NEWS
from storage import members, outbox
from storage.notices import claiming
from storage.practices import practices, saved

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId, NetworkId
    from domain.notices.deciding import Recipient
    from domain.practices.searches import SavedId
    from storage.transaction import Transaction, Unscoped

DIGEST: Final = "practice.digest"
WEEK: Final = timedelta(days=7)
_AFTER: Final = timedelta(milliseconds=1)
_OVERLAP: Final = timedelta(minutes=1)
"""What was begun before the last look may have been published after it; nothing is told twice."""
_AT_ONCE: Final = 5
"""Of a collection that is imported, so many are told one by one; the others are in the digest."""


def published(tx: Transaction) -> None:
    """Something was published just now: saved searches are looked at, and this week there is a digest."""
    saved.look_again(tx)
    waiting = outbox.awaited(tx, PRACTICE_NEWS, tx.now + WEEK)
    people = [one.id for one in members.listed(tx) if one.id not in waiting]
    reached = claiming.recipients(tx, people)
    outbox.add(tx, [_digest(tx, reached[one]) for one in people if one in reached])


def tend(tx: Unscoped, network: NetworkId, search: SavedId) -> None:
    """Hold what is new against a saved search, and tell its owner what answers it; once for each practice."""
    here = tx.within(network)
    kept = saved.find(here, search)
    if kept is None:
        return
    since = max(kept.made_at + _AFTER, kept.looked_at - _OVERLAP)
    filters = replace(from_data(kept.filters), since=since)
    found = matches(here, kept.words, kept.language, filters)[:_AT_ONCE]
    new = [
        one.id
        for one in practices.loaded(here, [match.practice for match in found])
        if one.author != kept.member
    ]
    outbox.add(
        here,
        [
            NewNotice(
                PRACTICE_FOUND,
                NEWS,
                int(practice),
                here.now,
                f"practice:{practice}:found:{kept.member}",
                kept.member,
                detail={"search": int(kept.id)},
            )
            for practice in new
        ],
    )
    saved.looked(here, kept, told=bool(new))


def _digest(tx: Transaction, to: Recipient) -> NewNotice:
    at = next_slot(tx.now, Rhythm.WEEKLY, to.preferences, to.zone)
    return NewNotice(
        PRACTICE_NEWS, DIGEST, int(tx.network), at, _key(to.member, at), to.member, expires_at=at + WEEK
    )


def _key(member: MemberId, at: datetime) -> str:
    return f"practice:digest:{member}:{at:%Y-%m-%d}"
