"""A later day: within the owners' days at once, beyond them asked, and never twice round the corner."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, RoleNeeded
from domain.plans import errors
from domain.plans.codes import Level
from domain.plans.history import Act
from domain.plans.model import EvidenceKind, PostponementState
from services.plans import milestones, postponing, progress, reading, reminding, telling
from storage.plans import notes
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import ANA, BRUNO, CLEO, DUE, Made, add, look, pending, said

if TYPE_CHECKING:
    from services.core import Core
    from services.plans.outcomes import MilestoneDone


async def ask(core: Core, milestone: int, seen: int = 0, days: int = 40) -> MilestoneDone:
    return await core.write(
        BRUNO, postponing.postpone, milestone, seen, DUE + timedelta(days), "The depot is late"
    )


async def test_within_the_days_it_moves_at_once(core: Core, made: Made) -> None:
    one = await add(core, made)
    done = await core.write(BRUNO, postponing.postpone, one.id, 0, DUE + timedelta(10), "Rain")
    assert (done.act, done.asked, done.view.milestone.due) == (Act.POSTPONED, None, DUE + timedelta(10))
    done = await core.write(BRUNO, postponing.postpone, one.id, 1, DUE + timedelta(15), "More rain")
    assert done.act is Act.POSTPONE_ASKED
    assert (await look(core, one.id)).due == DUE + timedelta(10)


async def test_beyond_them_the_coordination_is_asked_and_says_yes(core: Core, made: Made) -> None:
    one = await add(core, made)
    done = await ask(core, one.id)
    assert done.told == ("Berta",)
    assert done.asked is not None
    assert (done.view.milestone.due, done.view.milestone.revision) == (DUE, 0)
    assert [notice.member for notice in await pending(core, "postponement.asked")] == [made.boss]
    assert (await core.read(BOSS, reading.show_milestone, one.id)).rights.answer
    with pytest.raises(errors.AlreadyAsked):
        await ask(core, one.id, days=41)
    for who in (ANA, BRUNO):
        with pytest.raises(RoleNeeded):
            await core.write(who, postponing.accept, done.asked.id)
    (waiting,) = await core.read(BOSS, lambda tx, _: notes.unanswered(tx))
    assert (waiting.wanted, waiting.milestone) == (DUE + timedelta(40), one.id)
    yes = await core.write(BOSS, postponing.accept, done.asked.id, "Fine")
    assert (yes.act, yes.view.milestone.due, yes.told) == (Act.POSTPONED, DUE + timedelta(40), ("Bruno",))
    assert await pending(core, "postponement.asked") == []
    assert [notice.member for notice in await pending(core, "postponement.answered")] == [made.bruno]
    with pytest.raises(Changed):
        await core.write(BOSS, postponing.accept, done.asked.id)
    again = await core.write(BRUNO, postponing.postpone, one.id, 1, DUE + timedelta(54), "A little")
    assert again.act is Act.POSTPONED, "the days count from what was agreed on"


async def test_the_coordination_says_no_and_why(core: Core, made: Made) -> None:
    one = await add(core, made)
    done = await ask(core, one.id)
    assert done.asked is not None
    with pytest.raises(errors.WhyNeeded):
        await core.write(BOSS, postponing.refuse, done.asked.id, "")
    no = await core.write(BOSS, postponing.refuse, done.asked.id, "The report is due")
    assert (no.act, no.view.milestone.due, no.view.pending) == (Act.POSTPONE_REFUSED, DUE, None)
    told = (await core.read(BOSS, telling.history, Level.MILESTONE, one.id)).changes[0]
    assert (told.act, told.why) == (Act.POSTPONE_REFUSED, "The report is due")
    assert (await ask(core, one.id)).asked is not None


async def test_what_the_coordination_says_when_it_agrees_stands_in_the_history(
    core: Core, made: Made
) -> None:
    one = await add(core, made)
    done = await ask(core, one.id)
    assert done.asked is not None
    await core.write(BOSS, postponing.accept, done.asked.id, "The ferry is late, too")
    told = (await core.read(BOSS, telling.history, Level.MILESTONE, one.id)).changes
    assert (told[0].act, told[0].why) == (Act.POSTPONED, "The ferry is late, too")
    assert (told[1].act, told[1].why) == (Act.POSTPONE_ASKED, done.asked.why)


async def test_evidence_and_comments_are_named_in_the_history(core: Core, made: Made) -> None:
    one = await add(core, made)
    await core.write(BRUNO, progress.comment, one.id, "Half of it is there")
    await core.write(BRUNO, progress.give, one.id, progress.NewEvidence(EvidenceKind.TEXT, "120 answers"))
    told = (await core.read(BOSS, telling.history, Level.MILESTONE, one.id)).changes
    assert [(change.act, change.why) for change in told[:2]] == [
        (Act.EVIDENCE, "120 answers"),
        (Act.COMMENT, "Half of it is there"),
    ]


async def test_a_request_is_taken_back_or_overtaken(core: Core, made: Made) -> None:
    one = await add(core, made)
    first = (await ask(core, one.id)).asked
    assert first is not None
    with pytest.raises(errors.NotYours):
        await core.write(CLEO, postponing.withdraw, first.id)
    assert (await core.read(BRUNO, reading.show_milestone, one.id)).rights.withdraw
    for who in (CLEO, BOSS):
        assert not (await core.read(who, reading.show_milestone, one.id)).rights.withdraw
    back = await core.write(BRUNO, postponing.withdraw, first.id)
    assert (back.act, back.view.pending, back.told) == (Act.POSTPONE_WITHDRAWN, None, ())
    assert not back.view.rights.withdraw
    assert await pending(core, "postponement.asked") == []
    noted = (await core.read(BRUNO, telling.history, Level.MILESTONE, one.id)).changes[0]
    assert (noted.act, noted.member) == (Act.POSTPONE_WITHDRAWN, made.bruno)
    with pytest.raises(Changed):
        await core.write(BRUNO, postponing.withdraw, first.id)
    second = (await ask(core, one.id)).asked
    now = await look(core, one.id)
    await core.write(BOSS, milestones.edit, one.id, 0, said(now, due=DUE + timedelta(60)), "All later")
    assert second is not None
    with pytest.raises(Changed):
        await core.write(BOSS, postponing.accept, second.id)
    third = (await core.write(BRUNO, postponing.postpone, one.id, 1, DUE + timedelta(200), "Later")).asked
    assert third is not None
    assert third.state is PostponementState.ASKED
    await core.write(BRUNO, progress.finish, one.id, 1)
    assert (await pending(core, "postponement.asked")) == []
    assert await core.read(BOSS, lambda tx, _: notes.unanswered(tx)) == ()


async def test_what_is_no_later_day(core: Core, made: Made) -> None:
    one = await add(core, made)
    for who, day, error in (
        (BRUNO, DUE, errors.NotLater),
        (BRUNO, DUE - timedelta(1), errors.NotLater),
        (BRUNO, date(2029, 1, 1), errors.AfterPlan),
        (CLEO, DUE + timedelta(1), errors.NotYours),
    ):
        with pytest.raises(error):
            await core.write(who, postponing.postpone, one.id, 0, day, "Because")
    with pytest.raises(errors.WhyNeeded):
        await core.write(BRUNO, postponing.postpone, one.id, 0, DUE + timedelta(1), "")
    with pytest.raises(Changed):
        await core.write(BRUNO, postponing.postpone, one.id, 7, DUE + timedelta(1), "Because")


async def test_the_network_sets_how_many_days(core: Core, made: Made) -> None:
    one = await add(core, made)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, reminding.set_postpone_days, 30)
    assert await core.write(BOSS, reminding.set_postpone_days, 40) == 40
    assert (await ask(core, one.id)).act is Act.POSTPONED


async def test_editing_is_no_way_round(core: Core, made: Made) -> None:
    one = await add(core, made)
    fields = said(one, title="New words", due=DUE + timedelta(40))
    done = await core.write(ANA, milestones.edit, one.id, 0, fields, "Later")
    assert (done.act, done.view.milestone.title, done.view.milestone.due) == (Act.CHANGED, "New words", DUE)
    assert done.asked is not None
    assert done.asked.wanted == DUE + timedelta(40)


async def test_who_waits_is_named_when_they_would_be_too_early(core: Core, made: Made) -> None:
    one = await add(core, made)
    await add(core, made, title="Opening", due=DUE + timedelta(5), depends_on=(one.id,))
    done = await core.write(BOSS, postponing.postpone, one.id, 0, DUE + timedelta(9), "Rain")
    assert [str(early.code) for early in done.too_early] == ["P1.Z1.A1.M2"]
