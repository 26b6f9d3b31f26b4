"""Milestones: days, owners, waiting, how far they are; rights, reasons, and old cards."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from domain.actors import MemberId
from domain.errors import Changed, NotAMember, NotFound
from domain.plans import errors
from domain.plans.codes import Level
from domain.plans.fields import ActionFields, MilestoneFields, ZoneFields
from domain.plans.history import Act
from domain.plans.model import EvidenceKind, MilestoneKind, MilestoneStatus, Owner, Period
from domain.records import replace
from services.partners import leaving
from services.plans import creating, editing, milestones, progress, reading, telling
from services.plans.progress import NewEvidence, evidence_from
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    DUE,
    PLAN,
    PORTO,
    STRANGER,
    Made,
    add,
    look,
    removed,
    said,
)

if TYPE_CHECKING:
    from services.core import Core

LINK = NewEvidence(EvidenceKind.LINK, "https://example.org/map")


async def test_a_milestone_is_kept_as_it_was_said(core: Core, made: Made) -> None:
    first = await add(core, made)
    fields = MilestoneFields(
        "Report", date(2029, 6, 1), MilestoneKind.REPORT, Owner(None, "Rui Sá", "rui@example.pt"), None,
        "To the programme", "The receipt", (first.id,),
    )  # fmt: skip
    done = await core.write(ANA, creating.new_milestone, made.action, fields)
    assert MilestoneFields.of(done.view.milestone) == fields
    assert [str(one.code) for one in done.view.waits_for] == ["P1.Z1.A1.M1"]
    assert str(done.view.code) == "P1.Z1.A1.M2"
    assert [
        one.code.milestone for one in (await core.read(BRUNO, reading.show_milestone, first.id)).waiting
    ] == [2]


async def test_it_lies_in_the_plan_and_is_made_by_who_may(core: Core, made: Made) -> None:
    for day, error in ((date(2026, 12, 31), errors.BeforePlan), (date(2029, 1, 1), errors.AfterPlan)):
        with pytest.raises(error):
            await add(core, made, due=day)
    for who in (BRUNO, CLEO):
        with pytest.raises(errors.NotYours):
            await add(core, made, who)
    with pytest.raises(NotAMember):
        await core.read(STRANGER, reading.show_milestone, (await add(core, made)).id)


async def test_the_owner_says_how_far_it_is_and_shows_it(core: Core, made: Made) -> None:
    one = await add(core, made, evidence_asked="A map")
    done = await core.write(BRUNO, progress.begin, one.id, 0)
    assert (done.act, done.view.milestone.status) == (Act.BEGUN, MilestoneStatus.IN_PROGRESS)
    with pytest.raises(errors.AlreadySo):
        await core.write(BRUNO, progress.begin, one.id, 1)
    with pytest.raises(Changed):
        await core.write(ANA, progress.finish, one.id, 0, LINK)
    with pytest.raises(errors.EvidenceNeeded) as refused:
        await core.write(ANA, progress.finish, one.id, 1)
    assert refused.value.asked == "A map"
    with pytest.raises(errors.NotYours) as others:
        await core.write(CLEO, progress.finish, one.id, 1, LINK)
    assert others.value.names == ("Bruno", "Ana")
    done = await core.write(ANA, progress.finish, one.id, 1, LINK)
    assert (done.view.milestone.status, done.view.milestone.done_on) == (
        MilestoneStatus.DONE,
        date(2027, 1, 12),
    )
    assert [(one.kind, one.text, one.member) for one in done.view.evidence] == [
        (EvidenceKind.LINK, "https://example.org/map", made.ana)
    ]
    assert done.view.names == {made.ana: "Ana"}


async def test_it_is_called_off_and_opened_again_with_a_reason_by_the_contact(core: Core, made: Made) -> None:
    one = await add(core, made)
    with pytest.raises(errors.NotYours):
        await core.write(BRUNO, progress.cancel, one.id, 0, "No money")
    with pytest.raises(errors.WhyNeeded):
        await core.write(ANA, progress.cancel, one.id, 0, " ")
    done = await core.write(ANA, progress.cancel, one.id, 0, "No money")
    assert done.view.milestone.status is MilestoneStatus.CANCELLED
    with pytest.raises(errors.NotOpen):
        await core.write(ANA, progress.finish, one.id, 1)
    with pytest.raises(errors.NotOpen):
        await core.write(BOSS, milestones.edit, one.id, 1, said(one, due=DUE + timedelta(1)), "x1")
    done = await core.write(ANA, progress.reopen, one.id, 1, "Money came")
    assert done.view.milestone.status is MilestoneStatus.PLANNED
    shown = await core.read(BRUNO, telling.history, Level.MILESTONE, one.id)
    assert [(change.act, change.why) for change in shown.changes[:2]] == [
        (Act.REOPENED, "Money came"),
        (Act.CANCELLED, "No money"),
    ]


async def test_evidence_and_comments(core: Core, made: Made) -> None:
    one = await add(core, made)
    assert evidence_from(" https://a.b/c ") == NewEvidence(EvidenceKind.LINK, "https://a.b/c")
    assert evidence_from("see https://a.b/c") == NewEvidence(EvidenceKind.TEXT, "see https://a.b/c")
    assert evidence_from("  ") is None
    await core.write(BRUNO, progress.give, one.id, LINK)
    done = await core.write(CLEO, progress.comment, one.id, " Looks good. ")
    assert [(each.file, each.text) for each in done.view.evidence] == [(None, LINK.text)]
    assert [(each.text, each.member) for each in done.view.comments] == [("Looks good.", made.cleo)]
    for bad, error in (("", errors.TextNeeded), ("x" * 1001, errors.TextLong)):
        with pytest.raises(error):
            await core.write(CLEO, progress.comment, one.id, bad)
    with pytest.raises(errors.NotALink):
        await core.write(BRUNO, progress.give, one.id, NewEvidence(EvidenceKind.LINK, "nowhere"))
    with pytest.raises(errors.TextNeeded):
        await core.write(BRUNO, progress.give, one.id)


async def test_what_waits_makes_no_circle_and_stays_in_its_plan(core: Core, made: Made) -> None:
    one, two, three = [await add(core, made, title=title) for title in ("One", "Two", "Three")]
    await core.write(BOSS, milestones.edit, two.id, 0, said(two, depends_on=(one.id,)))
    await core.write(BOSS, milestones.edit, three.id, 0, said(three, depends_on=(two.id,)))
    with pytest.raises(errors.WaitsForItself) as refused:
        await core.write(BOSS, milestones.edit, one.id, 0, said(one, depends_on=(three.id,)))
    assert refused.value.circle == ("P1.Z1.A1.M1", "P1.Z1.A1.M3", "P1.Z1.A1.M2")
    with pytest.raises(errors.WaitsForItself):
        await core.write(BOSS, milestones.edit, one.id, 0, said(one, depends_on=(one.id,)))
    plan = (await core.write(BOSS, creating.new_plan, PLAN)).plan.id
    zone = (await core.write(BOSS, creating.new_zone, plan, ZoneFields("Z"))).zone.id
    action = (await core.write(BOSS, creating.new_action, zone, ActionFields("A"))).action.id
    fields = MilestoneFields("Elsewhere", DUE, depends_on=(one.id,))
    with pytest.raises(errors.NotInThisPlan) as foreign:
        await core.write(BOSS, creating.new_milestone, action, fields)
    assert foreign.value.before == "P1.Z1.A1.M1"


async def test_days_and_owners_change_with_a_reason_words_without(core: Core, made: Made) -> None:
    one = await add(core, made)
    done = await core.write(
        ANA, milestones.edit, one.id, 0, said(one, title="All routes", kind=MilestoneKind.DELIVERABLE)
    )
    assert (done.view.milestone.title, done.view.milestone.kind) == ("All routes", MilestoneKind.DELIVERABLE)
    now = done.view.milestone
    for fields in (said(now, due=DUE + timedelta(3)), said(now, owner=None)):
        with pytest.raises(errors.WhyNeeded):
            await core.write(ANA, milestones.edit, one.id, 1, fields)
    with pytest.raises(Changed):
        await core.write(ANA, milestones.edit, one.id, 0, said(now, title="x"))
    same = await core.write(ANA, milestones.edit, one.id, 1, said(now))
    assert same.view.milestone == now


async def test_owners_hand_on_to_their_own_people_others_are_for_the_contact(core: Core, made: Made) -> None:
    one = await add(core, made, deputy=None)
    ana, cleo = Owner(made.ana, "Ana"), Owner(made.cleo, "Cléo")
    for other in (cleo, Owner(None, "Somebody")):
        with pytest.raises(errors.NotYours):
            await core.write(BRUNO, milestones.reassign, one.id, 0, why="Holiday", owner=other, deputy=None)
    done = await core.write(BRUNO, milestones.reassign, one.id, 0, why="Holiday", owner=ana, deputy=None)
    assert done.view.milestone.owner == ana
    assert done.told == ("Ana",)
    with pytest.raises(errors.NotYours):
        await core.write(BRUNO, milestones.reassign, one.id, 1, why="Back", owner=cleo, deputy=None)
    done = await core.write(ANA, milestones.reassign, one.id, 1, why="Hers", owner=cleo, deputy=ana)
    assert done.view.milestone.held_by(made.cleo)
    away = Owner(MemberId(999), "x")
    with pytest.raises(NotFound):
        await core.write(ANA, milestones.reassign, one.id, 2, why="x1", owner=away, deputy=None)


async def test_who_acts_for_no_partner_hands_on_to_nobody_else_who_acts_for_none(
    core: Core, made: Made
) -> None:
    one = await add(core, made, deputy=None)
    for partner in (PORTO, BREST):
        await core.write(BOSS, leaving.leave, partner)
    cleo = Owner(made.cleo, "Cléo")
    with pytest.raises(errors.NotYours):
        await core.write(BRUNO, milestones.reassign, one.id, 0, why="Away", owner=cleo, deputy=None)


async def test_a_report_after_the_plan_becomes_nothing_else(core: Core, made: Made) -> None:
    one = await add(core, made, due=date(2029, 1, 30), kind=MilestoneKind.REPORT)
    with pytest.raises(errors.AfterPlan):
        await core.write(BOSS, milestones.edit, one.id, 0, said(one, kind=MilestoneKind.MILESTONE))
    done = await core.write(BOSS, milestones.edit, one.id, 0, said(one, title="Final report"))
    assert done.view.milestone.title == "Final report"


async def test_what_was_done_before_the_plan_now_begins_is_not_opened_there(core: Core, made: Made) -> None:
    one = await add(core, made)
    await core.write(BOSS, progress.finish, one.id, 0)
    short = replace(PLAN, period=Period(date(2027, 6, 1), date(2028, 12, 31)))
    await core.write(BOSS, editing.edit_plan, made.plan, 0, short, "Begins later")
    with pytest.raises(errors.BeforePlan):
        await core.write(ANA, progress.reopen, one.id, 1, "Not done")
    await core.write(BOSS, editing.edit_plan, made.plan, 1, PLAN, "As it was")
    done = await core.write(ANA, progress.reopen, one.id, 1, "Not done")
    assert done.view.milestone.status is MilestoneStatus.PLANNED


async def test_a_removed_milestone_is_waited_for_no_more(core: Core, made: Made) -> None:
    one = await add(core, made)
    two = await add(core, made, depends_on=(one.id,))
    await removed(core, ANA, Level.MILESTONE, one.id)
    shown = await core.read(ANA, reading.show_action, made.action)
    assert [found.id for found in shown.milestones] == [two.id]
    assert (await look(core, two.id)).depends_on == ()
    with pytest.raises(NotFound):
        await look(core, one.id)
    assert (await add(core, made)).number == 3


async def test_history_pages_and_names_who_did_it(core: Core, made: Made) -> None:
    one = await add(core, made)
    for title in "ABC":
        now = await look(core, one.id)
        await core.write(ANA, milestones.edit, one.id, now.revision, said(now, title=title))
    shown = await core.read(CLEO, telling.history, Level.MILESTONE, one.id, lines_a_page=2)
    assert [change.fields["title"] for change in shown.changes] == [("B", "C"), ("A", "B")]
    assert shown.older
    assert shown.names[made.ana] == "Ana"
    rest = await core.read(CLEO, telling.history, Level.MILESTONE, one.id, before=shown.changes[-1].id)
    assert [change.act for change in rest.changes] == [Act.CHANGED, Act.CREATED]
    assert not rest.older
    assert rest.names[made.bruno] == "Bruno"
