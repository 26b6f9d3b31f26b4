"""The coordination's mirror, and one kind reminder: whom it reaches, once a week, in their language."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind, NetworkId
from domain.errors import Changed, NotAMember, NotFound, RoleNeeded
from domain.notices.kinds import TODO_REMINDER
from domain.plans.ladder import Ladder
from domain.plans.model import Owner
from domain.records import plain
from domain.todo import Kind, NobodyToRemind, NotThere, NotYourself, Reach
from services import me, members
from services.notices import readers, working
from services.plans import progress
from services.plans.desk import LADDER
from services.todo import mirror, reminding
from storage import arrivals, outbox, people, settings, trail
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import ANA, BRUNO, STRANGER, Made, add, pending

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.surveys import WaveId
    from domain.trail import Entry
    from services.core import Core
    from services.todo.views import Reminded, TodoNotice
    from storage.transaction import Transaction, Unscoped
    from tests.clock import FixedClock

SOON, LATE = date(2027, 1, 20), date(2027, 1, 10)


@pytest.fixture(autouse=True)
async def _deputies_soon(core: Core, made: Made) -> None:
    """What is two days late waits for the deputy, too."""

    def change(tx: Transaction, actor: Actor) -> None:
        settings.change(tx, LADDER, plain(Ladder(every=1, owner=1)), actor.member)

    assert made
    await core.write(BOSS, change)


def _tell(tx: Transaction, _actor: Actor, member: MemberId) -> TodoNotice | None:
    last = outbox.about(tx, mirror.SUBJECT, member)[-1]
    reader = readers.alone(tx, member)
    assert reader is not None
    return reminding.tell(tx, last, reader)


def _trail(tx: Transaction, _actor: Actor) -> Entry:
    return trail.listed(tx, limit=1)[0]


async def sent(core: Core, member: int = 0) -> Reminded:
    shown = await core.read(BOSS, reminding.preview, member)
    done: Reminded = await core.write(BOSS, reminding.remind, member, shown.seal)
    return done


async def test_who_owes_what_by_partner_who_is_late_first(core: Core, made: Made, wave: WaveId) -> None:
    await add(core, made, title="Late", due=LATE)
    shown = await core.read(BOSS, mirror.mirror)
    assert [(one.partner and one.partner.code, one.name, len(one.items), one.late) for one in shown.lines] == [
        ("P1", "Ana", 2, 1), ("P1", "Bruno", 2, 1), ("P2", "Cléo", 1, 0),
    ]  # fmt: skip
    assert (shown.people, shown.late, shown.to_remind) == (3, 2, 2)
    page = await core.read(BOSS, mirror.mirror, 9, 2)
    assert ([one.name for one in page.lines], page.page, page.pages) == (["Cléo"], 1, 2)
    one = await core.read(BOSS, mirror.person, made.bruno)
    assert (one.person.items[0].title, one.rests, one.own) == ("Late", False, False)
    assert (await core.read(BOSS, mirror.person, made.boss)).person.items == ()
    assert wave


async def test_only_the_coordination_sees_the_mirror_and_reminds(core: Core, made: Made) -> None:
    await add(core, made, due=LATE)
    for what in (mirror.mirror, reminding.preview):
        with pytest.raises(RoleNeeded):
            await core.read(ANA, what)
        with pytest.raises((RoleNeeded, NotAMember)):
            await core.read(STRANGER, what)
    with pytest.raises(RoleNeeded):
        await core.read(ANA, mirror.person, made.bruno)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, reminding.remind, 0, "")


async def test_one_reminder_reaches_all_that_are_late_with_a_receipt(core: Core, made: Made) -> None:
    await add(core, made, title="Late", due=LATE)
    await add(core, made, title="Far", due=SOON, owner=Owner(made.cleo, "Cléo"), deputy=None)
    shown = await core.read(BOSS, reminding.preview)
    assert [one.name for one in shown.people] == ["Ana", "Bruno"]
    done = await core.write(BOSS, reminding.remind, 0, shown.seal)
    assert done.names == ("Ana", "Bruno")
    ones = await pending(core, TODO_REMINDER.code)
    assert {one.member for one in ones} == {made.ana, made.bruno}
    entry = await core.read(BOSS, _trail)
    assert entry.act == "todo.reminded"
    assert entry.detail == {"members": [made.ana, made.bruno], "receipt": done.receipt}
    told = await core.read(BOSS, _tell, made.bruno)
    assert told is not None
    assert ([item.title for item in told.items], told.total, told.late) == (["Late"], 1, 1)


async def test_nobody_is_reminded_twice_within_a_week(core: Core, made: Made, clock: FixedClock) -> None:
    await add(core, made, title="Late", due=LATE)
    await sent(core, made.bruno)
    assert [one.name for one in (await core.read(BOSS, reminding.preview)).people] == ["Ana"]
    await sent(core)
    for member in (0, made.bruno):
        with pytest.raises(NobodyToRemind):
            await core.read(BOSS, reminding.preview, member)
    assert (await core.read(BOSS, mirror.person, made.bruno)).rests
    clock.advance(timedelta(days=7) - timedelta(seconds=1))
    assert (await core.read(BOSS, mirror.person, made.bruno)).rests
    clock.advance(timedelta(seconds=1))
    assert not (await core.read(BOSS, mirror.person, made.bruno)).rests, "a week to the second is enough"
    assert [one.name for one in (await core.read(BOSS, reminding.preview)).people] == ["Ana", "Bruno"]
    # What another reads meanwhile is what is sent: else they look again.
    shown = await core.read(BOSS, reminding.preview)
    await sent(core, made.ana)
    with pytest.raises(Changed):
        await core.write(BOSS, reminding.remind, 0, shown.seal)
    assert (await core.read(BOSS, mirror.mirror)).to_remind == 1


async def test_one_person_may_be_reminded_of_what_is_not_pressing_but_not_oneself(
    core: Core, made: Made
) -> None:
    await add(core, made, title="Soon", due=SOON)
    with pytest.raises(NobodyToRemind):
        await core.read(BOSS, reminding.preview)
    assert (await sent(core, made.bruno)).names == ("Bruno",)
    with pytest.raises(NobodyToRemind):
        await core.read(BOSS, reminding.preview, made.cleo)
    with pytest.raises(NotYourself):
        await core.read(BOSS, reminding.preview, made.boss)
    with pytest.raises(NotFound):
        await core.read(BOSS, reminding.preview, 999)


async def test_what_was_done_meanwhile_is_not_reminded_of(core: Core, made: Made) -> None:
    late = await add(core, made, title="Late", due=LATE)
    await sent(core)
    await core.write(BRUNO, progress.finish, late.id, late.revision)
    assert await core.read(BOSS, _tell, made.bruno) is None


async def test_who_left_is_told_nothing(core: Core, made: Made) -> None:
    await add(core, made, title="Late", due=LATE)
    await sent(core)
    await core.write(BOSS, members.remove, made.bruno)
    assert await core.read(BOSS, _tell, made.bruno) is None
    with pytest.raises(NotFound):
        await core.read(BOSS, mirror.person, made.bruno)


def _claimed(tx: Unscoped) -> list[tuple[str, str]]:
    deliveries, _ = working.claim(tx, NetworkId(1), "test", 100)
    told = working.tell(tx, NetworkId(1), deliveries, {TODO_REMINDER.code: reminding.tell})
    return [(one.delivery.way.value, one.reader.language) for one in told if one.lines]


async def test_it_never_goes_to_a_channel_that_others_read(core: Core, made: Made) -> None:
    await add(core, made, title="Late", due=LATE)
    await sent(core)
    assert await core.across(_claimed) == [], "nobody agreed to be written to: it waits in the inbox"


async def test_the_mirror_speaks_the_language_of_who_looks(core: Core, made: Made, wave: WaveId) -> None:
    def titles(lines: Any) -> set[str]:
        return {item.title for one in lines for item in one.items if item.kind is Kind.ANSWER}

    await core.write(ANA, me.choose_language, "es")
    await core.write(BOSS, me.choose_language, "fr")
    assert titles((await core.read(BOSS, mirror.mirror)).lines) == {"Auto-évaluation de l’innovation 2027"}
    one = (await core.read(BOSS, mirror.person, made.ana)).person
    assert titles([one]) == {"Auto-évaluation de l’innovation 2027"}
    shown = await core.read(BOSS, reminding.preview, int(made.ana))
    assert titles(shown.people) == {"Auto-évaluation de l’innovation 2027"}


async def test_it_is_said_by_which_way_and_who_has_not_arrived_gets_none(core: Core, made: Made) -> None:
    def agree(tx: Transaction, _actor: Actor) -> None:
        people.agree(tx, ChannelKind.DISCORD, BRUNO.address)
        arrivals.expect(tx, made.cleo, "BREST-1")

    await core.write(BOSS, agree)
    for owner, name in ((made.bruno, "Bruno"), (made.ana, "Ana"), (made.cleo, "Cléo")):
        await add(core, made, due=LATE, owner=Owner(owner, name), deputy=None)
    shown = await core.read(BOSS, reminding.preview, 0)
    assert shown.reach == Reach(direct=1, inbox=("Ana",), absent=("Cléo",))
    assert (await core.read(BOSS, mirror.mirror)).to_remind == 2
    with pytest.raises(NotThere):
        await core.read(BOSS, reminding.preview, made.cleo)
    done = await core.write(BOSS, reminding.remind, 0, shown.seal)
    assert (done.names, done.reach) == (("Ana", "Bruno"), shown.reach)
