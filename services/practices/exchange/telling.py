"""Who is told what of a visit: that it is taken up, that there is a checklist, that a report is due.

Three months after the report the guest is asked what was adopted.
What is to come of a visit is about it ("visit"); what happened ("visit.news") stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.notices import NewNotice
from domain.notices.kinds import (
    VISIT_AGAIN,
    VISIT_DATED,
    VISIT_REPORT,
    VISIT_REPORTED,
    VISIT_TAKEN,
)
from domain.practices.exchange import ask_again_at
from storage import outbox

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.notices.model import NoticeKind
    from domain.practices.exchange import Visit
    from storage.transaction import Transaction

VISIT: Final = "visit"
VISIT_NEWS: Final = "visit.news"


def taken(tx: Transaction, visit: Visit) -> None:
    """Who offered it, or asked for it, hears who takes it up."""
    _news(tx, VISIT_TAKEN, visit, f"taken:{visit.poll}", visit.member)


def dated(tx: Transaction, visit: Visit, by: MemberId | None) -> None:
    """It has a date: the host is given the checklist; the guest hears of it, unless it was `by` them."""
    told = {visit.host, visit.guest if visit.guest != by else None}
    for member in told:
        _news(tx, VISIT_DATED, visit, f"dated:{visit.event}", member)


def ask_report(tx: Transaction, visit: Visit) -> None:
    """It has been: the guest is asked what they saw."""
    if visit.guest is not None:
        key = f"visit:{visit.id}:report:{visit.event}"
        outbox.schedule(
            tx,
            VISIT,
            int(visit.id),
            [NewNotice(VISIT_REPORT, VISIT, int(visit.id), tx.now, key, visit.guest)],
        )


def reported(tx: Transaction, visit: Visit) -> None:
    """The host reads the report; the guest is asked three months later what was adopted."""
    _news(tx, VISIT_REPORTED, visit, "reported", visit.host)
    wanted = []
    if visit.guest is not None and visit.reported_at is not None and not visit.outcome:
        at = ask_again_at(visit.reported_at)
        key = f"visit:{visit.id}:again:{visit.event}"
        wanted = [NewNotice(VISIT_AGAIN, VISIT, int(visit.id), at, key, visit.guest)]
    outbox.schedule(tx, VISIT, int(visit.id), wanted)


def followed_up(tx: Transaction, visit: Visit) -> None:
    """Nothing is asked any more."""
    over(tx, visit)


def over(tx: Transaction, visit: Visit) -> None:
    """Nothing of it is to come."""
    outbox.cancel(tx, VISIT, int(visit.id))


def _news(tx: Transaction, kind: NoticeKind, visit: Visit, what: str, member: MemberId | None) -> None:
    if member is not None:
        key = f"visit:{visit.id}:{what}:{member}"
        outbox.add(tx, [NewNotice(kind, VISIT_NEWS, int(visit.id), tx.now, key, member)])
