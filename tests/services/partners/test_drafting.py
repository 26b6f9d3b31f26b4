"""Adding and editing partners: nothing typed is lost, nothing is overwritten, nobody else may."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, RoleNeeded
from domain.networks import PartnerKind
from domain.partners import Form, PartnerLeft, Slot, Wrong
from domain.records import replace
from domain.server_plan import Kind
from services import networks, partners
from services.partners import Edited, PartnerDraft
from storage import trail
from tests.services.networks_made import BOSS
from tests.services.partners.conftest import ANA, BREST, CORK, OTTO, PORTO, PORTO_FORM, VIGO, ZED

if TYPE_CHECKING:
    from domain.actors import Caller
    from services.core import Core
    from tests.clock import FixedClock

pytestmark = pytest.mark.usefixtures("network")


async def draft_of(core: Core, form: Form = VIGO) -> PartnerDraft:
    return await core.write(BOSS, partners.type_new, form)


async def edit(core: Core, form: Form, who: Caller = BOSS) -> Edited | PartnerDraft:
    window = await core.read(who, partners.window, PORTO)
    return await core.write(who, partners.type_edit, PORTO, window.seen, form)


async def acts(core: Core) -> list[str]:
    return [entry.act for entry in await core.read(BOSS, lambda tx, _a: trail.listed(tx))]


async def test_a_new_partner_is_shown_with_what_it_needs_and_made_on_confirming(core: Core):
    assert await core.read(BOSS, partners.next_code) == "P4"
    draft = await draft_of(core)
    assert (draft.code, draft.faults) == ("VIGO", ())
    own = [one for one in draft.wanted if one.partner == -1]
    assert [(one.kind, one.name) for one in own] == [
        (Kind.PARTNER_ROLE, "Universidad de Vigo"),
        (Kind.PARTNER_CHANNEL, "universidad-de-vigo"),
    ]
    assert len(await core.read(BOSS, networks.partners)) == 3
    made = await core.write(BOSS, partners.create, draft.id)
    assert not isinstance(made, PartnerDraft)
    assert (made.code, made.kind, made.language) == ("VIGO", PartnerKind.UNIVERSITY, "es")
    assert "partner added" in await acts(core)
    with pytest.raises(Changed):
        await core.write(BOSS, partners.create, draft.id)
    assert len(await core.read(BOSS, networks.partners)) == 4


async def test_what_cannot_be_kept_stays_a_draft_of_who_typed_it(core: Core, clock: FixedClock):
    draft = await draft_of(core, replace(VIGO, place="Atlantis"))
    assert [fault.slot for fault in draft.faults] == [Slot.PLACE]
    assert (await core.read(BOSS, partners.draft_of, draft.id)).form.place == "Atlantis"
    with pytest.raises(Changed):
        await core.read(OTTO, partners.draft_of, draft.id)
    better = await core.write(BOSS, partners.type_new, VIGO, draft.id)
    with pytest.raises(Changed):
        await core.read(BOSS, partners.draft_of, draft.id)
    assert await core.write(BOSS, partners.forget, better.id) is None
    assert await core.write(BOSS, partners.forget, better.id) is None
    draft = await draft_of(core)
    clock.advance(timedelta(days=1, minutes=1))
    with pytest.raises(Changed):
        await core.write(BOSS, partners.create, draft.id)


async def test_a_name_taken_before_it_was_confirmed_is_a_draft_again(core: Core):
    mine, theirs = await draft_of(core), await core.write(OTTO, partners.type_new, VIGO)
    await core.write(OTTO, partners.create, theirs.id)
    again = await core.write(BOSS, partners.create, mine.id)
    assert isinstance(again, PartnerDraft)
    assert [(one.slot, one.wrong) for one in again.faults] == [
        (Slot.NAME, Wrong.TAKEN),
        (Slot.CODE, Wrong.TAKEN),
    ]
    assert again.id == mine.id


async def test_nobody_but_the_coordination_adds_or_renames(core: Core):
    for who in (ANA, ZED):
        with pytest.raises(RoleNeeded):
            await core.write(who, partners.type_new, VIGO)
        with pytest.raises(RoleNeeded):
            await core.read(who, partners.next_code)
        with pytest.raises(RoleNeeded):
            await core.write(who, partners.type_edit, PORTO, "", PORTO_FORM)
    with pytest.raises(RoleNeeded):
        await core.read(ZED, partners.window, PORTO)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, partners.type_edit, BREST, "", replace(PORTO_FORM, name=None))


async def test_an_edit_is_done_at_once_and_recorded(core: Core):
    done = await edit(core, replace(PORTO_FORM, kind="agency", place="Algarve", language="en"))
    assert isinstance(done, Edited)
    after = done.after
    assert (after.kind, after.region, after.country, after.language) == ("agency", "PT15", "PT", "en")
    (entry, *_) = await core.read(BOSS, lambda tx, _a: trail.listed(tx, subject=("partner", PORTO)))
    assert (entry.act, entry.detail["kind"], entry.detail["region"]) == (
        "partner edited",
        ["centre", "agency"],
        ["PT11", "PT15"],
    )
    before = len(await acts(core))
    same = await edit(core, replace(PORTO_FORM, kind="agency", place="Algarve", language="en"))
    assert isinstance(same, Edited)
    assert same.before == same.after
    assert len(await acts(core)) == before


async def test_a_contact_edits_all_but_the_name(core: Core):
    window = await core.read(ANA, partners.window, PORTO)
    assert not window.whole
    done = await edit(core, replace(PORTO_FORM, name=None, place="Centro"), ANA)
    assert isinstance(done, Edited)
    assert (done.after.name, done.after.region) == ("Porto technology centre", "PT19")


async def test_a_new_name_is_asked_about_first(core: Core):
    draft = await edit(core, replace(PORTO_FORM, name="INESC"))
    assert isinstance(draft, PartnerDraft)
    assert (draft.faults, draft.changed) == ((), ())
    assert (await core.read(BOSS, networks.partners))[0].name == "Porto technology centre"
    done = await core.write(BOSS, partners.apply, draft.id)
    assert isinstance(done, Edited)
    assert (done.before.name, done.after.name) == ("Porto technology centre", "INESC")
    with pytest.raises(Changed):
        await core.write(BOSS, partners.apply, draft.id)


async def test_two_at_once_overwrite_nothing_they_have_not_seen(core: Core):
    window = await core.read(BOSS, partners.window, PORTO)
    await edit(core, replace(PORTO_FORM, kind="agency"), OTTO)
    mine = replace(PORTO_FORM, kind="university", language="en")
    draft = await core.write(BOSS, partners.type_edit, PORTO, window.seen, mine)
    assert isinstance(draft, PartnerDraft)
    assert draft.changed == (Slot.KIND,)
    assert draft.facts
    assert (draft.facts.kind, draft.facts.language) == (PartnerKind.UNIVERSITY, "en")
    found = (await core.read(BOSS, networks.partners))[0]
    assert (found.kind, found.language) == (PartnerKind.AGENCY, "pt")
    still = await core.write(BOSS, partners.apply, draft.id)
    assert isinstance(still, PartnerDraft), "it cannot be confirmed past the window"
    done = await core.write(BOSS, partners.type_edit, PORTO, draft.seen, mine, draft.id)
    assert isinstance(done, Edited)
    assert (done.after.kind, done.after.language) == (PartnerKind.UNIVERSITY, "en")


async def test_a_change_elsewhere_is_shown_and_kept(core: Core):
    window = await core.read(BOSS, partners.window, PORTO)
    await edit(core, replace(PORTO_FORM, place="Algarve"), OTTO)
    draft = await core.write(BOSS, partners.type_edit, PORTO, window.seen, replace(PORTO_FORM, language="en"))
    assert isinstance(draft, PartnerDraft)
    assert draft.changed == (Slot.PLACE,)
    assert draft.facts
    assert (draft.facts.region, draft.facts.language) == ("PT15", "en"), "theirs and mine together"


async def test_two_who_write_the_same_agree(core: Core):
    window = await core.read(BOSS, partners.window, PORTO)
    await edit(core, replace(PORTO_FORM, kind="agency"), OTTO)
    same = await core.write(BOSS, partners.type_edit, PORTO, window.seen, replace(PORTO_FORM, kind="agency"))
    assert isinstance(same, Edited)


async def test_a_fault_does_not_make_one_blind_for_a_change(core: Core):
    window = await core.read(BOSS, partners.window, PORTO)
    wrong = replace(PORTO_FORM, kind="university", place="Atlantis")
    draft = await core.write(BOSS, partners.type_edit, PORTO, window.seen, wrong)
    assert isinstance(draft, PartnerDraft)
    await edit(core, replace(PORTO_FORM, kind="agency"), OTTO)
    found = await core.read(BOSS, partners.draft_of, draft.id)
    again = await core.write(
        BOSS, partners.type_edit, PORTO, found.seen, replace(wrong, place="Norte"), draft.id
    )
    assert isinstance(again, PartnerDraft)
    assert again.changed == (Slot.KIND,)


async def test_a_partner_that_left_is_not_edited_and_the_words_are_kept(core: Core):
    window = await core.read(BOSS, partners.window, PORTO)
    await core.write(OTTO, partners.leave, PORTO)
    kept = await core.write(BOSS, partners.type_edit, PORTO, window.seen, replace(PORTO_FORM, kind="agency"))
    assert isinstance(kept, PartnerDraft)
    assert kept.partner
    assert not kept.partner.active
    with pytest.raises(PartnerLeft):
        await core.write(BOSS, partners.apply, kept.id)
    with pytest.raises(PartnerLeft):
        await core.read(BOSS, partners.window, PORTO)
    await core.write(OTTO, partners.take_back, PORTO)
    done = await core.write(BOSS, partners.apply, kept.id)
    assert isinstance(done, Edited)
    assert done.after.kind is PartnerKind.AGENCY


async def test_a_set_up_under_way_follows(core: Core):
    await core.write(BOSS, networks.type_partners, "Universidad de Vigo; Galicia\nOther; Spain")
    draft = await draft_of(core)
    await core.write(BOSS, partners.create, draft.id)
    await edit(core, replace(PORTO_FORM, kind="agency"))
    await core.write(BOSS, partners.leave, CORK)
    view = await core.read(BOSS, networks.open_setup)
    assert [(one.code, one.name) for one in view.setup.partners] == [
        ("P1", "Porto technology centre"),
        ("P2", "Université de Brest"),
        ("", "Other"),
        ("VIGO", "Universidad de Vigo"),
    ]
    assert view.setup.partners[0].kind is PartnerKind.AGENCY
    await core.write(BOSS, networks.confirm)
    now = await core.read(BOSS, networks.partners)
    assert {(one.code, one.name) for one in now} == {
        ("P1", "Porto technology centre"),
        ("P2", "Université de Brest"),
        ("P4", "Other"),
        ("VIGO", "Universidad de Vigo"),
    }
    assert next(one for one in now if one.code == "P1").kind is PartnerKind.AGENCY
