"""Who is told of what people did on Discord with what stands there for an event, and of what hinders it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.notices import NewNotice
from domain.notices.kinds import EVENT_HINDERED, EVENT_INTEREST, EVENT_ON_DISCORD
from services.events.telling import NEWS
from storage import members, outbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import MemberId
    from domain.events.model import Event
    from domain.notices import NoticeKind
    from storage.transaction import Transaction


def changed(tx: Transaction, event: Event, what: str, fields: Sequence[str]) -> None:
    """Who organises it hears that somebody changed or removed something there.

    `what` is "edited" (with the names of our fields), or the part that is gone: "scheduled", "thread",
    "role", "room".
    """
    told = [one for one in (event.organiser, event.deputy) if one is not None]
    stamp = _stamp(tx)
    detail: dict[str, object] = {"what": what, "fields": list(fields)}
    outbox.add(
        tx, [_news(tx, EVENT_ON_DISCORD, event, one, f"{what}:{stamp}:{one}", detail) for one in told[:1]]
    )


def interest(tx: Transaction, event: Event, member: MemberId, scheduled: int, *, seated: bool) -> None:
    """Somebody pressed "Interested" there: they hear what became of it, or what they would get.

    Each is said once of one of Discord's events, however often it is seen that they are interested.
    """
    key = f"interest:{scheduled}:{member}:{'seat' if seated else 'none'}"
    outbox.add(tx, [_news(tx, EVENT_INTEREST, event, member, key, {})])


def hindered(tx: Transaction, event: Event, part: str, what: str) -> None:
    """The coordination hears which right is missing: for each right at most once a week."""
    year, week, _ = tx.now.isocalendar()
    coordinators = members.listed(tx, role=Role.COORDINATOR)
    detail = {"part": part, "what": what}
    outbox.add(
        tx,
        [
            NewNotice(
                EVENT_HINDERED,
                NEWS,
                int(event.id),
                tx.now,
                f"event.hindered:{what}:{year}-{week}:{one.id}",
                one.id,
                detail=detail,
            )
            for one in coordinators
        ],
    )


def _news(
    tx: Transaction, kind: NoticeKind, event: Event, member: MemberId, key: str, detail: dict[str, object]
) -> NewNotice:
    expires = event.ends_at if event.ends_at > tx.now else None
    name = f"event:{event.id}:discord:{key}"
    return NewNotice(kind, NEWS, int(event.id), tx.now, name, member, detail=detail, expires_at=expires)


def _stamp(tx: Transaction) -> int:
    return int(tx.now.timestamp() * 1000)
