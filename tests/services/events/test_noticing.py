"""What notices say when they are sent, what waits for people, and what time does by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.tending import STEPS, Step, Tending
from domain.events.fields import EventFields
from domain.events.model import Manner, Place, Reply, Seat
from domain.notices import KINDS, Notice, NoticeId, NoticeState
from domain.notices.kinds import EVENT_KINDS
from domain.notices.reader import Reader
from domain.records import replace
from domain.todo import Kind
from services.events import announcing, answering, changing, notices, tending
from services.events import todo as owing
from services.notices import subjects
from storage import across
from tests.services.events.conftest import (
    ANA,
    BRUNO,
    CLEO,
    Made,
    announced,
    lisbon,
    look,
    says,
    waiting,
)
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import MemberId
    from services.core import Core
    from services.events.notices import EventNotice
    from tests.clock import FixedClock


def _notice(row: Any) -> Notice:
    return Notice(
        NoticeId(row.id),
        row.kind,
        row.subject_kind,
        row.subject_id,
        row.member_id,
        None,
        row.detail or {},
        "key",
        NoticeState.LEASED,
        row.due_at,
        row.due_at,
        row.due_at,
    )


async def said(core: Core, kind: str, to: MemberId) -> EventNotice | None:
    """What the notice of that kind says now to a member."""
    (row,) = [one for one in await waiting(core, kind) if one.member_id == to][:1]

    def tell(tx: Any, actor: Any) -> EventNotice | None:
        return notices.tell(tx, _notice(row), Reader(actor.network, "en", "Europe/Lisbon", to))

    return await core.read(BOSS, tell)


async def test_an_invitation_is_said_until_it_is_answered(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core)
    found = await said(core, "event.invited", made.ana)
    assert found is not None
    assert (found.view.event.id, found.view.mine) == (event.id, None)
    invited = (await waiting(core, "event.invited"))[0]
    await says(core, ANA, event.id, Reply.MAYBE)
    reader = Reader(found.view.network, "en", "UTC", made.ana)
    assert await core.read(BOSS, lambda tx, _: notices.tell(tx, _notice(invited), reader)) is None
    assert await said(core, "event.invited", made.cleo) is not None
    clock.set(event.starts_at)
    assert await said(core, "event.invited", made.cleo) is None, "one cannot register any more"


async def test_each_kind_tells_how_things_are(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, capacity=1, offer_minutes=60)
    await core.write(ANA, answering.respond_for_own, event.id, [made.bruno])
    for_bruno = await said(core, "event.answered_for", made.bruno)
    assert for_bruno is not None
    assert for_bruno.view.recorded_by == "Ana"
    await says(core, CLEO, event.id)
    await says(core, BRUNO, event.id, Reply.NO)
    assert await said(core, "event.answered_for", made.bruno) is None
    offer = await said(core, "event.offered", made.cleo)
    assert offer is not None
    assert offer.view.mine is not None
    assert offer.view.mine.seat is Seat.OFFERED
    clock.advance(timedelta(hours=1))
    assert await core.look_across(across.events_with_seats_due) == ((offer.view.network, event.id),)
    assert await core.across(tending.tend, offer.view.network, event.id)
    assert await core.look_across(across.events_with_seats_due) == ()
    assert await said(core, "event.lapsed", made.cleo) is not None
    await says(core, CLEO, event.id)
    assert await said(core, "event.lapsed", made.cleo) is None, "they hold a seat by now"
    assert await said(core, "event.reminder", made.cleo) is not None
    was = event.starts_at
    moved = await core.write(BOSS, changing.move, event.id, 0, lisbon("2027-06-16T14:00"))
    news = await said(core, "event.moved", made.cleo)
    assert news is not None
    assert news.was == was
    fields = replace(EventFields.of(moved.view.event), title="Tides")
    await core.write(BOSS, changing.change, event.id, 1, fields)
    changed = await said(core, "event.changed", made.cleo)
    assert changed is not None
    assert changed.fields == ("title",)
    await core.write(BOSS, changing.cancel, event.id, 2, "The tank leaks")
    assert await said(core, "event.moved", made.cleo) is None
    off = await said(core, "event.cancelled", made.cleo)
    assert off is not None
    assert off.view.event.cancelled_why == "The tank leaks"


async def test_another_length_alone_is_a_change_and_hides_no_other(core: Core, made: Made) -> None:
    event = await announced(core)
    await says(core, CLEO, event.id)
    longer = lisbon("2027-06-15T14:00", 120)
    done = await core.write(BOSS, changing.move, event.id, 0, longer)
    assert done.told == 1
    changed = await said(core, "event.changed", made.cleo)
    assert changed is not None
    assert changed.fields == ("span",)
    assert await waiting(core, "event.moved") == []
    assert (await look(core, event.id)).stale == 0, "who comes is not asked whether they still do"
    place = Place(Manner.ON_SITE, "The old fish hall")
    fields = replace(EventFields.of(done.view.event), span=event.span, place=place)
    await core.write(BOSS, changing.change, event.id, 1, fields)
    assert [one.detail["fields"] for one in await waiting(core, "event.changed")] == [
        ["span"],
        ["place", "span"],
    ]
    same = replace(longer, wall=event.span.wall + timedelta(hours=1), zone="Europe/Madrid", minutes=90)
    done = await core.write(BOSS, changing.move, event.id, 2, same)
    assert (done.told, done.view.event.starts_at) == (0, event.starts_at), "the same, said in another zone"


async def test_who_organises_is_not_invited_when_the_coordination_changes_it(core: Core, made: Made) -> None:
    event = await announced(core, by=ANA)
    asked = {made.boss, made.bruno, made.cleo}
    assert {one.member_id for one in await waiting(core, "event.invited")} == asked
    await core.write(BOSS, changing.move, event.id, 0, lisbon("2027-06-16T14:00"))
    assert {one.member_id for one in await waiting(core, "event.invited")} == asked


async def test_who_organises_hears_that_the_card_is_gone(core: Core, made: Made) -> None:
    event = await announced(core)
    network = (await look(core, event.id)).network
    await core.write(BOSS, announcing.post_in, event.id, 77)
    posting = await core.look_across(announcing.posting, network, event.id)
    assert posting is not None
    await core.across(announcing.failed, posting, "gone")
    await core.across(announcing.failed, posting, "gone")
    assert len(await waiting(core, "event.unposted")) == 1
    found = await said(core, "event.unposted", made.boss)
    assert found is not None
    assert found.problem == "gone"
    await core.write(BOSS, announcing.post_in, event.id, 78)
    again = await core.look_across(announcing.posting, network, event.id)
    assert again is not None
    await core.across(announcing.shows, posting, 1)
    assert await said(core, "event.unposted", made.boss) is not None, "an old channel counts no more"
    await core.across(announcing.shows, again, 2)
    assert await said(core, "event.unposted", made.boss) is None


async def test_notices_are_called_by_the_name_of_their_event(core: Core, made: Made) -> None:
    event = await announced(core)
    await says(core, ANA, event.id)
    rows = [*(await waiting(core, "event.reminder")), *(await waiting(core, "event.invited"))]
    found = await core.read(BOSS, lambda tx, _: subjects.about(tx, [_notice(one) for one in rows], "en"))
    assert {(one.kind, one.id, one.code, one.title) for one in found.values()} == {
        ("event", int(event.id), "E1", "Tides and tanks")
    }


async def test_what_waits_for_people(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, capacity=1)
    far = await _owed(core, ANA)
    assert far == [], "five months are no hurry"
    clock.set(event.starts_at - timedelta(days=10))
    (item,) = await _owed(core, ANA)
    assert (item.kind, item.subject, item.code, item.due) == (
        Kind.INVITATION,
        int(event.id),
        "E1",
        event.starts_at,
    )
    assert await _owed(core, BOSS) == [], "who organises it is not asked"
    await says(core, ANA, event.id)
    await says(core, CLEO, event.id)
    assert await _owed(core, ANA) == []
    assert await _owed(core, CLEO) == []
    await says(core, ANA, event.id, Reply.NO)
    (offer,) = await _owed(core, CLEO)
    assert (offer.kind, offer.due) == (Kind.OFFER, clock.now() + timedelta(days=1))


async def test_what_is_due_is_done_and_a_fault_keeps_nobody_waiting(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, capacity=1, offer_minutes=60)
    await says(core, ANA, event.id)
    await says(core, BRUNO, event.id)
    await says(core, ANA, event.id, Reply.NO)
    tend = Tending(core)
    assert await tend.look(STEPS[0]) == 0
    clock.advance(timedelta(hours=1))
    assert await tend.look(STEPS[0]) == 1
    assert await tend.look(STEPS[0]) == 0
    assert (await look(core, event.id, BRUNO)).mine.seat is Seat.LAPSED  # type: ignore[union-attr]
    tried: list[int] = []

    def fails(_tx: Any, _network: Any, what: int) -> None:
        tried.append(what)
        if what == 1:
            raise ValueError("a fault")

    network = (await look(core, event.id)).network
    step = Step("two", lambda _tx: ((network, 1), (network, 2)), fails)
    assert await tend.look(step) == 1
    assert tried == [1, 2]
    assert await tend.look(step) == 1
    assert tried == [1, 2, 2], "what failed rests for a while"


async def _owed(core: Core, who: Any) -> list[Any]:
    def owed(tx: Any, actor: Any) -> list[Any]:
        return list(owing.owed(tx, [actor]).get(actor.member, ()))

    return await core.read(who, owed)


def test_every_kind_has_its_question() -> None:
    assert {kind.code for kind in EVENT_KINDS} == set(notices._STILL)
    assert {kind.code for kind in EVENT_KINDS} <= KINDS.keys()
