"""What time does to visits: the poll was decided, so there is a date; or it has been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.practices.exchange import VisitState
from services.practices.exchange import telling
from storage import polls
from storage.events import events
from storage.practices import visits

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from domain.practices.exchange import VisitId
    from storage.transaction import Unscoped


def tend(tx: Unscoped, network: NetworkId, id: VisitId) -> None:  # noqa: A002
    """Do what is due for one visit; harmless when nothing is any more."""
    here = tx.within(network)
    visit = visits.load(here, id)
    if visit.state is VisitState.TAKEN and visit.poll is not None:
        event = polls.load(here, visit.poll).event
        if event is not None:
            dated = visits.step(here, visit, state=VisitState.DATED, event_id=event)
            telling.dated(here, dated, events.load(here, event).created_by)
        return
    if visit.state is not VisitState.DATED or visit.event is None or visit.report_asked_at is not None:
        return
    held = events.load(here, visit.event)
    if held.on and held.ends_at <= here.now:
        telling.ask_report(here, visits.step(here, visit, report_asked_at=here.now))
