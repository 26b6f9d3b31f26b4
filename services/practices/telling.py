"""Who is told what of a practice: reviewers that one waits, its author what became of it, and when to renew.

What is to come of a practice is about it ("practice") and goes when it is published, sent back or withdrawn;
its renewal ("practice.renewal") moves with the date; what was said of it ("practice.news") stays; whether
words may be quoted ("practice.quote") is asked of who wrote them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.notices import NewNotice
from domain.notices.kinds import (
    PRACTICE_ARCHIVED,
    PRACTICE_QUOTE_ANSWERED,
    PRACTICE_QUOTED,
    PRACTICE_RENEWAL,
    PRACTICE_REVIEWED,
    PRACTICE_SENT,
    PRACTICE_TRANSLATED,
)
from domain.practices.model import IN_REVIEW, Status
from services.practices import desk
from storage import outbox
from storage.practices import practices, reviews

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.notices import NoticeKind
    from domain.practices.model import Practice
    from domain.practices.review import Review
    from storage.transaction import Transaction

WAITING: Final = "practice"
RENEWAL: Final = "practice.renewal"
NEWS: Final = "practice.news"
QUOTE: Final = "practice.quote"
ABOUT: Final = (WAITING, RENEWAL, NEWS, QUOTE)


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
    """Who keeps it hears what became of it; where experts come next, they hear that it waits."""
    settled(tx, practice)
    if practice.status in IN_REVIEW:
        sent(tx, practice)
    else:
        told = [one for one in desk.keepers(tx, practice) if one != review.by]
        outbox.add(tx, [_news(tx, PRACTICE_REVIEWED, practice, one) for one in told])
    published(tx, practice)


def published(tx: Transaction, practice: Practice) -> None:
    """Who keeps it is asked whether it is still valid when the time has come; not before, and nobody else."""
    wanted = []
    if practice.public and practice.renew_at is not None:
        due = practice.renew_at
        wanted = [
            NewNotice(
                PRACTICE_RENEWAL,
                RENEWAL,
                int(practice.id),
                due,
                f"practice:{practice.id}:renewal:{int(due.timestamp())}:{member}",
                member,
            )
            for member in desk.keepers(tx, practice)
        ]
    outbox.schedule(tx, RENEWAL, int(practice.id), wanted)


def gone(tx: Transaction, practice: Practice) -> None:
    """It is not public any more: nobody is reminded of it, or told of it."""
    for about in ABOUT:
        outbox.cancel(tx, about, int(practice.id))


def archived(tx: Transaction, practice: Practice) -> None:
    """Nobody said that it is still valid: who keeps it hears that no search finds it any more."""
    gone(tx, practice)
    told = desk.keepers(tx, practice)
    outbox.add(tx, [_news(tx, PRACTICE_ARCHIVED, practice, one) for one in told])


def translated(tx: Transaction, practice: Practice, language: str, by: MemberId) -> None:
    """Who keeps it hears that a colleague wrote it in another language; once a day, however often they do."""
    key = f"{PRACTICE_TRANSLATED.code}:{practice.id}:{language}:{by}:{tx.now:%Y-%m-%d}"
    told = [one for one in desk.keepers(tx, practice) if one != by]
    outbox.add(
        tx,
        [
            NewNotice(
                PRACTICE_TRANSLATED,
                NEWS,
                int(practice.id),
                tx.now,
                f"{key}:{one}",
                one,
                detail={"language": language},
            )
            for one in told
        ],
    )


def follow(tx: Transaction) -> None:
    """Who keeps a practice may have left, or come: whoever keeps it now is asked when the time has come."""
    for practice in practices.orphans(tx, Status.PUBLISHED):
        published(tx, practice)


# ---- messages that are quoted


def quote_asked(tx: Transaction, practice: Practice, by: MemberId) -> None:
    """Who wrote the message is asked whether it may become a practice."""
    key = f"practice:{practice.id}:quote:{by}"
    outbox.add(tx, [NewNotice(PRACTICE_QUOTED, QUOTE, int(practice.id), tx.now, key, by)])


def quote_answered(tx: Transaction, practice: Practice) -> None:
    """Who made a draft of it hears what they said."""
    quote_withdrawn(tx, practice)
    if practice.author is not None:
        outbox.add(tx, [_news(tx, PRACTICE_QUOTE_ANSWERED, practice, practice.author)])


def quote_withdrawn(tx: Transaction, practice: Practice) -> None:
    """They are not asked any more."""
    outbox.cancel(tx, QUOTE, int(practice.id))


def _news(tx: Transaction, kind: NoticeKind, practice: Practice, member: MemberId) -> NewNotice:
    key = f"{kind.code}:{practice.id}:{practice.revision}:{member}"
    return NewNotice(kind, NEWS, int(practice.id), tx.now, key, member)
