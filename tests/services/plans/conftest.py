"""A network with a regional plan: people who answer for milestones, and what the outbox holds for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from domain.actors import MemberId, PartnerId
from domain.people import Standing
from domain.plans.fields import ActionFields, MilestoneFields, PlanFields, ZoneFields
from domain.plans.model import Owner, Period, Place, PlanKind
from domain.records import replace
from services.plans import creating, reading, removing
from storage import members, outbox
from storage.schema.notices import notice as notices
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from domain.actors import Actor, Caller
    from domain.notices import Notice
    from domain.plans.codes import Level
    from domain.plans.model import ActionId, Milestone, MilestoneId, PlanId, ZoneId
    from services.core import Core
    from services.plans.outcomes import MilestoneDone, Removal
    from storage.transaction import Transaction

ANA: Final = discord_user(2, "Ana")
BRUNO: Final = discord_user(3, "Bruno", locale="pt-BR")
CLEO: Final = discord_user(4, "Cléo", locale="fr")
STRANGER: Final = discord_user(9, "Somebody")
PORTO, BREST, CORK = PartnerId(1), PartnerId(2), PartnerId(3)
DUE: Final = date(2027, 3, 15)

PLAN: Final = PlanFields(
    PlanKind.REGIONAL,
    "Norte 2030",
    Period(date(2027, 1, 1), date(2028, 12, 31)),
    "pt",
    "Europe/Lisbon",
    Place("PT11", "Norte"),
    "Clean streets.",
)


@dataclass(frozen=True)
class Made:
    """What `made` made: P1.Z1.A1 of Porto."""

    plan: PlanId
    zone: ZoneId
    action: ActionId
    ana: MemberId
    bruno: MemberId
    cleo: MemberId
    boss: MemberId

    def owner(self, member: MemberId, name: str = "") -> Owner:
        return Owner(member, name)


def _member(tx: Transaction, actor: Actor) -> MemberId:
    return actor.as_member()


@pytest.fixture
async def made(core: Core) -> Made:
    """What `plan_made` makes."""
    return await plan_made(core)


async def plan_made(core: Core) -> Made:
    """Berta coordinates; Ana (the contact) and Bruno belong to Porto, Cléo to Brest."""
    await built(core)
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 3, "Bruno", partner=PORTO)
    await assigned(core, 4, "Cléo", partner=BREST)
    ids = [await core.read(who, _member) for who in (ANA, BRUNO, CLEO, BOSS)]
    plan = (await core.write(BOSS, creating.new_plan, PLAN)).plan
    zone = (await core.write(BOSS, creating.new_zone, plan.id, ZoneFields("Ports", "mobility"))).zone
    fields = ActionFields("Cargo bikes", PORTO)
    action = (await core.write(BOSS, creating.new_action, zone.id, fields)).action
    return Made(plan.id, zone.id, action.id, *ids)


async def add(
    core: Core, made: Made, who: Caller = BOSS, *, title: str = "Routes", due: date = DUE, **more: object
) -> Milestone:
    """A milestone of Bruno's (deputy: Ana), unless told otherwise."""
    said = {"owner": Owner(made.bruno, "Bruno"), "deputy": Owner(made.ana, "Ana"), **more}
    fields = MilestoneFields(title, due, **said)  # type: ignore[arg-type]
    done: MilestoneDone = await core.write(who, creating.new_milestone, made.action, fields)
    return done.view.milestone


async def look(core: Core, milestone: MilestoneId, who: Caller = BOSS) -> Milestone:
    return (await core.read(who, reading.show_milestone, milestone)).milestone


def said(milestone: Milestone, **changes: object) -> MilestoneFields:
    """What a milestone says, with something else."""
    return replace(MilestoneFields.of(milestone), **changes)  # type: ignore[arg-type]


def _open(tx: Transaction, _actor: Actor) -> list[Notice]:
    rows = tx.connection.execute(
        notices.select()
        .where(notices.c.network_id == tx.network, notices.c.state == "pending")
        .order_by(notices.c.due_at, notices.c.id)
    )
    return [outbox.notice_from(row) for row in rows]


async def pending(core: Core, kind: str = "") -> list[Notice]:
    """What waits in the outbox, the next due first; of one kind, or all."""
    return [one for one in await core.read(BOSS, _open) if kind in ("", one.kind)]


async def removed(core: Core, who: Caller, level: Level, thing: int, why: str = "A mistake") -> Removal:
    """What is seen before it is removed, and removed as it was seen."""
    seen: Removal = await core.read(who, removing.ask, level, thing)
    assert await core.write(who, removing.remove, level, thing, seen.stamp, why) == seen
    return seen


async def rungs(core: Core, milestone: MilestoneId) -> list[str]:
    """The ladder that waits for a milestone: "b7 Bruno"."""

    def names(tx: Transaction, _actor: Actor) -> dict[MemberId, str]:
        return {one.id: one.name for one in members.listed(tx, left=True)}

    called = await core.read(BOSS, names)
    return [
        f"{one.detail['rung']} {called[one.member]}"
        for one in await pending(core)
        if one.subject_kind == "milestone"
        and one.subject_id == milestone
        and "rung" in one.detail
        and one.member
    ]
