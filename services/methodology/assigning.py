"""A task is given to somebody, a role at an event too: for those who run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.methodology import giving
from domain.methodology.errors import (
    TaskNotOpen,
)
from domain.methodology.history import Act
from domain.methodology.model import said
from services.events import changing, desk
from services.methodology import board, reminding
from services.methodology.common import DEPUTY, in_force
from services.methodology.working import done, must_see
from services.plans import people
from storage import members
from storage.events import events
from storage.methodology import changes, roles, tasks

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.events.model import Event, EventId
    from domain.methodology.lists import TaskId
    from services.methodology.views import Board, TaskDone
    from storage.transaction import Transaction


def assign(tx: Transaction, actor: Actor, id: TaskId, seen: int, to: MemberId | None) -> TaskDone:  # noqa: A002
    """That member does it from now on; None: who has its role.

    Raises `NotYourEvent`, `Changed`, `TaskNotOpen` or `NotFound`.
    """
    task = tasks.load(tx, id)
    event = events.load(tx, task.event)
    desk.must_run(tx, actor, event)
    must_see(task, seen)
    if not task.open:
        raise TaskNotOpen(said(task.title, actor.language), task.status.value)
    if to is not None and not members.load(tx, to).active:
        raise NotFound("member")
    if to != task.owner:
        tasks.step(tx, task, owner_id=to)
        changes.note(tx, [event.id], actor.member, Act.ASSIGNED, id, {"owner": (task.owner, to)})
    return done(tx, actor, event, id, Act.ASSIGNED)


def assign_called(tx: Transaction, actor: Actor, id: TaskId, seen: int, name: str) -> TaskDone:  # noqa: A002
    """The same by the member's name; "" for who has its role.

    Raises as `assign`, and `SeveralCalledSo`.
    """
    return assign(tx, actor, id, seen, _called(tx, actor, name) if name.strip() else None)


def give_role_called(tx: Transaction, actor: Actor, id: EventId, role: str, name: str) -> Board:  # noqa: A002
    """A role by a name: the member who is called so, else somebody who is none.

    Raises as `give_role`, and `SeveralCalledSo`.
    """
    try:
        return give_role(tx, actor, id, role, _called(tx, actor, name) if name.strip() else None)
    except NotFound as error:
        if error.kind != "member":
            raise
        return give_role(tx, actor, id, role, None, name)


def _called(tx: Transaction, actor: Actor, name: str) -> MemberId:
    """Who is called so, wherever people are named: a part of a name is enough where it fits no other."""
    owner = people.owner_called(tx, actor, name)
    if owner is None or owner.member is None:
        raise NotFound("member", " ".join(name.split())[:80])
    return owner.member


def give_role(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    role: str,
    member: MemberId | None,
    name: str = "",
) -> Board:
    """That member has the role at the event, or somebody of that name who is no member; with neither nobody.

    The deputy's is the event's own: who has it may do what its organiser may.

    Raises `NotYourEvent`, `NotFound` (no such role, somebody who has left) or `ProofTextLong`.
    """
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    methodology, _ = in_force(tx)
    if role not in methodology.roles:
        raise NotFound("role")
    if member is not None and not members.load(tx, member).active:
        raise NotFound("member")
    called = "" if member is not None else giving.text(" ".join(name.split()), giving.NAME_LENGTH)
    before = board.holders(event, roles.of_event(tx, id)).get(role)
    if role == DEPUTY:
        event = _deputise(tx, actor, event, member)
    kept = None if role == DEPUTY and member == event.deputy else member
    roles.give(tx, id, role, kept, called)
    # The trail outlives who asks to be forgotten: of somebody who is no member, only that they had it.
    fields = {"role": (None, role), "member": (before.member if before else None, member)}
    changes.note(tx, [id], actor.member, Act.ROLE, fields=fields)
    reminding.follow(tx, event)
    return board.board(tx, actor, event)


def _deputise(tx: Transaction, actor: Actor, event: Event, member: MemberId | None) -> Event:
    """Who stands in for the organiser, by whom it is run as well; the organiser needs nobody's rights."""
    deputy = None if member == event.organiser else member
    if deputy != event.deputy:
        changing.hand_over(tx, actor, event.id, event.organiser, deputy)
    return events.load(tx, event.id)
