"""What lists of notices call what they are about, whatever became of it; in the order of the time that is shown."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.noticing import load_words
from cogs.kit.notices import tells
from domain.notices.kinds import MILESTONE_DUE, POSTPONEMENT_ASKED
from domain.plans.codes import Level
from services.notices import deliveries, inbox, working
from services.plans import postponing, progress
from services.plans.reading import show_milestone
from storage import across
from storage.notices import claiming
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import BRUNO, DUE, Made, add, made, pending, removed

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor
    from domain.notices import Notice
    from domain.notices.about import About
    from domain.plans.model import MilestoneId
    from services.core import Core
    from services.plans.outcomes import MilestoneDone
    from storage.transaction import Transaction
    from tests.clock import FixedClock

__all__ = ["made"]
load_words()


async def into_the_inbox(core: Core, clock: FixedClock) -> None:
    """Nobody agreed to anything and no partner has a channel: the worker puts what is due into inboxes."""
    (one,) = await core.look_across(across.all_networks)
    clock.advance(timedelta(hours=9))
    await core.across(working.claim, one.id, "test", 100)


async def lying(core: Core) -> dict[str, tuple[bool, About]]:
    page = await core.read(BRUNO, inbox.look, tells())
    return {one.about.title: (one.view is None, one.about) for one in page.entries}


async def test_the_inbox_says_what_it_is_about_even_of_what_is_settled(
    core: Core, made: Made, clock: FixedClock
) -> None:
    stays, done, off, gone = [
        await add(core, made, title=title) for title in ("Stays", "Done", "Off", "Gone")
    ]
    await into_the_inbox(core, clock)
    assert await core.read(BRUNO, inbox.unread, tells()) == 4
    await core.write(BOSS, progress.finish, done.id, 0)
    await core.write(BOSS, progress.cancel, off.id, 0, "Too dear")
    await removed(core, BOSS, Level.MILESTONE, gone.id)
    found = await lying(core)
    assert {title: (settled, str(about.fate)) for title, (settled, about) in found.items()} == {
        "Stays": (False, ""),
        "Done": (True, "done"),
        "Off": (True, "cancelled"),
        "Gone": (True, "removed"),
    }
    assert [found[title][1].code for title in ("Stays", "Gone")] == ["P1.Z1.A1.M1", "P1.Z1.A1.M4"]
    assert found["Done"][1].id == done.id
    page = await core.read(BRUNO, inbox.look, tells())
    assert page.unread == 1, "what is settled is not waiting to be read"
    assert await core.read(BRUNO, inbox.unread, tells()) == 1
    assert stays.id == found["Stays"][1].id


async def test_deliveries_say_what_they_are_about(core: Core, made: Made) -> None:
    one = await add(core, made, title="Survey")
    asked = (await core.write(BRUNO, _postpone, one.id)).asked
    assert asked is not None
    lines = (await core.read(BOSS, deliveries.overview)).lines
    assert {(line.about.code, line.about.title) for line in lines} == {("P1.Z1.A1.M1", "Survey")}
    assert "postponement.asked" in {line.kind for line in lines}
    await removed(core, BOSS, Level.MILESTONE, one.id)
    over = (await core.read(BOSS, deliveries.overview, deliveries.FAILED)).lines
    assert {(line.about.title, str(line.about.fate)) for line in over} == {("Survey", "removed")}


async def test_a_request_says_what_became_of_it_whatever_its_milestone_is_by_now(
    core: Core, made: Made, clock: FixedClock
) -> None:
    ones = {title: await add(core, made, title=title) for title in ("Agreed", "Refused", "Taken back")}
    asked = {title: (await core.write(BRUNO, _postpone, one.id)).asked for title, one in ones.items()}
    agreed, refused, taken = (one.id for one in asked.values() if one is not None)
    await into_the_inbox(core, clock)
    await core.write(BOSS, postponing.accept, agreed)
    await core.write(BOSS, postponing.refuse, refused, "Too late")
    await core.write(BRUNO, postponing.withdraw, taken)
    for one in ones.values():
        await core.write(BOSS, progress.finish, one.id, await core.read(BOSS, _revision, one.id))
    page = await core.read(BOSS, inbox.look, tells())
    found = {one.about.title: one for one in page.entries if one.notice.kind == POSTPONEMENT_ASKED.code}
    assert {title: (one.view is None, str(one.about.fate)) for title, one in found.items()} == {
        "Agreed": (True, "agreed"),
        "Refused": (True, "refused"),
        "Taken back": (True, "withdrawn"),
    }


def _revision(tx: Transaction, actor: Actor, milestone: MilestoneId) -> int:
    return show_milestone(tx, actor, milestone).milestone.revision


def _postpone(tx: Transaction, actor: Actor, milestone: int) -> MilestoneDone:
    return postponing.postpone(tx, actor, milestone, 0, DUE + timedelta(60), "Later")


async def test_deliveries_are_in_the_order_of_the_time_that_they_show(core: Core, made: Made) -> None:
    await add(core, made)
    first, second, *_ = await pending(core, MILESTONE_DUE.code)

    def put_off(tx: Transaction, _actor: Actor, notice: Notice, until: datetime) -> None:
        claiming.defer(tx, {notice.id: until})

    await core.write(BOSS, put_off, first, second.wake_at + timedelta(minutes=5))
    shown = [max(line.due_at, line.wake_at) for line in (await core.read(BOSS, deliveries.overview)).lines]
    assert shown == sorted(shown)
