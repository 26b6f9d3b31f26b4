"""What time does: asked each year, archived after two months of silence; who keeps a practice meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from domain.handover import Leaver, Thing
from domain.practices.model import Status
from domain.todo import Kind
from services import me, members, people_changed
from services.actors import resolve
from services.handover import giving, preparing
from services.practices import sharing, tending, todo
from tests.services.networks_made import BOSS
from tests.services.practices.conftest import (
    ANA,
    BRUNO,
    CLEO,
    PORTO,
    Made,
    found,
    look,
    published,
    sent,
    waiting,
)

if TYPE_CHECKING:
    from domain.actors import Caller
    from services.core import Core
    from tests.clock import FixedClock

YEAR = relativedelta(months=12)


async def tended(core: Core) -> int:
    """Do what is due now; for how many it was looked into."""
    due = await core.look_across(tending.due)
    for network, practice in due:
        await core.across(tending.tend, network, practice)
    return len(due)


async def owed(core: Core, *who: Caller) -> dict[str, list[tuple[Kind, str]]]:
    """What these owe to practices, by name."""
    actors = [await core.look_across(lambda tx, one=one: resolve(tx, one)) for one in who]
    by_member = await core.read(BOSS, lambda tx, _: todo.owed(tx, actors))
    return {
        one.name: [(item.kind, item.code) for item in by_member.get(one.member, ())]
        for one in actors
        if one.member in by_member
    }


async def test_a_year_later_it_is_asked_and_a_yes_is_good_for_another(
    core: Core, made: Made, clock: FixedClock
) -> None:
    view = await published(core)
    (asked,) = await waiting(core, "practice.renewal")
    assert (asked.member_id, asked.due_at) == (made.bruno, clock.now() + YEAR)
    clock.set(clock.now() + YEAR - timedelta(seconds=1))
    assert await tended(core) == 0
    clock.advance(timedelta(seconds=1))
    assert await tended(core) == 1
    assert await tended(core) == 0, "asked once"
    assert (await look(core, view)).practice.revision == view.practice.revision, "cards on their way hold"
    assert await owed(core, BRUNO, ANA) == {"Bruno": [(Kind.PRACTICE_RENEWAL, "G1")]}
    now = await look(core, view)
    done = await core.write(BRUNO, sharing.renew, now.practice.id, now.practice.revision)
    assert done.practice.renew_at == clock.now() + YEAR
    assert await owed(core, BRUNO) == {}
    clock.set(clock.now() + relativedelta(months=3))
    assert await tended(core) == 0
    assert await found(core, "cargo bikes") == ["G1"]


async def test_two_months_of_silence_archive_it(core: Core, made: Made, clock: FixedClock) -> None:
    view = await published(core)
    # The machine stood still for two years: silence begins when somebody could have answered.
    clock.set(clock.now() + relativedelta(months=24))
    assert await tended(core) == 1
    assert (await look(core, view)).practice.status is Status.PUBLISHED
    clock.set(clock.now() + relativedelta(months=2) - timedelta(seconds=1))
    assert await tended(core) == 0
    assert await found(core, "cargo bikes") == ["G1"]
    clock.advance(timedelta(seconds=1))
    assert await tended(core) == 1
    assert (await look(core, view, CLEO)).practice.status is Status.ARCHIVED
    assert await found(core, "cargo bikes") == []
    assert [one.member_id for one in await waiting(core, "practice.archived")] == [made.bruno]
    assert await waiting(core, "practice.renewal") == []


async def test_what_waits_stands_on_lists(core: Core, made: Made) -> None:
    view = await sent(core)
    mine = await sent(core, CLEO, title="Seaweed")
    assert await owed(core, BOSS, CLEO, BRUNO) == {
        "Berta": [(Kind.PRACTICE_REVIEW, "G1"), (Kind.PRACTICE_REVIEW, "G2")],
        "Cléo": [(Kind.PRACTICE_REVIEW, "G1")],
    }
    assert (view.practice.code, mine.practice.code) == ("G1", "G2")


async def test_who_leaves_is_followed_by_the_partner_s_contact(core: Core, made: Made) -> None:
    view = await published(core)
    await core.write(BOSS, members.remove, made.bruno)
    (asked,) = await waiting(core, "practice.renewal")
    assert asked.member_id == made.ana
    assert (await look(core, view, ANA)).practice.partner == PORTO
    now = await look(core, view, ANA)
    await core.write(ANA, sharing.archive, now.practice.id, now.practice.revision)


async def test_who_is_erased_is_followed_too_and_a_begun_draft_goes(core: Core, made: Made) -> None:
    view = await published(core)
    seen = await core.read(BRUNO, me.preview)
    await core.write(BRUNO, me.erase, seen.erasure.seal)
    await core.write(BOSS, lambda tx, _: people_changed.refresh(tx))
    after = await look(core, view, ANA)
    assert (after.practice.author, after.author, after.partner) == (None, "", "Porto technology centre")
    assert [one.member_id for one in await waiting(core, "practice.renewal")] == [made.ana]


async def test_practices_are_handed_over_by_name(core: Core, made: Made) -> None:
    view = await published(core)
    window = await core.write(BOSS, preparing.begin, Leaver.MEMBER, made.bruno)
    assert window.held.counts == {Thing.PRACTICES: 1}
    window = await core.write(BOSS, preparing.choose, window.window, Thing.PRACTICES, made.cleo)
    window = await core.write(BOSS, preparing.say_why, window.window, "He moves on")
    done = await core.write(BOSS, giving.hand_over, window.window, window.seal)
    assert done.given == {Thing.PRACTICES: (1, "Cléo")}
    after = await look(core, view, CLEO)
    assert (after.practice.author, after.mine, after.practice.partner) == (made.cleo, True, PORTO)
    assert [one.member_id for one in await waiting(core, "practice.renewal")] == [made.cleo]
