"""The demo network's plans once they are made: what the file says, with a past and a future."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot import demo, world
from domain.actors import Caller, ChannelKind
from domain.notices import NoticeState
from domain.plans.codes import Level
from domain.plans.history import Act
from domain.plans.model import MilestoneStatus, PlanStatus
from services.plans import joining, reading, suggesting, telling
from storage import outbox
from storage.schema.notices import notice as notices

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.notices import Notice
    from services.core import Core
    from storage.transaction import Transaction


def ines() -> Caller:
    source = world.source()
    person = next(person for person in source["people"] if person["username"] == "ines.duarte")
    return Caller(ChannelKind.DISCORD, person["id"], "x", server=int(source["server"]["id"]))


def waiting(tx: Transaction, _actor: Actor) -> list[Notice]:
    rows = tx.connection.execute(
        notices.select().where(notices.c.network_id == tx.network, notices.c.kind.like("milestone%"))
    )
    return [one for one in map(outbox.notice_from, rows) if one.state is NoticeState.PENDING]


async def test_the_plans_are_there_with_their_past(core: Core) -> None:
    await demo.fill_if_new(core)
    norte, work = (await core.read(ines(), reading.listed)).plans
    assert (norte.plan.status, work.plan.status) == (PlanStatus.APPROVED, PlanStatus.PUBLISHED)
    assert norte.counts.overdue == 1
    assert norte.counts.done == work.counts.done == 1
    shown = await core.read(ines(), reading.show, norte.plan.id)
    assert [str(shown.whole.code_of(one)) for one in shown.whole.zones] == ["P1.Z1", "P1.Z2"]
    statuses = {one.title: one.status for one in shown.whole.milestones}
    assert statuses["Trajetos medidos em duas cidades"] is MilestoneStatus.IN_PROGRESS
    assert all(not zone.weak or zone.weak[0].wave for zone in shown.whole.zones)
    told = await core.read(ines(), telling.history, Level.PLAN, norte.plan.id, lines_a_page=50)
    assert [one.at for one in told.changes] == sorted((one.at for one in told.changes), reverse=True)
    assert [one.why for one in told.changes if one.why and one.act not in (Act.COMMENT, Act.EVIDENCE)] == [
        "Los ejes llegan con una semana de retraso."
    ]
    (stranger,) = await core.read(ines(), joining.waiting)
    assert stranger.name == "Joana Prata"
    assert (await core.read(ines(), suggesting.suggest, norte.plan.id)).suggestions


async def test_nothing_of_the_past_is_said_at_the_first_start(core: Core) -> None:
    await demo.fill_if_new(core)
    coming = await core.read(ines(), waiting)
    assert coming
    now = core.now()
    assert all(one.due_at > now for one in coming)
    assert min(one.due_at for one in coming) < now + timedelta(days=2)
