"""What is still there: what is removed keeps its row; in a removed plan nothing else is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_

from storage.schema.plans import plan, plan_milestone

if TYPE_CHECKING:
    from sqlalchemy import Select, Table


def still_there(chosen: Select[Any], table: Table) -> Select[Any]:
    """Only of milestones that are there, in plans that are; `table` names them in `milestone_id`."""
    network = table.c.network_id
    return (
        chosen.join(
            plan_milestone,
            and_(plan_milestone.c.network_id == network, plan_milestone.c.id == table.c.milestone_id),
        )
        .join(plan, and_(plan.c.network_id == network, plan.c.id == plan_milestone.c.plan_id))
        .where(plan_milestone.c.removed_at.is_(None), plan.c.removed_at.is_(None))
    )
