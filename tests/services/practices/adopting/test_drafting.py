"""What is typed to take a practice over is read, asked back and kept; a plan gets a milestone of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, NotFound
from domain.plans.errors import NotYours
from domain.plans.fields import ActionFields, PlanFields, ZoneFields
from domain.plans.model import Period, Place, PlanKind
from domain.practices.adopting import AdoptionPlaceNeeded, AdoptsOwn, PlanNeedsDay
from domain.when import Past
from services.plans import creating
from services.plans import reading as plans
from services.practices.adopting import drafting, reading
from services.practices.adopting.views import Typed
from tests.services.networks_made import BOSS
from tests.services.practices.adopting.conftest import ANA, BREST, BRUNO, CLEO, PORTO, Made, waiting

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.plans.model import ActionId
    from services.core import Core
    from services.practices.adopting.views import AdoptionDraft

TITLE = "Take over cargo bikes"


async def begun(core: Core, made: Made, by: Caller = BRUNO, **said: str) -> AdoptionDraft:
    return await core.write(by, drafting.begin, made.practice, Typed(**{"place": "Porto"} | said))


async def action(core: Core) -> ActionId:
    """An action of Porto's in a plan for 2027 and 2028."""
    plan = PlanFields(
        PlanKind.REGIONAL,
        "Norte moves",
        Period(date(2027, 1, 1), date(2028, 12, 31)),
        "en",
        "Europe/Lisbon",
        Place("PT11", ""),
    )
    made = (await core.write(BOSS, creating.new_plan, plan)).plan
    zone = (await core.write(BOSS, creating.new_zone, made.id, ZoneFields("Mobility"))).zone
    return (await core.write(BOSS, creating.new_action, zone.id, ActionFields("Old town", PORTO))).action.id


async def test_it_is_shown_as_it_was_understood_and_done_once(core: Core, made: Made) -> None:
    draft = await begun(core, made, planned="15 March 2027", adapted="Three wheels")
    assert draft.ready
    assert draft.fields is not None
    assert (draft.fields.planned, draft.fields.partner) == (date(2027, 3, 15), PORTO)
    view = await core.write(BRUNO, drafting.adopt, draft.id, draft.turn, TITLE)
    assert view.adoption.fields == draft.fields
    with pytest.raises(Changed):
        await core.write(BRUNO, drafting.adopt, draft.id, draft.turn, TITLE)
    assert len((await core.read(BRUNO, reading.use, made.practice)).adoptions) == 1


async def test_a_day_that_can_be_read_in_two_ways_is_asked(core: Core, made: Made) -> None:
    draft = await begun(core, made, planned="next Friday")
    assert not draft.ready
    assert len(draft.days) == 2
    with pytest.raises(Changed):
        await core.write(BRUNO, drafting.choose_day, draft.id, draft.turn, "2027-05-05")
    chosen = await core.write(BRUNO, drafting.choose_day, draft.id, draft.turn, "2027-01-22")
    assert chosen.ready
    assert chosen.fields is not None
    assert chosen.fields.planned == date(2027, 1, 22)
    with pytest.raises(Changed):
        await core.write(BRUNO, drafting.choose_day, draft.id, draft.turn, "2027-01-22")
    again = await core.write(BRUNO, drafting.retype, draft.id, {"planned": "next Friday", "place": "Gaia"})
    assert again.ready, "the same day stays chosen"
    other = await core.write(BRUNO, drafting.retype, draft.id, {"planned": "next Saturday"})
    assert other.days


async def test_what_cannot_be_is_said_and_nothing_typed_is_lost(core: Core, made: Made) -> None:
    draft = await begun(core, made, place=" ", planned="1 January 2020", adapted="Kept")
    faults = dict(draft.faults)
    assert isinstance(faults["planned"], Past)
    assert isinstance(faults["place"], AdoptionPlaceNeeded)
    with pytest.raises(Changed):
        await core.write(BRUNO, drafting.adopt, draft.id, draft.turn, TITLE)
    mended = await core.write(BRUNO, drafting.retype, draft.id, {"place": "Porto", "planned": ""})
    assert (mended.ready, mended.typed.adapted) == (True, "Kept")


async def test_who_coordinates_may_do_it_for_a_partner(core: Core, made: Made) -> None:
    draft = await begun(core, made, BOSS, partner="Université de Brest")
    assert draft.fields is not None
    assert (draft.fields.partner, draft.partner) == (BREST, "Université de Brest")
    unknown = await begun(core, made, BOSS, partner="Atlantis")
    assert isinstance(dict(unknown.faults)["partner"], NotFound)
    own = await begun(core, made, BRUNO, partner="Université de Brest")
    assert own.partner == "Porto technology centre", "a member acts for their own"


async def test_a_plan_gets_a_milestone_with_its_reminders(core: Core, made: Made) -> None:
    await action(core)
    undated = await begun(core, made, ANA, action="P1.Z1.A1")
    assert isinstance(dict(undated.faults)["action"], PlanNeedsDay)
    draft = await begun(core, made, ANA, action="P1.Z1.A1", planned="15 March 2027")
    assert (draft.ready, draft.into) == (True, "P1.Z1.A1 Old town")
    view = await core.write(ANA, drafting.adopt, draft.id, draft.turn, TITLE)
    assert view.milestone == "P1.Z1.A1.M1"
    assert view.adoption.milestone is not None
    found = (await core.read(ANA, plans.show_milestone, view.adoption.milestone)).milestone
    assert (found.title, found.due) == (TITLE, date(2027, 3, 15))
    assert found.owner is not None
    assert found.owner.member == made.ana
    assert {one.member_id for one in await waiting(core, "milestone.due")} == {made.ana}


async def test_only_who_may_adds_to_a_plan(core: Core, made: Made) -> None:
    await action(core)
    draft = await begun(core, made, BRUNO, action="P1.Z1.A1", planned="15 March 2027")
    assert isinstance(dict(draft.faults)["action"], NotYours)
    lost = await begun(core, made, BRUNO, action="P9.Z9.A9", planned="15 March 2027")
    assert isinstance(dict(lost.faults)["action"], NotFound)
    with pytest.raises(AdoptsOwn):
        await begun(core, made, CLEO)


async def test_a_draft_is_its_authors_alone_and_can_be_given_up(core: Core, made: Made) -> None:
    draft = await begun(core, made)
    with pytest.raises(Changed):
        await core.read(ANA, drafting.load, draft.id)
    await core.write(ANA, drafting.drop, draft.id)
    assert (await core.read(BRUNO, drafting.load, draft.id)).id == draft.id
    await core.write(BRUNO, drafting.drop, draft.id)
    with pytest.raises(Changed):
        await core.read(BRUNO, drafting.load, draft.id)
