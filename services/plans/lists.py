"""Milestones out of many plans: the board, and what is due; in pages."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.plans.model import MilestoneStatus
from services.plans import desk, joining
from services.plans.views import Board, BoardColumn, DueList
from storage import networks
from storage.plans import lines, plans, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from domain.actors import Actor, PartnerId
    from domain.plans.lists import Placed
    from domain.plans.model import PlanId
    from storage.transaction import Transaction

DAYS: Final = 30
LINES: Final = 10
BOARD_LINES: Final = 15

_COLUMNS: Final = (
    (MilestoneStatus.PLANNED, True),
    (MilestoneStatus.PLANNED, False),
    (MilestoneStatus.IN_PROGRESS, False),
    (MilestoneStatus.DONE, False),
    (MilestoneStatus.CANCELLED, False),
)


class Scope(StrEnum):
    """Whose milestones."""

    MINE = "mine"
    PARTNER = "partner"
    ALL = "all"


def due(
    tx: Transaction,
    actor: Actor,
    scope: Scope,
    *,
    days: int = DAYS,
    plan: PlanId | None = None,
    page: int = 0,
    lines_a_page: int = LINES,
) -> DueList:
    """What is overdue or due within so many days, the first due first. Raises `NotAMember` or `NotFound`.

    `Scope.MINE`: the actor is owner or deputy; `Scope.PARTNER`: their partner owns the action.
    """
    desk.must_be_known(actor)
    if scope is Scope.PARTNER and actor.partner is None:
        raise NotFound("partner")
    here = networks.load(tx).zone
    until = desk.day_in(tx, here) + timedelta(days=days)
    found = lines.found(
        tx,
        until=until,
        plan_id=plan,
        member=actor.as_member() if scope is Scope.MINE else None,
        partner=actor.partner if scope is Scope.PARTNER else None,
    )
    days_in = _days(tx, found)
    shown, page, pages = _page(found, page, lines_a_page)
    return DueList(
        network=tx.network,
        scope=scope.value,
        until=until,
        lines=tuple(shown),
        total=len(found),
        overdue=sum(one.milestone.overdue(days_in[one.plan.id]) for one in found),
        today=days_in,
        partners=desk.partner_names(tx),
        page=page,
        pages=pages,
        unjoined=joining.missing(tx, actor),
        deputy_of=frozenset(one.milestone.id for one in shown if _as_deputy(actor, one)),
    )


def _as_deputy(actor: Actor, one: Placed) -> bool:
    """Whether the actor has it as its deputy, and not as its owner."""
    owner, deputy = one.milestone.owner, one.milestone.deputy
    mine = owner is not None and owner.member == actor.member
    return not mine and deputy is not None and actor.member is not None and deputy.member == actor.member


def board(
    tx: Transaction,
    actor: Actor,
    plan: PlanId | None = None,
    *,
    by_partner: bool = False,
    page: int = 0,
    lines_a_page: int = BOARD_LINES,
) -> Board:
    """All milestones of a plan, or of all plans, in columns: overdue, planned, in progress, done, called off.

    The columns are read one after the other: a page holds so many lines of them, and each how many it has in
    all. By partner, the open ones of each first. What other plans share with its region comes last, in a
    column of its own. Raises `NotAMember` or `NotFound`.
    """
    desk.must_be_known(actor)
    named = plans.load(tx, plan) if plan is not None else None
    every = tuple(MilestoneStatus)
    found = lines.found(tx, plan_id=plan, statuses=every)
    visiting = [one.action.id for one in whole.visiting(tx, named)] if named is not None else []
    shared = lines.found(tx, actions=visiting, statuses=every) if visiting else ()
    days = _days(tx, [*found, *shared])
    names = desk.partner_names(tx)
    groups = _by_partner(found, names) if by_partner else _by_status(found, days)
    if shared:
        groups.append((_shared_column, list(shared)))
    shown, page, pages = _page([one for _, own in groups for one in own], page, lines_a_page)
    columns, past = [], page * lines_a_page
    for make, own in groups:
        first, last = max(past, 0), max(past + len(shown), 0)
        columns.append(make(len(own), tuple(own[first:last])))
        past -= len(own)
    return Board(tx.network, named, by_partner, tuple(columns), names, days, page, pages)


def _by_status(
    found: Iterable[Placed], days: Mapping[PlanId, date]
) -> list[tuple[Callable[[int, tuple[Placed, ...]], BoardColumn], list[Placed]]]:
    """Columns by status; what is overdue, begun or not, stands in the first one."""
    groups: dict[tuple[MilestoneStatus, bool], list[Placed]] = {column: [] for column in _COLUMNS}
    for one in found:
        late = one.milestone.overdue(days[one.plan.id])
        groups[(MilestoneStatus.PLANNED, True) if late else (one.milestone.status, False)].append(one)
    return [(_status_column(status, late), own) for (status, late), own in groups.items()]


def _status_column(status: MilestoneStatus, late: bool) -> Callable[[int, tuple[Placed, ...]], BoardColumn]:
    return lambda total, shown: BoardColumn(None if late else status, late, None, total, shown)


def _by_partner(
    found: Iterable[Placed], names: Mapping[PartnerId, str]
) -> list[tuple[Callable[[int, tuple[Placed, ...]], BoardColumn], list[Placed]]]:
    groups: dict[PartnerId | None, list[Placed]] = {}
    for one in found:
        groups.setdefault(one.action.partner, []).append(one)
    for own in groups.values():
        own.sort(key=lambda one: not one.milestone.status.open)  # stable: by day within
    ordered = sorted(groups, key=lambda partner: (partner is None, names.get(partner, "") if partner else ""))
    return [(_partner_column(partner), groups[partner]) for partner in ordered]


def _partner_column(partner: PartnerId | None) -> Callable[[int, tuple[Placed, ...]], BoardColumn]:
    return lambda total, shown: BoardColumn(None, False, partner, total, shown)


def _shared_column(total: int, shown: tuple[Placed, ...]) -> BoardColumn:
    return BoardColumn(None, False, None, total, shown, shared=True)


def _days(tx: Transaction, found: Iterable[Placed]) -> dict[PlanId, date]:
    """Today, in each plan's zone."""
    return {plan.id: desk.today(tx, plan) for plan in {one.plan.id: one.plan for one in found}.values()}


def _page(found: Sequence[Placed], page: int, size: int) -> tuple[Sequence[Placed], int, int]:
    pages = max(1, -(-len(found) // size))
    page = min(max(page, 0), pages - 1)
    return found[page * size : (page + 1) * size], page, pages
