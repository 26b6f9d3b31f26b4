"""What notices on date polls say when they are sent, what they are called in lists, what polls wait for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from domain.notices import Notice, NoticeId, NoticeState
from domain.notices.about import Fate
from domain.notices.kinds import (
    POLL_ALL_ANSWERED,
    POLL_CANCELLED,
    POLL_CHANGED,
    POLL_ENDED,
    POLL_INVITED,
    POLL_KINDS,
    POLL_UNANSWERED,
)
from domain.notices.reader import Reader
from domain.polls import Vote
from domain.todo import Kind
from services import members
from services.notices import subjects
from services.polls import acting, notices
from services.polls import todo as owing
from tests.services.events.conftest import ANA, BRUNO, CLEO, SEMINAR, Made, lisbon, waiting
from tests.services.events.test_polls import TIMES, proposed, says
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.polls import Poll
    from services.core import Core
    from services.polls.notices import PollNotice
    from tests.clock import FixedClock


def test_every_kind_has_its_question() -> None:
    assert {kind.code for kind in POLL_KINDS} == set(notices._STILL)


def notice(kind: str, poll: Poll, member: MemberId | None, at: Any) -> Notice:
    return Notice(
        NoticeId(1), kind, "poll", int(poll.id), member, None, {}, "key", NoticeState.LEASED, at, at, at
    )


async def told(core: Core, poll: Poll, to: MemberId) -> set[str]:
    """The kinds of which something would be said to that member now."""

    def tell(tx: Any, actor: Any) -> set[str]:
        reader = Reader(actor.network, "en", "Europe/Lisbon", to)
        found: list[PollNotice | None] = [
            notices.tell(tx, notice(kind.code, poll, to, tx.now), reader) for kind in POLL_KINDS
        ]
        return {one.kind for one in found if one is not None}

    return await core.read(BOSS, tell)


ASKING = {POLL_INVITED.code, POLL_UNANSWERED.code, POLL_CHANGED.code}


async def test_one_is_asked_until_all_is_said(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    assert await told(core, poll, made.ana) == ASKING
    await says(core, ANA, poll.id, Vote.YES)
    assert await told(core, poll, made.ana) == ASKING, "two slots are left"
    await core.write(ANA, acting.say_all, poll.id, Vote.NO)
    assert await told(core, poll, made.ana) == set()
    await core.write(BOSS, acting.add_slots, poll.id, 0, [lisbon("2027-06-18T10:00")])
    assert await told(core, poll, made.ana) == ASKING
    await core.write(BOSS, members.remove, made.ana)
    assert await told(core, poll, made.ana) == set()


async def test_the_organiser_hears_while_there_is_something_to_decide(
    core: Core, made: Made, clock: FixedClock
) -> None:
    poll = (await proposed(core)).poll
    assert POLL_ALL_ANSWERED.code in await told(core, poll, made.boss)
    assert POLL_ENDED.code not in await told(core, poll, made.boss)
    clock.set(poll.deadline)
    assert await told(core, poll, made.boss) == {POLL_ALL_ANSWERED.code, POLL_ENDED.code}
    assert await told(core, poll, made.ana) == set()
    await core.write(BOSS, acting.decide, poll.id, 0, poll.slots[0].id)
    assert await told(core, poll, made.boss) == set()


async def test_that_it_was_called_off_is_said_afterwards(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll
    await says(core, ANA, poll.id, Vote.YES)
    await core.write(BOSS, acting.cancel, poll.id, 0, "No room")
    assert await told(core, poll, made.ana) == {POLL_CANCELLED.code}


async def test_lists_call_it_by_its_code_and_title(core: Core, made: Made) -> None:
    poll = (await proposed(core)).poll

    def about(tx: Any, _actor: Any) -> Any:
        return subjects.about(tx, [notice(POLL_INVITED.code, poll, made.ana, tx.now)], "en")[NoticeId(1)]

    found = await core.read(BOSS, about)
    assert (found.code, found.title, found.kind, found.fate) == ("D1", "Tides and tanks", "poll", Fate.NONE)
    await core.write(BOSS, acting.cancel, poll.id, 0, "No room")
    assert (await core.read(BOSS, about)).fate is Fate.CANCELLED


async def owed(core: Core) -> dict[str, list[tuple[Kind, str]]]:
    """By name, what polls wait for."""

    def look(tx: Any, actor: Any) -> list[tuple[Kind, str]]:
        return [(one.kind, one.code) for one in owing.owed(tx, [actor]).get(actor.member, ())]

    people = {"Ana": ANA, "Berta": BOSS, "Bruno": BRUNO, "Cléo": CLEO}
    found = {name: await core.read(who, look) for name, who in people.items()}
    return {name: items for name, items in found.items() if items}


async def test_it_waits_for_those_who_have_not_answered_then_for_the_organiser(
    core: Core, made: Made, clock: FixedClock
) -> None:
    poll = (await proposed(core)).poll
    clock.set(poll.deadline - timedelta(days=40))
    assert await owed(core) == {}, "it can wait"
    clock.set(poll.deadline - timedelta(days=5))
    await core.write(ANA, acting.say_all, poll.id, Vote.YES)
    await says(core, BRUNO, poll.id, Vote.YES)
    assert await owed(core) == {"Bruno": [(Kind.POLL, "D1")], "Cléo": [(Kind.POLL, "D1")]}
    await core.write(CLEO, acting.say_all, poll.id, Vote.YES)
    clock.set(poll.deadline)
    assert await owed(core) == {"Berta": [(Kind.DECISION, "D1")]}
    await core.write(BOSS, acting.decide, poll.id, 0, poll.slots[0].id)
    assert await owed(core) == {}


async def test_the_reminder_of_two_days_before_comes_at_the_hour_of_the_deadline(
    core: Core, made: Made
) -> None:
    deadline = lisbon("2027-03-29T10:00").starts_at
    await core.write(BOSS, acting.propose, SEMINAR, TIMES, deadline)
    due = {one.due_at for one in await waiting(core, "poll.unanswered")}
    # Clocks go forward on the 28th.
    assert lisbon("2027-03-27T10:00").starts_at in due
    assert deadline - timedelta(hours=4) in due
