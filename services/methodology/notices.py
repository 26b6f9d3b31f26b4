"""What notices on an event's tasks say when they are sent, read anew then; None where nothing is left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.events.model import EventId
from domain.notices.kinds import TASK_PROOFS
from domain.records import Record
from services.methodology.board import board
from services.methodology.common import day_of
from services.notices.whose import actor_of
from storage.events import events

if TYPE_CHECKING:
    from domain.methodology.proofs import ProofLine
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from services.methodology.views import Board, Line
    from storage.transaction import Transaction


class TasksNotice(Record):
    """Tasks that are due or overdue: of the reader's own, or (`others`) of those whose event they run.

    Of a notice on proofs, `missing` are those that a controller would miss, and `lines` is empty.
    """

    board: Board
    kind: str
    lines: tuple[Line, ...] = ()
    missing: tuple[ProofLine, ...] = ()
    others: bool = False


def tell(tx: Transaction, notice: Notice, reader: Reader) -> TasksNotice | None:
    """What this notice says now to the member that it is for.

    None: all is done, is somebody else's by now or too late to be of use, or the event was called off.
    """
    actor = actor_of(tx, notice, reader)
    if actor is None or actor.member is None:
        return None
    try:
        event = events.load(tx, EventId(notice.subject_id))
    except NotFound:
        return None
    if not event.on:
        return None
    whole = board(tx, actor, event)
    if notice.kind == TASK_PROOFS.code:
        missing = whole.proofs.warnings
        return TasksNotice(whole, notice.kind, missing=missing) if missing else None
    due = date.fromisoformat(str(notice.detail["due"]))
    day = day_of(event)
    lines = tuple(one for one in whole.lines if one.task.waits(day, whole.today) and one.task.due == due)
    own = tuple(one for one in lines if one.mine or (one.doer.member is None and whole.runs))
    if notice.dedupe_key.endswith(":lead"):
        late = tuple(one for one in lines if not one.mine)
        return TasksNotice(whole, notice.kind, late, others=True) if late else None
    return TasksNotice(whole, notice.kind, own) if own else None
