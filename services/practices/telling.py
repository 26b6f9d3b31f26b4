"""Who is told what of a practice: reviewers that one waits, its author what became of it, and when to renew.

What is to come of a practice is about it ("practice") and goes when it is published, sent back or withdrawn;
its renewal ("practice.renewal") moves with the date; what was said of it ("practice.news") stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.notices import NewNotice
from domain.notices.kinds import PRACTICE_RENEWAL, PRACTICE_REVIEWED, PRACTICE_SENT
from domain.practices.model import IN_REVIEW
from storage import outbox
from storage.practices import reviews

if TYPE_CHECKING:
    from domain.practices.model import Practice
    from domain.practices.review import Review
    from storage.transaction import Transaction

WAITING: Final = "practice"
RENEWAL: Final = "practice.renewal"
NEWS: Final = "practice.news"


def sent(tx: Transaction, practice: Practice) -> None:
    """Whoever reviews, but its author, hears that it waits."""
    people = [one for one in reviews.reviewers(tx) if one != practice.author]
    wanted = [
        NewNotice(
            PRACTICE_SENT,
            WAITING,
            int(practice.id),
            tx.now,
            f"practice:{practice.id}:{practice.status.value}:{practice.revision}:{member}",
            member,
        )
        for member in people
    ]
    outbox.schedule(tx, WAITING, int(practice.id), wanted)


def settled(tx: Transaction, practice: Practice) -> None:
    """It waits for nobody any more."""
    outbox.cancel(tx, WAITING, int(practice.id))


def reviewed(tx: Transaction, practice: Practice, review: Review) -> None:
    """Its author hears what became of it; where experts come next, they hear that it waits."""
    settled(tx, practice)
    if practice.status in IN_REVIEW:
        sent(tx, practice)
    elif practice.author is not None and practice.author != review.by:
        key = f"practice:{practice.id}:reviewed:{practice.revision}"
        outbox.add(tx, [NewNotice(PRACTICE_REVIEWED, NEWS, int(practice.id), tx.now, key, practice.author)])
    published(tx, practice)


def published(tx: Transaction, practice: Practice) -> None:
    """Its author is asked whether it is still valid when the time has come; not before, and nobody else."""
    wanted = []
    if practice.public and practice.renew_at is not None and practice.author is not None:
        key = f"practice:{practice.id}:renewal:{int(practice.renew_at.timestamp())}"
        wanted = [
            NewNotice(PRACTICE_RENEWAL, RENEWAL, int(practice.id), practice.renew_at, key, practice.author)
        ]
    outbox.schedule(tx, RENEWAL, int(practice.id), wanted)


def gone(tx: Transaction, practice: Practice) -> None:
    """It is not public any more: nobody is reminded of it, or told of it."""
    for about in (WAITING, RENEWAL, NEWS):
        outbox.cancel(tx, about, int(practice.id))
