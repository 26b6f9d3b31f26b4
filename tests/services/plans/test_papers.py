"""What documents of a plan are made of, on a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from documents.plans.ics import plan_ics
from documents.plans.pdf.making import plan_pdf
from domain.errors import NotAllowed, NotAMember
from domain.plans.errors import TextLong
from domain.plans.history import Act
from domain.plans.model import Owner, Seat
from services.plans import editing, papers, reading
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import ANA, BRUNO, CLEO, STRANGER, Made, add

if TYPE_CHECKING:
    from services.core import Core


async def test_a_paper_has_all_that_was_kept_and_becomes_documents(core: Core, made: Made) -> None:
    one = await add(core, made)
    plan = (await core.read(BOSS, reading.show, made.plan)).plan
    plan = (await core.write(BOSS, editing.approve, plan.id, plan.revision, "CCDR-NORTE")).plan
    await core.write(BOSS, editing.reopen, plan.id, plan.revision, "A zone is missing.")
    paper = await core.read(BRUNO, papers.paper, made.plan, "fr")
    assert [each.act for each in paper.versions] == [Act.CREATED, Act.APPROVED, Act.REOPENED]
    assert paper.members[made.bruno] == "Bruno"
    assert paper.partner(paper.whole.actions[0].partner)
    assert paper.whole.milestones[0].id == one.id
    assert paper.funding == ""
    assert plan_pdf(paper).startswith(b"%PDF-")
    assert plan_ics(paper).count(b"BEGIN:VEVENT") == 1
    with pytest.raises(NotAMember):
        await core.read(STRANGER, papers.paper, made.plan, "fr")


async def test_who_pays_is_worded_by_the_coordination_and_stands_on_the_cover(core: Core, made: Made) -> None:
    assert not (await core.read(BRUNO, papers.statement)).may_change
    for refused in (BRUNO, STRANGER):
        with pytest.raises(NotAllowed):
            await core.write(refused, papers.state, "Somebody else")
    with pytest.raises(TextLong):
        await core.write(BOSS, papers.state, "x" * 301)
    said = await core.write(BOSS, papers.state, "  Co-financed by the European Union ")
    assert (said.text, said.may_change) == ("Co-financed by the European Union", True)
    assert (await core.read(BRUNO, papers.paper, made.plan, "pt")).funding == said.text
    assert (await core.write(BOSS, papers.state, "")).text == ""


async def test_addresses_of_who_has_not_joined_are_for_those_who_look_after_them(
    core: Core, made: Made
) -> None:
    rui = Owner(None, "Rui", "rui@example.pt")
    await add(core, made, owner=rui, deputy=None)
    for who, owner in ((BOSS, rui), (ANA, rui), (BRUNO, Owner(None, "Rui")), (CLEO, Owner(None, "Rui"))):
        paper = await core.read(who, papers.paper, made.plan, "en")
        assert paper.whole.milestones[0].owner == owner


async def test_so_are_those_of_a_committee_which_only_the_coordination_looks_after(
    core: Core, made: Made
) -> None:
    rui = Owner(None, "Rui", "rui@example.pt")
    await core.write(BOSS, editing.seat, made.plan, 0, [Seat(rui, "chair")])
    for who, shown in ((BOSS, rui), (ANA, Owner(None, "Rui")), (CLEO, Owner(None, "Rui"))):
        paper = await core.read(who, papers.paper, made.plan, "en")
        assert [each.who for each in paper.whole.committee] == [shown]
