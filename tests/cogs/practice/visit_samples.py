"""What there is to say of visits at its longest, of signs that have to be escaped."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final

from domain.actors import MemberId, NetworkId, PartnerId
from domain.events.model import EventId
from domain.languages import LANGUAGES
from domain.polls import PollId
from domain.practices.exchange import Report, Side, Visit, VisitFields, VisitId, VisitState, due
from domain.records import replace
from services.practices.exchange.notices import VisitNotice
from services.practices.exchange.reading import shipped
from services.practices.exchange.views import Dated, VisitList, VisitView

NETWORK: Final = NetworkId(2**53)
BIG: Final = 2**53
NOW: Final = datetime(2027, 11, 30, 12, tzinfo=UTC)
LINE: Final = "*_" * 100
TEXT: Final = "*_" * 500
FIRST: Final = date(2027, 9, 30)
LINKS: Final = tuple(f"https://example.org/{n}" + "x" * 120 for n in range(5))


def visit(**what: Any) -> VisitView:
    """A visit that has been and was told of, with all that can be said; its reader was the guest."""
    fields = VisitFields(Side.OFFER, LINE[:60], TEXT, LINE, LINE, LANGUAGES)
    one = Visit(
        VisitId(BIG), 999_999, MemberId(1), PartnerId(1), fields, VisitState.REPORTED, 999_999, NOW, MemberId(2),
        PartnerId(2), PollId(1), EventId(1), Report(TEXT, TEXT, LINKS), NOW, NOW, TEXT, NOW,
    )  # fmt: skip
    tasks = tuple(Dated(task, due(task, FIRST), done=n < 1) for n, task in enumerate(shipped()))
    others = (replace(one, state=VisitState.OPEN),) * 9
    view = VisitView(
        NETWORK, one, LINE, LINE, LINE, LINE, True, True, True, False, False, "", FIRST, True, tasks, others, NOW
    )  # fmt: skip
    return replace(view, **what)


def opened(**what: Any) -> VisitView:
    """One that is open, as somebody reads it who may take it up."""
    known = visit(tasks=(), first=None, over=False, mine=False, hosts=False, travels=False, taker="")
    bare = replace(known.visit, state=VisitState.OPEN, report=None, outcome="", taker=None)
    return replace(known, **{"visit": bare, "taker_partner": "", "fits": (), "may_take": True} | what)


def listed(pages: int = 9) -> VisitList:
    """A page of many."""
    return VisitList(NETWORK, (visit(), opened()) * 2 + (opened(),), 3, pages, 5 * pages)


def notice(kind: str) -> VisitNotice:
    """Something to say for each kind."""
    return VisitNotice(visit(), kind)
