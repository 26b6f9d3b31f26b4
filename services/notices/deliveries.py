"""What the coordination sees of the network's notices: what is due, sent and failed, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.errors import NotFound
from domain.notices import NoticeId, NoticeState, kind_of
from domain.notices.sending_again import check_again
from services.notices import subjects
from services.notices.views import Deliveries, NoticeLine
from storage import networks, outbox, trail
from storage.notices import history

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor
    from domain.notices.about import About
    from storage.notices.history import Tried
    from storage.transaction import Transaction

PAGE: Final = 8
DUE: Final = (NoticeState.PENDING, NoticeState.LEASED)
SENT: Final = (NoticeState.SENT,)
FAILED: Final = (NoticeState.FAILED, NoticeState.EXPIRED, NoticeState.CANCELLED)


def overview(tx: Transaction, actor: Actor, states: Sequence[NoticeState] = DUE, page: int = 0) -> Deliveries:
    """A page of the notices in these states: what is due next first, of what is over the latest.

    The order is that of the time that a line shows: sent, put off, or due.
    Whom a confidential notice concerns is not told, the coordination included. Raises `RoleNeeded`.
    """
    actor.must_be(Role.COORDINATOR)
    counts = history.counts(tx)
    pages = max(1, -(-sum(counts.get(state, 0) for state in states) // PAGE))
    page = min(max(page, 0), pages - 1)
    waiting = set(states) <= set(DUE)
    found = history.listed(tx, states, newest_first=not waiting, skip=page * PAGE, most=PAGE)
    about = subjects.about(tx, [one.notice for one in found], actor.language)
    return Deliveries(counts, tuple(_line(one, about[one.notice.id]) for one in found), page, pages)


def send_again(tx: Transaction, actor: Actor, notice: int) -> NoticeLine:
    """Send what failed or was sent once more, now, with all ways open.

    What was for the coordination's channel goes to the one that it has now: the old one may have been
    deleted. Raises `RoleNeeded`; `NotFound`, also for what was cancelled or is on its way; `TimeOver` for
    what would say something untrue by now; `ComesByItself` for what waits for its day, or for when its
    reader wants it.
    """
    actor.must_be(Role.COORDINATOR)
    found = outbox.load(tx, [NoticeId(notice)])
    if not found or found[0].state in {NoticeState.CANCELLED, NoticeState.LEASED}:
        raise NotFound("notice")
    check_again(found[0], tx.now)
    history.wake_again(tx, [found[0].id], tx.now)
    place = networks.load(tx).coordination_channel
    if found[0].channel is not None and place is not None and kind_of(found[0].kind).to_coordination:
        history.readdress(tx, found[0].id, place)
    trail.record(tx, actor.member, "notice.again", "notice", found[0].id, {"kind": found[0].kind})
    (woken,) = outbox.load(tx, [found[0].id])
    about = subjects.about(tx, [woken], actor.language)
    return _line(history.Tried(woken, None, None, 0, None), about[woken.id])


def _line(tried: Tried, about: About) -> NoticeLine:
    one = tried.notice
    secret = kind_of(one.kind).confidential
    return NoticeLine(
        notice=one.id,
        kind=one.kind,
        state=one.state,
        due_at=one.due_at,
        wake_at=one.wake_at,
        sent_at=one.sent_at,
        member=None if secret else one.member,
        recipient="" if secret else tried.name or "",
        channel=one.channel,
        way=tried.way,
        attempts=tried.attempts,
        error=tried.error,
        about=about,
    )
