"""The history of a plan or of one thing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.actors import MemberId
from domain.plans.codes import Level
from services.plans import desk
from services.plans.views import HistoryView
from storage.plans import changes, lines, plans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.actors import Actor
    from domain.plans.codes import Code
    from domain.plans.history import Change, ChangeId
    from domain.plans.model import Plan
    from storage.transaction import Transaction

LINES: Final = 10
_PEOPLE: Final = ("owner", "deputy", "committee")


def history(
    tx: Transaction,
    actor: Actor,
    level: Level,
    subject: int,
    *,
    before: ChangeId | None = None,
    lines_a_page: int = LINES,
) -> HistoryView:
    """What was changed, the newest first; of a plan, in all of it. Raises `NotAMember` or `NotFound`."""
    desk.must_be_known(actor)
    plan, code = _place(tx, level, subject)
    about = None if level is Level.PLAN else (level, subject)
    found = changes.listed(tx, plan.id, subject=about, before=before, limit=lines_a_page + 1)
    shown = found[:lines_a_page]
    return HistoryView(
        network=tx.network,
        plan=plan,
        code=code,
        changes=shown,
        names=desk.names(tx, _people(shown)),
        partners=desk.partner_names(tx),
        older=len(found) > lines_a_page,
    )


def _place(tx: Transaction, level: Level, subject: int) -> tuple[Plan, Code]:
    code = lines.code_of(tx, level, subject)
    plan = plans.find(tx, code.plan) if code is not None else None
    if code is None or plan is None:
        raise desk.gone(tx, level, subject)
    return plan, code


def _people(shown: Iterable[Change]) -> Iterator[MemberId | None]:
    for one in shown:
        yield one.member
        for name in _PEOPLE:
            for side in one.fields.get(name, ()):
                yield from _ids(side)


def _ids(value: Any) -> Iterator[MemberId]:
    if isinstance(value, int) and value:
        yield MemberId(value)
    elif isinstance(value, list):
        for one in value:
            yield from _ids(one)
