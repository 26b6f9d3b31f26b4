"""What there is to do for an event: who does it, what is late, what a controller would miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.methodology.lists import Holder
from domain.methodology.proofs import sheet
from services.events import desk, reading
from services.methodology.common import DEPUTY, day_of, in_force, there, today_at
from services.methodology.views import Announced, Board, Doer, Line, TaskView
from storage import members, networks
from storage.events import events, mirrors
from storage.methodology import changes, roles, tasks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.actors import Actor, MemberId
    from domain.events.model import Event, EventId
    from domain.methodology.lists import EventTask, TaskId
    from storage.transaction import Transaction


def show(tx: Transaction, actor: Actor, id: EventId) -> Board:  # noqa: A002 - `show(tx, actor, id)` says it best
    """The board of an event. Raises `NotAMember` or `NotFound`."""
    desk.must_be_known(actor)
    return _seen(tx, actor, board(tx, actor, events.load(tx, id)))


def task(tx: Transaction, actor: Actor, id: TaskId) -> TaskView:  # noqa: A002
    """One task. Raises `NotAMember` or `NotFound`."""
    desk.must_be_known(actor)
    found = tasks.load(tx, id)
    return view(tx, actor, _seen(tx, actor, board(tx, actor, events.load(tx, found.event))), id)


def _seen(tx: Transaction, actor: Actor, whole: Board) -> Board:
    """The board, for who may see the event, and for who does anything for it."""
    if not reading.visible(tx, actor, whole.event) and not any(one.mine for one in whole.lines):
        raise NotFound("event", "")
    return whole


def view(tx: Transaction, actor: Actor, whole: Board, id: TaskId) -> TaskView:  # noqa: A002, ARG001
    """One task of a board. Raises `NotFound`."""
    line = next((one for one in whole.lines if one.task.id == id), None)
    if line is None:
        raise NotFound("task")
    noted = changes.listed(tx, whole.event.id, 10, id)
    people = [*(one.member for one in noted), *(one.member for one in line.task.given), line.task.closed_by]
    return TaskView(whole, line, noted, desk.names(tx, people))


def board(tx: Transaction, actor: Actor, event: Event) -> Board:
    """The board of an event that is loaded."""
    methodology, version = in_force(tx)
    own = tasks.of_event(tx, event.id)
    held = holders(event, roles.of_event(tx, event.id))
    today, day = today_at(tx, event), day_of(event)
    kept = tasks.list_of(tx, event.id)
    names = _active(tx, event, own, held.values())
    runs, here = desk.runs(actor, event), there(tx, event)
    lines = tuple(_line(actor, event, one, held, names, runs=runs) for one in own)
    return Board(
        network=tx.network,
        methodology=methodology,
        event=event,
        today=today,
        list=kept,
        lines=lines,
        proofs=sheet(own, methodology.proofs, day, today, here),
        roles=held,
        names=names,
        runs=runs,
        outdated=kept is not None and not kept.ended and kept.version != version,
        announced=_announced(tx, event),
        here=here,
    )


def _announced(tx: Transaction, event: Event) -> Announced | None:
    server, stands = networks.load(tx).server, mirrors.load(tx, event.id)
    if server is None or stands.channel is None or stands.message is None:
        return None
    return Announced(server, stands.channel, stands.message)


def holders(event: Event, held: Mapping[str, Holder]) -> Mapping[str, Holder]:
    """Who has which role: what was `held` by itself, and the event's deputy, who is kept with the event."""
    return held if event.deputy is None else {**held, DEPUTY: Holder(DEPUTY, event.deputy)}


def doer(event: Event, one: EventTask, held: Mapping[str, Holder], active: Mapping[MemberId, str]) -> Doer:
    """Who does a task: who was named for it, else who has its role, else the organiser, else the deputy."""
    if one.owner in active and one.owner is not None:
        return Doer(active[one.owner], one.owner, named=True)
    holder = held.get(one.role)
    if holder is not None and holder.member in active and holder.member is not None:
        return Doer(active[holder.member], holder.member, by_role=True)
    if holder is not None and holder.member is None and holder.name:
        return Doer(holder.name, None, by_role=True)
    found = next(
        (each for each in (event.organiser, event.deputy) if each is not None and each in active), None
    )
    return Doer(active[found], found) if found is not None else Doer("", None)


def _active(
    tx: Transaction, event: Event, own: Iterable[EventTask], held: Iterable[Holder]
) -> Mapping[MemberId, str]:
    """The names of those who are concerned and still there."""
    wanted = {event.organiser, event.deputy, *(one.owner for one in own), *(one.member for one in held)}
    return {one.id: one.name for one in members.listed(tx) if one.id in wanted}


def _line(
    actor: Actor,
    event: Event,
    one: EventTask,
    held: Mapping[str, Holder],
    names: Mapping[MemberId, str],
    *,
    runs: bool,
) -> Line:
    who = doer(event, one, held, names)
    mine = actor.member is not None and who.member == actor.member
    return Line(one, who, mine, runs or mine)
