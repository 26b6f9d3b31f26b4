"""Minutes as people see them: who runs the event as they are now, everybody else what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.meetings.model import MinutesStatus
from domain.meetings.versions import Content, Line
from domain.records import replace
from services import links
from services.events import desk as events_desk
from services.events import reading
from services.meetings import desk
from services.meetings.there import present, window
from services.meetings.views import MinutesView
from storage import members
from storage.meetings import agendas, entries, materials, minutes, presence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import Actor, MemberId
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction


def show(tx: Transaction, actor: Actor, id: EventId, version: int | None = None) -> MinutesView:  # noqa: A002
    """The minutes of an event; those of one version that was sent. Raises `NotFound` or `NotAMember`.

    A guest reads what was sent of an event at which they were, and nothing else: it names people.
    """
    event = desk.seen_by(tx, actor, id)
    now = minutes.load(tx, id)
    runs = events_desk.runs(actor, event)
    if version is None and not runs and now.version:
        version = now.version
    content = sent(tx, id, version) if version else now_said(tx, event) if runs else None
    if content is not None and actor.guest is not None and actor.guest not in content.present:
        content = None
    opinions = minutes.opinions_on(tx, id, now.version) if now.version else ()
    asked = reached(tx, sent(tx, id, now.version).present) if now.version else frozenset()
    answered = {one.member for one in opinions}
    asking, stands = now.status is MinutesStatus.SENT, now.status is MinutesStatus.APPROVED
    names = members.names(tx, (content.members if content else frozenset()) | answered | asked)
    return MinutesView(
        event=reading.view(tx, actor, event),
        minutes=now,
        content=content,
        names=names,
        materials=materials.listed(tx, id),
        opinions=opinions if runs or (stands and content is not None) else (),
        silent=_in_order(asked - answered, names) if (runs and asking) or stands else (),
        may_say=asking and actor.known is not None and actor.known in asked,
        mine=next((one for one in opinions if one.member == actor.known), None),
        silence=desk.silence_approves(tx),
        coordinates=Role.COORDINATOR in actor.roles,
        done=frozenset(int(one.id) for one in entries.listed(tx, id) if one.done_at is not None),
    )


def now_said(tx: Transaction, event: Event) -> Content:
    """What would stand in them if they were sent now."""
    came, held = present(tx, event), window(event)
    names = members.names(tx, came | desk.said_yes(tx, event))
    return Content(
        start=held.start,
        end=held.end,
        present=_in_order(came, names),
        absent=_in_order(desk.said_yes(tx, event) - came, names),
        others=presence.others(tx, event.id),
        items=agendas.load(tx, event.id),
        lines=tuple(Line.of(one) for one in entries.listed(tx, event.id)),
    )


def sent(tx: Transaction, event: EventId, version: int) -> Content:
    """What was sent; without the names of those who wished theirs away since. Raises `NotFound`."""
    content = Content.from_data(minutes.version(tx, event, version).content)
    nameless = {int(one.id) for one in entries.listed(tx, event) if one.nameless}
    lines = tuple(replace(one, said_by=None) if one.id in nameless else one for one in content.lines)
    return replace(content, lines=lines)


def reached(tx: Transaction, there: Iterable[MemberId]) -> frozenset[MemberId]:
    """Those of them who are members or guests to this day: nobody else can be asked, or told."""
    known = {one.id for one in members.listed(tx, guests=True)}
    return frozenset(one for one in there if one in known)


def token(tx: Transaction, actor: Actor, id: EventId) -> str:  # noqa: A002
    """The end of the address of the minutes, by link; "" where the actor has none to read.

    Raises `NotFound` or `NotAMember`.
    """
    who = actor.known
    if who is None or show(tx, actor, id).content is None:
        return ""
    return links.make(tx, who, links.Purpose.MINUTES, int(id))


def _in_order(found: Iterable[MemberId], names: dict[MemberId, str]) -> tuple[MemberId, ...]:
    return tuple(sorted((one for one in found if one in names), key=lambda one: (names[one], one)))
