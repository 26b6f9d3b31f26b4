"""What notices on visits say when they are sent; None where nothing is left to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.notices.kinds import VISIT_AGAIN, VISIT_DATED, VISIT_REPORT, VISIT_REPORTED, VISIT_TAKEN
from domain.practices.exchange import VisitId, VisitState
from domain.records import Record
from services.notices.whose import actor_of
from services.practices.exchange import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.notices import Notice
    from domain.notices.reader import Reader
    from services.practices.exchange.views import VisitView
    from storage.transaction import Transaction


class VisitNotice(Record):
    """Something to say of a visit to one of the two."""

    view: VisitView
    kind: str


def tell(tx: Transaction, notice: Notice, reader: Reader) -> VisitNotice | None:
    """What this notice says now to the member that it is for; None: it is settled, or they have left."""
    actor = actor_of(tx, notice, reader)
    if actor is None or actor.member is None:
        return None
    try:
        view = reading.show(tx, actor, VisitId(notice.subject_id))
    except NotFound:
        return None
    return VisitNotice(view, notice.kind) if _STILL[notice.kind](view) else None


_STILL: Final[Mapping[str, Callable[[VisitView], bool]]] = {
    VISIT_TAKEN.code: lambda view: view.visit.state is VisitState.TAKEN and not view.off,
    VISIT_DATED.code: lambda view: (
        (view.hosts or view.travels) and view.visit.state is VisitState.DATED and not view.off
    ),
    VISIT_REPORT.code: lambda view: view.travels and view.visit.state is VisitState.DATED and view.over,
    VISIT_REPORTED.code: lambda view: view.hosts and view.visit.report is not None,
    VISIT_AGAIN.code: lambda view: view.travels and not view.visit.outcome,
}
"""Whether there is still something to say of each kind."""
