"""A practice is taken over: its author is told and answers, check-ins come, it shows what came of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from dateutil.relativedelta import relativedelta

from domain.errors import Changed, NotAMember, NotFound
from domain.files import NewFile
from domain.handover import Leaver, Thing
from domain.notices.reader import Reader
from domain.practices.adopting import (
    AdoptedAlready,
    AdoptionPlaceNeeded,
    AdoptionTextLong,
    AdoptsOwn,
    NotYourAdoption,
    ResultNeeded,
    Said,
    SaidToThem,
    Stage,
)
from domain.practices.errors import PracticeLinkRefused, PracticeNotThere
from services import members
from services.handover import giving, preparing
from services.practices import publishing
from services.practices.adopting import acting, checking, notices, reading, telling
from services.todo import listing
from storage import outbox
from storage.practices import practices
from tests.services.networks_made import BOSS, assigned, discord_user
from tests.services.practices.adopting.conftest import (
    ANA,
    BIKES,
    BREST,
    BRUNO,
    CLEO,
    STRANGER,
    Made,
    adopted,
    waiting,
    withdrawn,
)

if TYPE_CHECKING:
    from domain.actors import Actor, Caller, MemberId
    from services.core import Core
    from services.practices.adopting.views import AdoptionView, Use
    from storage.transaction import Transaction
    from tests.clock import FixedClock

RUNS = Said(Stage.RUNNING, "38 % fewer vans", "https://example.org/report")


async def used(core: Core, made: Made, by: Caller = BRUNO) -> Use:
    return await core.read(by, reading.use, made.practice)


async def says(core: Core, view: AdoptionView, said: Said, by: Caller = BRUNO) -> AdoptionView:
    return await core.write(by, checking.say, view.adoption.id, view.adoption.revision, said)


async def test_its_author_is_told_at_once_and_the_practice_shows_it(core: Core, made: Made) -> None:
    view = await adopted(core, made, adapted="With three wheels", planned=date(2027, 3, 15))
    assert (view.who, view.partner, view.mine, view.author) == (
        "Bruno",
        "Porto technology centre",
        True,
        False,
    )
    assert [one.member_id for one in await waiting(core, "adoption.told")] == [made.cleo]
    found = await used(core, made)
    assert [one.adoption for one in found.adoptions] == [view.adoption]
    assert found.may_adopt
    assert not (await used(core, made, CLEO)).may_adopt


async def test_check_ins_come_after_three_and_twelve_months(
    core: Core, made: Made, clock: FixedClock
) -> None:
    began = clock.now()
    await adopted(core, made)
    due = [(one.due_at, one.member_id) for one in await waiting(core, "adoption.check")]
    assert due == [
        (began + relativedelta(months=3), made.bruno),
        (began + relativedelta(months=12), made.bruno),
    ]


async def test_what_is_said_answers_the_check_in_and_thanks_the_author(
    core: Core, made: Made, clock: FixedClock
) -> None:
    view = await adopted(core, made)
    clock.advance(timedelta(days=100))
    assert await _owed(core, BRUNO) == ["practice.check"]
    done = await says(core, view, RUNS)
    assert (done.adoption.stage, done.adoption.since) == (Stage.RUNNING, clock.now().date())
    assert done.last is not None
    assert (done.last.number, done.last.said, done.last.by) == (0, RUNS, made.bruno)
    assert await _owed(core, BRUNO) == []
    assert [one.due_at for one in await waiting(core, "adoption.check")] == [
        view.adoption.adopted_at + relativedelta(months=12)
    ]
    assert [one.member_id for one in await waiting(core, "adoption.came")] == [made.cleo]
    clock.advance(timedelta(days=30))
    again = await says(core, done, Said(Stage.RUNNING, "41 % fewer vans"))
    assert again.last is not None
    assert again.last.number is None, "no check-in is near: it is said between two"
    assert again.adoption.since == done.adoption.since, "it has run since then"


async def test_what_is_still_planned_tells_the_author_nothing(
    core: Core, made: Made, clock: FixedClock
) -> None:
    view = await adopted(core, made)
    clock.advance(timedelta(days=92))
    done = await says(core, view, Said(Stage.PLANNED))
    assert (done.adoption.stage, done.adoption.since) == (Stage.PLANNED, None)
    assert await waiting(core, "adoption.came") == []
    assert len(await waiting(core, "adoption.check")) == 1


async def test_what_was_given_up_is_not_asked_about_and_can_run_again(
    core: Core, made: Made, clock: FixedClock
) -> None:
    view = await says(core, await adopted(core, made), Said(Stage.GIVEN_UP, "Nobody had the money"))
    assert await waiting(core, "adoption.check") == []
    assert view.due is None
    assert [one.member_id for one in await waiting(core, "adoption.came")] == [made.cleo]
    await adopted(core, made)
    clock.advance(timedelta(days=20))
    again = await says(core, view, RUNS)
    assert len(await waiting(core, "adoption.check")) == 4
    assert again.adoption.since == clock.now().date()


async def test_a_file_shows_it_to_members(core: Core, made: Made) -> None:
    view = await adopted(core, made)
    file = NewFile("vans.pdf", "application/pdf", 3, "a" * 64)
    done = await core.write(
        BRUNO, checking.say, view.adoption.id, view.adoption.revision, Said(Stage.RUNNING, "Fewer vans"), file
    )
    assert done.last is not None
    assert (await core.read(CLEO, checking.file_of, done.last.id)).name == "vans.pdf"
    with pytest.raises(NotAMember):
        await core.read(STRANGER, checking.file_of, done.last.id)
    bare = await says(core, done, RUNS)
    assert bare.last is not None
    with pytest.raises(NotFound):
        await core.read(CLEO, checking.file_of, bare.last.id)


async def test_its_author_thanks_and_offers_help_once_each(core: Core, made: Made) -> None:
    one = (await adopted(core, made)).adoption.id
    seen = await core.write(CLEO, acting.thank, one)
    assert seen.adoption.thanked_at is not None
    assert [told.member_id for told in await waiting(core, "adoption.thanked")] == [made.bruno]
    seen = await core.write(CLEO, acting.offer_help, one, "  Come and see it  ")
    assert (seen.adoption.help, seen.adoption.offered_at is None) == ("Come and see it", False)
    assert [told.member_id for told in await waiting(core, "adoption.help")] == [made.bruno]
    for again in (acting.thank, lambda tx, actor, id_: acting.offer_help(tx, actor, id_, "")):
        with pytest.raises(SaidToThem) as refused:
            await core.write(CLEO, again, one)
        assert refused.value.name == "Bruno"
    with pytest.raises(NotYourAdoption):
        await core.write(ANA, acting.thank, one)


async def test_who_may_do_what(core: Core, made: Made) -> None:
    with pytest.raises(AdoptsOwn):
        await adopted(core, made, CLEO)
    with pytest.raises(NotAMember):
        await adopted(core, made, STRANGER)
    view = await adopted(core, made)
    with pytest.raises(NotYourAdoption) as refused:
        await says(core, view, RUNS, CLEO)
    assert refused.value.name == "Bruno"
    by_contact = await says(core, view, RUNS, ANA)
    assert by_contact.last is not None
    assert by_contact.last.by == made.ana
    with pytest.raises(Changed):
        await says(core, view, RUNS)
    await says(core, by_contact, Said(Stage.GIVEN_UP), BOSS)


async def test_what_cannot_be_is_refused(core: Core, made: Made) -> None:
    with pytest.raises(AdoptionPlaceNeeded):
        await adopted(core, made, place=" … ")
    with pytest.raises(AdoptionTextLong):
        await adopted(core, made, adapted="x" * 1001)
    view = await adopted(core, made)
    with pytest.raises(AdoptedAlready):
        await adopted(core, made, place=" PORTO ")
    await adopted(core, made, place="Gaia")
    with pytest.raises(ResultNeeded):
        await says(core, view, Said(Stage.RUNNING))
    with pytest.raises(PracticeLinkRefused):
        await says(core, view, Said(Stage.RUNNING, "Fewer vans", "http://127.0.0.1/report"))
    await withdrawn(core, made)
    with pytest.raises((PracticeNotThere, NotFound)):
        await adopted(core, made, place="Faro")


async def test_of_a_withdrawn_practice_ones_own_record_stays(
    core: Core, made: Made, clock: FixedClock
) -> None:
    view = await says(core, await adopted(core, made), RUNS)
    over = await says(core, await adopted(core, made, ANA, place="Braga"), Said(Stage.GIVEN_UP), ANA)
    await withdrawn(core, made)
    assert [one.member_id for one in await waiting(core, "adoption.withdrawn")] == [made.bruno]
    assert await _told(core, view, "adoption.withdrawn", made.bruno) is not None
    clock.advance(timedelta(days=400))
    assert await _owed(core, BRUNO) == []
    assert await _told(core, view, "adoption.check", made.bruno) is None
    assert await _told(core, view, "adoption.told", made.cleo) is None
    (kept,) = await core.read(BRUNO, reading.mine)
    assert (kept.withdrawn, kept.due, kept.shown.title, kept.adoption.fields.place) == (
        True,
        None,
        "",
        "Porto",
    )
    assert kept.last is not None
    assert kept.last.said == RUNS
    assert BIKES.summary not in str(kept), "it is nowhere to be read"
    with pytest.raises(PracticeNotThere):
        await says(core, kept, RUNS)
    with pytest.raises(NotFound):
        await core.read(BRUNO, reading.use, made.practice)
    await assigned(core, 7, "Nuno", partner=BREST)
    with pytest.raises(NotFound):
        await core.read(discord_user(7, "Nuno"), reading.show, view.adoption.id)
    assert (await core.read(ANA, reading.show, over.adoption.id)).withdrawn


async def test_it_goes_on_once_the_practice_is_public_again(core: Core, made: Made) -> None:
    view = await adopted(core, made)
    await withdrawn(core, made)
    await core.write(BOSS, lambda tx, _: publishing.publish(tx, practices.load(tx, made.practice)))
    assert await _told(core, view, "adoption.withdrawn", made.bruno) is None
    again = await says(core, view, RUNS)
    assert (again.withdrawn, again.shown.title) == (False, BIKES.title)
    assert len(await waiting(core, "adoption.check")) == 2


async def test_who_has_adopted_it_is_led_to_that(core: Core, made: Made) -> None:
    assert (await used(core, made)).own is None
    view = await adopted(core, made)
    assert (await used(core, made)).own == view.adoption.id
    assert (await used(core, made, ANA)).own is None
    await says(core, view, Said(Stage.GIVEN_UP))
    assert (await used(core, made)).own is None


async def test_what_notices_say_is_read_anew(core: Core, made: Made, clock: FixedClock) -> None:
    view = await adopted(core, made)
    told = await _told(core, view, "adoption.told", made.cleo)
    assert told is not None
    assert told.view.author
    clock.advance(timedelta(days=95))
    asked = await _told(core, view, "adoption.check", made.bruno)
    assert asked is not None
    done = await says(core, view, RUNS)
    assert await _told(core, view, "adoption.check", made.bruno) is None, "the first one has its answer"
    came = await _told(core, done, "adoption.came", made.cleo)
    assert came is not None
    assert came.check is not None
    assert came.check.said == RUNS


async def test_who_left_is_asked_no_more_and_the_partner_can_still_say(
    core: Core, made: Made, clock: FixedClock
) -> None:
    view = await adopted(core, made)
    await core.write(BOSS, members.remove, made.bruno)
    clock.advance(timedelta(days=95))
    assert await _told(core, view, "adoption.check", made.bruno) is None
    assert (await says(core, view, RUNS, ANA)).adoption.stage is Stage.RUNNING


async def test_of_several_practices_only_ones_own_are_listed(core: Core, made: Made) -> None:
    await assigned(core, 7, "Nuno", partner=BREST)
    await adopted(core, made)
    await adopted(core, made, place="Braga")
    assert [one.adoption.fields.place for one in await core.read(BRUNO, reading.mine)] == ["Braga", "Porto"]
    assert await core.read(ANA, reading.mine) == ()


async def test_what_somebody_adopted_is_handed_over_with_its_check_ins(core: Core, made: Made) -> None:
    kept = await adopted(core, made)
    over = await says(core, await adopted(core, made, place="Faro"), Said(Stage.GIVEN_UP))
    view = await core.write(BOSS, preparing.begin, Leaver.MEMBER, made.bruno)
    assert view.held.counts[Thing.ADOPTIONS] == 1, "what was given up is nobody's work any more"
    view = await core.write(BOSS, preparing.choose, view.window, Thing.ADOPTIONS, made.ana)
    view = await core.write(BOSS, preparing.say_why, view.window, "Bruno moves on")
    await core.write(BOSS, giving.hand_over, view.window, view.seal)
    assert (await core.read(ANA, reading.show, kept.adoption.id)).adoption.member == made.ana
    assert (await core.read(ANA, reading.show, over.adoption.id)).adoption.member == made.bruno
    assert {one.member_id for one in await waiting(core, "adoption.check")} == {made.ana}


async def _owed(core: Core, who: Caller) -> list[str]:
    found = (await core.read(who, listing.mine)).items
    return [one.kind.value for one in found if one.kind.value.startswith("practice.")]


async def _told(core: Core, view: AdoptionView, kind: str, member: MemberId) -> notices.AdoptionNotice | None:
    """What the last notice of a kind says to its member now."""

    def run(tx: Transaction, _actor: Actor) -> notices.AdoptionNotice | None:
        found = [
            one
            for about in (telling.ADOPTION, telling.ADOPTION_NEWS)
            for one in outbox.about(tx, about, int(view.adoption.id))
            if one.kind == kind and one.member == member
        ]
        return notices.tell(tx, found[0], Reader(tx.network, "en", "Europe/Lisbon", member))

    return await core.read(BOSS, run)
