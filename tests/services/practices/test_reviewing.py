"""Reviewing: notes that are kept, accepted or sent back with reasons, experts, nobody their own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.actors import Role
from domain.errors import Changed, NotFound, RoleNeeded
from domain.practices.errors import (
    CriteriaNeeded,
    OwnPractice,
    PracticeNotThere,
    PracticeTextLong,
    ReturnNeedsReason,
    ThemesTooMany,
)
from domain.practices.model import Status
from domain.practices.review import Criterion, Verdict
from domain.practices.windows import Form
from services.practices import commenting, filling, reading, settings, sharing
from storage import members
from tests.services.networks_made import BOSS
from tests.services.practices.conftest import (
    ANA,
    BRUNO,
    CLEO,
    Made,
    drafted,
    filled,
    found,
    look,
    sent,
    waiting,
)

if TYPE_CHECKING:
    from domain.actors import Caller
    from services.core import Core
    from services.practices.views import PracticeView
    from tests.clock import FixedClock

MARKS = dict.fromkeys(Criterion, 4)


async def give(
    core: Core, view: PracticeView, verdict: Verdict, why: str = "", by: Caller = CLEO
) -> PracticeView:
    at = (view.practice.id, view.practice.revision)
    return await core.write(by, commenting.give, *at, verdict, why)


async def test_accepted_it_is_public_found_and_its_author_is_told(core: Core, made: Made) -> None:
    view = await sent(core)
    assert await found(core, "cargo bikes") == []
    done = await give(core, view, Verdict.PUBLISH)
    assert done.practice.status is Status.PUBLISHED
    assert done.practice.published_at is not None
    assert await found(core, "cargo bikes") == ["G1"]
    assert [one.member_id for one in await waiting(core, "practice.reviewed")] == [made.bruno]
    assert await waiting(core, "practice.sent") == []
    assert [one.member_id for one in await waiting(core, "practice.renewal")] == [made.bruno]


async def test_what_is_published_again_is_as_old_as_it_was_and_no_news(
    core: Core, made: Made, clock: FixedClock
) -> None:
    first = await give(core, await sent(core), Verdict.PUBLISH)
    clock.advance(timedelta(days=30))
    told = await waiting(core, "practice.news")
    gone = await core.write(BRUNO, sharing.withdraw, first.practice.id, first.practice.revision)
    again = await core.write(BRUNO, sharing.reopen, gone.practice.id, gone.practice.revision)
    again = await core.write(BRUNO, sharing.send, again.practice.id, again.practice.revision)
    done = await give(core, again, Verdict.PUBLISH)
    assert done.practice.public
    assert done.practice.published_at == first.practice.published_at
    assert await waiting(core, "practice.news") == told


async def test_it_goes_back_with_reasons_and_comments_by_field(core: Core, made: Made) -> None:
    view = await sent(core)
    await core.write(CLEO, commenting.comment, view.practice.id, "evidence", "How was it counted?")
    await core.write(CLEO, commenting.comment, view.practice.id, "title", "Shorter?")
    noted = await core.write(CLEO, commenting.comment, view.practice.id, "title", "  ")
    assert dict(noted.comments) == {"evidence": "How was it counted?"}
    with pytest.raises(ReturnNeedsReason):
        await give(core, view, Verdict.RETURN, " ?! ")
    assert (await core.read(CLEO, commenting.show, view.practice.id)).comments, "notes outlive a refusal"
    done = await give(core, view, Verdict.RETURN, "Say how you counted")
    assert done.practice.status is Status.RETURNED
    back = await look(core, view)
    assert dict(back.reviewers) == {made.cleo: "Cléo"}
    assert (back.reviews[0].why, dict(back.reviews[0].comments)) == (
        "Say how you counted",
        {"evidence": "How was it counted?"},
    )
    mended = await filled(core, back, Form.WHAT, evidence="Counted by camera")
    again = await core.write(BRUNO, sharing.send, mended.practice.id, mended.practice.revision)
    assert (await core.read(CLEO, commenting.show, view.practice.id)).comments == {}, "a new review begins"
    assert (await give(core, again, Verdict.PUBLISH)).practice.public


async def test_each_reviewer_has_notes_of_their_own(core: Core, made: Made) -> None:
    view = await sent(core)
    await core.write(CLEO, commenting.comment, view.practice.id, "title", "Mine")
    assert (await core.read(BOSS, commenting.show, view.practice.id)).comments == {}
    with pytest.raises(PracticeTextLong):
        await core.write(CLEO, commenting.comment, view.practice.id, "title", "a" * 1_001)


async def test_only_reviewers_review_and_nobody_their_own(core: Core, made: Made) -> None:
    view = await sent(core)
    for who in (ANA, BRUNO):
        with pytest.raises(RoleNeeded):
            await give(core, view, Verdict.PUBLISH, by=who)
        with pytest.raises(RoleNeeded):
            await core.read(who, reading.waiting)
    own = await sent(core, CLEO, title="Seaweed as fertiliser")
    assert not (await look(core, own, CLEO)).may_review
    with pytest.raises(OwnPractice):
        await give(core, own, Verdict.PUBLISH)
    assert (await give(core, own, Verdict.PUBLISH, by=BOSS)).practice.public


async def test_who_alone_could_review_may_review_their_own(core: Core, made: Made) -> None:
    await core.write(BOSS, lambda tx, _: members.revoke(tx, made.cleo, Role.REVIEWER))
    own = await sent(core, BOSS)
    assert (await look(core, own, BOSS)).may_review
    assert (await give(core, own, Verdict.PUBLISH, by=BOSS)).practice.public


async def test_what_was_changed_meanwhile_is_not_accepted(core: Core, made: Made) -> None:
    view = await sent(core)
    back = await core.write(BRUNO, sharing.take_back, view.practice.id, view.practice.revision)
    with pytest.raises(Changed):
        await give(core, view, Verdict.PUBLISH, by=BOSS)
    with pytest.raises(PracticeNotThere):
        await give(core, back, Verdict.PUBLISH, by=BOSS)
    with pytest.raises(NotFound):  # a draft is none of her business any more
        await give(core, view, Verdict.PUBLISH)
    assert (await look(core, view)).practice.status is Status.DRAFT


async def test_experts_come_second_and_say_something_on_four_criteria(core: Core, made: Made) -> None:
    await core.write(BOSS, settings.ask_experts, wanted=True)
    view = await give(core, await sent(core), Verdict.PUBLISH)
    assert view.practice.status is Status.EXPERTS
    assert await found(core, "cargo bikes") == []
    assert {one.member_id for one in await waiting(core, "practice.sent")} == {made.boss, made.cleo}
    with pytest.raises(CriteriaNeeded) as refused:
        await give(core, view, Verdict.PUBLISH, by=BOSS)
    assert len(refused.value.missing) == 4
    await core.write(BOSS, commenting.mark, view.practice.id, {Criterion.IMPACT: 9})
    await core.write(BOSS, commenting.mark, view.practice.id, {**MARKS, Criterion.IMPACT: 9})
    done = await give(core, view, Verdict.PUBLISH, by=BOSS)
    assert done.practice.public
    assert done.reviews[0].marks[Criterion.IMPACT] == 5, "held to the scale"
    assert await found(core, "cargo bikes") == ["G1"]


async def test_what_waits_is_listed_the_longest_first(core: Core, made: Made) -> None:
    await sent(core)
    await sent(core, ANA, title="Seaweed as fertiliser")
    await drafted(core, ANA, title="Not sent")
    listed = await core.read(CLEO, reading.waiting)
    assert [one.practice.code for one in listed.practices] == ["G1", "G2"]
    assert (await core.read(CLEO, reading.waiting, 9)).page == 0


async def test_a_published_one_waits_for_nobody(core: Core, made: Made) -> None:
    view = await give(core, await sent(core), Verdict.PUBLISH)
    with pytest.raises(PracticeNotThere):
        await give(core, view, Verdict.PUBLISH, by=BOSS)


async def test_the_network_s_own_themes(core: Core, made: Made) -> None:
    said = ["Tidal  power", "tidal power", "", "mobility", "Forests"]
    kept = await core.write(BOSS, settings.name_themes, said)
    assert kept.themes == ("tidal power", "Forests"), "each once, without those that ship"
    view = await drafted(core, theme="forests")
    assert view.practice.facts.theme == "Forests"
    window = await core.write(BRUNO, filling.begin)
    assert window.about["themes"] == ["tidal power", "Forests"]
    with pytest.raises(ThemesTooMany):
        await core.write(BOSS, settings.name_themes, [f"theme {n}" for n in range(16)])
    with pytest.raises(PracticeTextLong):
        await core.write(BOSS, settings.name_themes, ["a" * 61])
    with pytest.raises(RoleNeeded):
        await core.read(ANA, settings.show)


async def test_somebody_reviews_from_now_on_and_no_longer(core: Core, made: Made) -> None:
    given = await core.write(BOSS, settings.turn_reviewer, "3")
    assert [name for _, name in given.reviewers] == ["Bruno", "Cléo"]
    taken = await core.write(BOSS, settings.turn_reviewer, "4")
    assert [name for _, name in taken.reviewers] == ["Bruno"]
    with pytest.raises(NotFound):
        await core.write(BOSS, settings.turn_reviewer, "999")


async def test_who_reviews_again_sees_what_was_asked_and_what_was_changed(core: Core, made: Made) -> None:
    view = await sent(core)
    first = await core.read(CLEO, commenting.show, view.practice.id)
    assert (first.before, first.changed) == (None, ())
    await core.write(CLEO, commenting.comment, view.practice.id, "evidence", "How was it counted?")
    back = await give(core, view, Verdict.RETURN, "Say how you counted")
    changed = await filled(core, back, Form.WHAT, evidence="Counted by hand.", title="Bikes")
    changed = await filled(core, changed, Form.WHERE, region="Galiza")
    await core.write(BRUNO, sharing.send, changed.practice.id, changed.practice.revision)
    again = await core.read(BOSS, commenting.show, view.practice.id)
    assert again.before is not None
    assert (again.before.why, dict(again.before.comments)) == (
        "Say how you counted",
        {"evidence": "How was it counted?"},
    )
    assert again.changed == ("title", "evidence", "region")


async def test_who_reviews_is_told_what_says_much_the_same(core: Core, made: Made) -> None:
    old = await sent(core, ANA)
    await give(core, old, Verdict.PUBLISH)
    view = await sent(core, ANA, title="Cargo bikes, last mile", summary="Parcels by cargo bike, no van.")
    seen = await core.read(CLEO, commenting.show, view.practice.id)
    assert [one.code for one in seen.practice.alike] == ["G1"]
