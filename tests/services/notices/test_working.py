"""The worker's transactions: every way to a reader, every way to fail, and nothing is lost or said twice."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from domain.actors import ChannelKind
from domain.notices import NewNotice, NoticeState, Way
from domain.notices.deciding import REST
from domain.notices.deliveries import Nothing, Refused, Sent, TryAgain
from domain.notices.planning import FAULT_REST
from domain.notices.retrying import MOST_FAILURES
from domain.records import replace
from services import members, networks
from services.notices import working
from services.notices.working import AHEAD, LEASE
from storage import across, outbox, people, privacy
from storage import members as kept_members
from storage import networks as kept_networks
from tests.engines import postgres_only
from tests.services.networks_made import BOSS, assigned
from tests.services.notices.conftest import ANA, OPEN, ORDERED, PORTO, SECRET, SHARED, Hands

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.notices.deliveries import Delivery
    from domain.people import Member
    from services.core import Core
    from storage.transaction import Unscoped
    from tests.clock import FixedClock

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


async def state(hands: Hands, n: int = 1) -> tuple[NoticeState, str | None]:
    (one,) = await hands.about(n)
    return one.state, one.problem


async def test_a_notice_goes_by_direct_message_to_who_agreed(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    (delivery,) = await hands.claim()
    assert (delivery.way, delivery.address, delivery.attempts) == (Way.DM, "2", 1)
    (told,) = await hands.tell([delivery])
    assert (told.reader.name, told.reader.shared, [view for _, view in told.lines]) == (
        "Ana",
        False,
        ["about 1"],
    )
    await hands.settle(Sent(delivery, 900, 1001))
    assert await state(hands) == (NoticeState.SENT, None)
    assert await hands.claim() == ()


async def test_nobody_is_written_to_who_did_not_agree(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Bruno", clock.now()), hands.note("Cléo", clock.now(), n=2))
    (delivery,) = await hands.claim()
    assert (delivery.way, delivery.address) == (Way.PARTNER, "500"), "Bruno's partner has a channel"
    (told,) = await hands.tell([delivery])
    assert (told.reader.name, told.reader.shared, told.reader.language) == ("Bruno", True, "pt")
    assert await state(hands, 2) == (NoticeState.SENT, None), "Cléo's is in her inbox"


async def test_a_guest_of_events_agreed_to_mails_alone(hands: Hands, clock: FixedClock) -> None:
    def come(tx: Unscoped) -> MemberId:
        here = tx.within(hands.network)
        person = people.add_person(here, "Gil")
        people.add_channel(here, person.id, ChannelKind.DISCORD, "77", agreed=True)
        return kept_members.welcome(here, person.id).id

    hands.members["Gil"] = await hands.core.across(come)
    await hands.add(hands.note("Gil", clock.now()))
    assert await hands.claim() == (), "they said yes to direct messages elsewhere"
    assert await state(hands) == (NoticeState.SENT, None)


async def test_what_colleagues_must_not_know_never_goes_to_their_channel(
    hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Bruno", clock.now(), SECRET))
    assert await hands.claim() == ()
    assert await state(hands) == (NoticeState.SENT, None)


async def test_closed_direct_messages_lead_to_the_partners_channel_and_are_remembered(
    hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()), hands.note("Ana", clock.now() + DAY, n=2))
    (delivery,) = await hands.claim()
    await hands.settle(Refused(delivery, "discord_50007", closed=True))
    (second,) = await hands.claim()
    assert (second.way, second.address) == (Way.PARTNER, "500")
    await hands.settle(Sent(second, 500, 7))
    clock.advance(DAY)
    (next_day,) = await hands.claim()
    assert next_day.way is Way.PARTNER, "it is not tried again until they turn to us"


async def test_a_message_that_was_refused_takes_the_next_way_and_closes_nothing(
    hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()), hands.note("Ana", clock.now() + DAY, n=2))
    (delivery,) = await hands.claim()
    await hands.settle(Refused(delivery, "discord_50035"))
    (second,) = await hands.claim()
    assert second.way is Way.PARTNER
    assert await state(hands) == (NoticeState.LEASED, "discord_50035"), "it is seen what was wrong"
    await hands.settle(Sent(second, 500, 7))
    clock.advance(DAY)
    (next_day,) = await hands.claim()
    assert next_day.way is Way.DM


async def test_a_worker_that_lost_a_delivery_closes_nothing_either(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now()), hands.note("Ana", clock.now() + DAY, n=2))
    (delivery,) = await hands.claim()
    clock.advance(LEASE)
    other = dataclasses.replace(hands, holder="two")
    (taken,) = await other.claim()
    await hands.settle(Refused(delivery, "discord_50007", closed=True))
    await other.settle(Sent(taken, 900, 1))
    clock.advance(DAY)
    (next_day,) = await other.claim()
    assert next_day.way is Way.DM


async def test_closed_direct_messages_of_a_secret_lead_to_the_inbox(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now(), SECRET))
    (delivery,) = await hands.claim()
    await hands.settle(Refused(delivery, "closed"))
    assert await hands.claim() == ()
    assert await state(hands) == (NoticeState.SENT, "closed")


async def test_a_deleted_channel_leads_to_the_inbox(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Bruno", clock.now()))
    (delivery,) = await hands.claim()
    await hands.settle(Refused(delivery, "gone"))
    assert await hands.claim() == ()
    assert await state(hands) == (NoticeState.SENT, "gone")


async def test_a_deleted_channel_that_was_addressed_itself_fails_visibly(
    hands: Hands, clock: FixedClock
) -> None:
    note = replace(hands.note("Ana", clock.now()), member=None, channel=77)
    await hands.add(note)
    (delivery,) = await hands.claim()
    assert (delivery.way, delivery.address, delivery.member) == (Way.CHANNEL, "77", None)
    await hands.settle(Refused(delivery, "gone"))
    assert await hands.claim() == ()
    assert await state(hands) == (NoticeState.FAILED, "gone")


async def test_a_member_who_left_gets_nothing(core: Core, hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    await core.write(BOSS, members.remove, hands.members["Ana"])
    assert await hands.claim() == ()
    assert await state(hands) == (NoticeState.CANCELLED, "left")


async def test_what_is_due_within_a_minute_comes_together_and_then_there_is_rest(
    hands: Hands, clock: FixedClock
) -> None:
    soon = clock.now() + REST - SECOND
    await hands.add(
        hands.note("Ana", clock.now()),
        hands.note("Ana", soon, n=2),
        hands.note("Ana", soon + 2 * SECOND, n=3),
    )
    (delivery,) = await hands.deliver_all()
    (first, *_) = await hands.about(1)
    assert (await state(hands, 2))[0] is NoticeState.SENT
    assert (await state(hands, 3))[0] is NoticeState.PENDING
    await hands.add(hands.note("Ana", clock.now(), n=4))
    assert await hands.claim() == (), "a second message within the minute would be a burst"
    clock.advance(REST)
    (next_one,) = await hands.claim()
    assert next_one.id != delivery.id
    assert first.sent_at is not None


async def test_a_notice_with_nothing_to_say_is_cancelled_and_the_others_are_sent(
    hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now(), detail={"over": 1}), hands.note("Ana", clock.now(), n=2))
    (delivery,) = await hands.claim()
    (told,) = await hands.tell([delivery])
    assert [one.subject_id for one, _ in told.lines] == [2]
    await hands.settle(Sent(delivery, 900, 1, tuple(one.id for one in told.silent)))
    assert await state(hands, 1) == (NoticeState.CANCELLED, "nothing_to_say")
    assert await state(hands, 2) == (NoticeState.SENT, None)


async def test_a_message_with_nothing_to_say_is_not_sent(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    (delivery,) = await hands.claim()
    await hands.settle(Nothing(delivery))
    assert await state(hands) == (NoticeState.CANCELLED, "nothing_to_say")
    assert await hands.next_due() is None


async def test_what_did_not_work_is_tried_again_later_and_in_the_end_another_way(
    hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    (delivery,) = await hands.claim()
    await hands.settle(TryAgain(delivery, "500"))
    assert await hands.claim() == ()
    due = await hands.next_due()
    assert due is not None
    assert clock.now() < due <= clock.now() + timedelta(seconds=6)
    clock.set(due)
    (again,) = await hands.claim()
    assert (again.id, again.nonce, again.attempts) == (delivery.id, delivery.nonce, 2)
    await hands.settle(TryAgain(replace(again, failures=MOST_FAILURES - 1), "500"))
    (other,) = await hands.claim()
    assert other.way is Way.PARTNER


async def test_a_lease_that_expired_is_taken_over_and_its_late_worker_changes_nothing(
    hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    (delivery,) = await hands.claim()
    other = dataclasses.replace(hands, holder="two")
    assert await other.claim() == ()
    clock.advance(LEASE)
    (taken,) = await other.claim()
    assert (taken.id, taken.attempts) == (delivery.id, 2)
    await hands.settle(Refused(delivery, "closed"))
    assert (await state(hands))[0] is NoticeState.LEASED, "the one who has it decides"
    await other.settle(Sent(taken, 900, 1))
    assert await state(hands) == (NoticeState.SENT, None)


async def test_a_worker_that_is_alive_keeps_what_it_has(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    (delivery,) = await hands.claim()
    for _ in range(3):
        clock.advance(LEASE - SECOND)
        await hands.core.across(working.renew, hands.network, "one", [delivery.id])
    assert await dataclasses.replace(hands, holder="two").claim() == ()


async def test_what_a_worker_does_not_know_that_it_has_is_taken_over(hands: Hands, clock: FixedClock) -> None:
    """A claim was kept and its answer lost: nobody has it in hand, so its lease must run out."""
    await hands.add(hands.note("Ana", clock.now()), hands.note("Bruno", clock.now(), n=2))
    known, lost = await hands.claim()
    clock.advance(LEASE - SECOND)
    await hands.core.across(working.renew, hands.network, "one", [known.id])
    clock.advance(SECOND)
    assert [one.id for one in await dataclasses.replace(hands, holder="two").claim()] == [lost.id]


async def test_what_was_silent_and_waits_anew_is_not_dropped_by_its_old_message(
    hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now(), detail={"over": 1}), hands.note("Ana", clock.now(), n=2))
    (delivery,) = await hands.claim()
    (told,) = await hands.tell([delivery])
    moved = hands.note("Ana", clock.now() + DAY)
    await hands.core.across(lambda tx: outbox.schedule(tx.within(hands.network), "thing", 1, [moved]))
    clock.advance(DAY)
    (second,) = [one for one in await hands.claim() if one.id != delivery.id]
    await hands.settle(Sent(delivery, 900, 1, tuple(one.id for one in told.silent)))
    assert await state(hands, 1) == (NoticeState.LEASED, None), "it is another message's now"
    assert second.way is Way.DM


async def test_a_partner_that_left_has_no_channel_any_more(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.core.across(lambda tx: _leave(tx, hands))
    await hands.add(hands.note("Bruno", clock.now()))
    assert await hands.claim() == ()
    assert await state(hands) == (NoticeState.SENT, None), "it is in his inbox"


def _leave(tx: Unscoped, hands: Hands) -> None:
    kept_networks.end_partner(tx.within(hands.network), PORTO)


async def test_one_reader_s_zone_that_is_no_more_does_not_stop_the_others(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.core.across(
        lambda tx: people.choose_own(
            tx.within(hands.network), ChannelKind.DISCORD, "2", zone="Europe/Atlantis"
        )
    )
    await hands.add(hands.note("Ana", clock.now()), hands.note("Bruno", clock.now(), n=2))
    (delivery,) = await hands.claim()
    assert delivery.address == "500"
    (ana,) = await hands.about(1)
    assert hands.plan is not None
    assert list(hands.plan.faults) == [ana.id]
    assert "Atlantis" in hands.plan.faults[ana.id]
    assert ana.state is NoticeState.PENDING, "it is not lost, and looked at again"
    assert ana.wake_at == clock.now() + FAULT_REST


async def test_what_was_cancelled_on_its_way_is_not_told(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    (delivery,) = await hands.claim()
    await hands.core.across(lambda tx: _cancel(tx, hands))
    (told,) = await hands.tell([delivery])
    assert told.lines == ()


def _cancel(tx: object, hands: Hands) -> None:
    from storage import outbox

    outbox.cancel(tx.within(hands.network), "thing", 1)


async def test_what_is_due_in_a_moment_is_made_ready(hands: Hands, clock: FixedClock) -> None:
    soon = clock.now() + AHEAD
    await hands.add(hands.note("Ana", soon), hands.note("Bruno", soon + SECOND, n=2))
    (delivery,) = await hands.claim()
    (told,) = await hands.tell([delivery])
    assert told.not_before == soon
    await hands.core.across(lambda tx: _cancel(tx, hands))
    standing = await hands.core.look_across(working.standing, hands.network, [delivery])
    assert told.only(standing).lines == (), "it was cancelled before it was due"


async def test_late_ones_say_so(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    clock.advance(HOUR)
    (delivery,) = await hands.claim()
    (told,) = await hands.tell([delivery])
    assert told.late == {told.lines[0][0].id}


async def test_an_hour_that_is_quiet_for_them_is_waited_for(hands: Hands, clock: FixedClock) -> None:
    clock.advance(12 * HOUR)
    await hands.add(hands.note("Ana", clock.now()))
    assert await hands.claim() == ()
    due = await hands.next_due()
    assert due == clock.now() + 8 * HOUR
    clock.set(due)
    (delivery,) = await hands.claim()
    (told,) = await hands.tell([delivery])
    assert told.late == frozenset(), "what waited for the morning is not late"


async def test_the_next_due_of_all_networks_is_one_look(hands: Hands, clock: FixedClock) -> None:
    assert await hands.next_due() is None
    await hands.add(hands.note("Ana", clock.now() + DAY), hands.note("Bruno", clock.now() + HOUR, n=2))
    assert await hands.next_due() == clock.now() + HOUR
    assert await hands.core.look_across(across.networks_with_work, SECOND) == ()
    clock.advance(HOUR)
    assert await hands.core.look_across(across.networks_with_work, SECOND) == (hands.network,)


async def test_a_thousand_are_claimed_with_as_many_statements_as_one(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    from sqlalchemy import Engine

    seen: list[str] = []

    def count(_c: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    async def statements(n: int) -> int:
        notes = [
            replace(hands.note("Ana", clock.now(), n=k), member=None, channel=k) for k in range(1, n + 1)
        ]
        await hands.add(*(replace(note, dedupe_key=f"{n}:{note.dedupe_key}") for note in notes))
        seen.clear()
        assert len(await hands.claim(most=2000)) == n
        return len(seen)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        assert await statements(1) == await statements(1000)
    finally:
        event.remove(Engine, "before_cursor_execute", count)


@postgres_only
async def test_two_workers_at_once_never_take_the_same(hands: Hands, clock: FixedClock) -> None:
    notes = [replace(hands.note("Ana", clock.now(), n=k), member=None, channel=k) for k in range(1, 201)]
    await hands.add(*notes)
    workers = [dataclasses.replace(hands, holder=name) for name in ("one", "two")]

    async def work(worker: Hands) -> list[int]:
        taken: list[int] = []
        while claimed := await worker.claim(most=20):
            taken += [one.id for one in claimed]
        return taken

    one, two = await asyncio.gather(*map(work, workers))
    assert len(one) + len(two) == 200
    assert not set(one) & set(two)


@pytest.mark.parametrize("kind", [OPEN, ORDERED])
async def test_the_others_network_is_none_of_ours(
    core: Core, hands: Hands, clock: FixedClock, kind: object
) -> None:
    await hands.add(hands.note("Ana", clock.now(), kind))
    baltic = await core.across(networks.found, replace(BOSS, server=99), "Baltic")
    elsewhere = Hands(core, baltic)
    assert await elsewhere.claim() == ()
    assert len(await hands.claim()) == 1
    assert ANA.server != 99


async def _shared(hands: Hands, clock: FixedClock) -> tuple[Delivery, Member]:
    """What Bruno and Duarte are told together, and Duarte."""
    await assigned(hands.core, 5, "Duarte", partner=PORTO)
    duarte = await hands.core.across(
        lambda tx: kept_members.find_at(tx.within(hands.network), ChannelKind.DISCORD, "5")
    )
    assert duarte is not None

    def invited(member: MemberId) -> NewNotice:
        return NewNotice(SHARED, "thing", 1, clock.now(), f"thing:1:{member}", member)

    await hands.add(invited(hands.members["Bruno"]), invited(duarte.id))
    (delivery,) = await hands.claim()
    return delivery, duarte


async def test_one_message_tells_all_colleagues_and_names_those_it_still_concerns(
    hands: Hands, clock: FixedClock
) -> None:
    delivery, _ = await _shared(hands, clock)
    assert (delivery.way, delivery.address, delivery.member) == (Way.PARTNER, "500", None)
    (told,) = await hands.tell([delivery])
    assert told.together == ("Bruno", "Duarte")
    only = told.only(frozenset({told.lines[1][0].id}))
    assert only.together == ("Duarte",)
    await hands.settle(Refused(delivery, "gone"))
    assert [one.refused for one in await hands.about(1)] == [("partner",), ("partner",)]


async def test_to_forget_one_of_them_leaves_what_the_others_are_told(hands: Hands, clock: FixedClock) -> None:
    delivery, duarte = await _shared(hands, clock)

    def forget(tx: Unscoped) -> None:
        person = duarte.person.id
        privacy.forget(
            tx.within(hands.network), privacy.Subject(person, duarte.id, "Duarte", ("5",), False, None)
        )

    await hands.core.across(forget)
    (told,) = await hands.tell([delivery])
    assert told.together == ("Bruno",)
    await hands.settle(Sent(delivery, 900, 1001))
    assert await state(hands) == (NoticeState.SENT, None)
