"""What is tried again is decided anew: who took back their yes, what is over, who sleeps; and nothing is lost."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.consents import Purpose
from domain.notices import NewNotice, NoticeState, Way
from domain.notices.deliveries import Nothing, Sent, TryAgain
from domain.records import replace
from services import consents
from services.notices import deliveries, preferences, working
from services.notices.working import LEASE
from storage import networks, people
from tests.services.networks_made import BOSS
from tests.services.notices.conftest import ANA, ASKED, BRUNO, PORTO, SHARED, Hands
from tests.services.notices.test_mail import has_address

if TYPE_CHECKING:
    from domain.notices.deliveries import Delivery
    from services.core import Core
    from services.notices.views import Told
    from tests.clock import FixedClock

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


async def failed(hands: Hands, error: str = "discord_500") -> Delivery:
    """What was due was claimed, and did not work."""
    (delivery,) = await hands.claim()
    await hands.settle(TryAgain(delivery, error))
    return delivery


async def again(hands: Hands) -> Told:
    """It is taken up again, and this is what it has to say."""
    (told,) = await hands.tell(await hands.claim())
    assert told.delivery.attempts > 1
    return told


def nothing(told: Told) -> Nothing:
    """What a sender says of a message that brings nothing, and of which nothing arrived before."""
    assert told.lines == ()
    return Nothing(told.delivery, tuple(one.id for one in told.left))


async def became(hands: Hands, n: int = 1) -> tuple[NoticeState, str | None]:
    (one,) = await hands.about(n)
    return one.state, one.problem


async def test_who_takes_back_their_yes_to_mails_gets_none_that_waits(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await has_address(hands, "Bruno", "bruno@example.org")
    await hands.add(hands.note("Bruno", clock.now()))
    assert (await failed(hands, "mail_away")).way is Way.EMAIL
    await core.write(BRUNO, consents.withdraw, Purpose.MAIL)
    clock.advance(MINUTE)
    await hands.settle(nothing(await again(hands)))
    (line,) = (await core.read(BOSS, deliveries.overview)).lines
    assert (line.state, line.error) == (NoticeState.PENDING, "mail_away"), "it is seen what was wrong"
    (next_way,) = await hands.claim()
    assert (next_way.way, next_way.address) == (Way.PARTNER, "500"), "it is not lost"


async def test_a_mail_in_the_lane_is_not_sent_to_who_takes_back_their_yes(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await has_address(hands, "Bruno", "bruno@example.org")
    await hands.add(hands.note("Bruno", clock.now()))
    (delivery,) = await hands.claim()
    (told,) = await hands.tell([delivery])
    await core.write(BRUNO, consents.withdraw, Purpose.MAIL)
    standing = await hands.core.look_across(working.standing, hands.network, [delivery])
    await hands.settle(nothing(told.only(standing)))
    (next_way,) = await hands.claim()
    assert next_way.way is Way.PARTNER


async def test_who_takes_back_their_yes_to_direct_messages_gets_none_that_waits(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    assert (await failed(hands)).way is Way.DM
    await core.write(ANA, consents.withdraw, Purpose.DIRECT)
    clock.advance(MINUTE)
    await hands.settle(nothing(await again(hands)))
    (next_way,) = await hands.claim()
    assert next_way.way is Way.PARTNER


async def test_what_found_its_address_closed_takes_the_others_along(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    await failed(hands)
    await hands.core.across(
        lambda tx: people.found_closed(tx.within(hands.network), ChannelKind.DISCORD, "2")
    )
    clock.advance(MINUTE)
    assert (await again(hands)).lines == ()


async def test_another_favourite_way_does_not_move_what_may_have_arrived(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await has_address(hands, "Ana", "ana@example.org")
    await hands.add(hands.note("Ana", clock.now()))
    await failed(hands)
    await core.write(ANA, preferences.choose_way, Way.EMAIL)
    clock.advance(MINUTE)
    told = await again(hands)
    assert (told.delivery.way, len(told.lines)) == (Way.DM, 1)
    await core.write(ANA, preferences.choose_way, Way.INBOX)
    assert (await hands.tell([told.delivery]))[0].lines == (), "who wants none gets none"


async def test_what_is_meaningless_by_now_is_not_sent_by_a_retry(hands: Hands, clock: FixedClock) -> None:
    await hands.add(
        hands.note("Ana", clock.now(), expires_at=clock.now() + MINUTE), hands.note("Ana", clock.now(), n=2)
    )
    await failed(hands)
    clock.advance(2 * HOUR)
    told = await again(hands)
    assert [one.subject_id for one, _ in told.lines] == [2]
    await hands.settle(Sent(told.delivery, 900, 1, left=tuple(one.id for one in told.left)))
    assert await hands.claim() == ()
    assert await became(hands, 1) == (NoticeState.EXPIRED, "expired")
    assert await became(hands, 2) == (NoticeState.SENT, None)


async def test_what_arrived_before_it_was_over_counts_as_sent(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now(), expires_at=clock.now() + MINUTE))
    await failed(hands)
    clock.advance(2 * HOUR)
    told = await again(hands)
    assert (told.lines, len(told.left)) == ((), 1)
    await hands.settle(Sent(told.delivery, 900, 1))
    assert await became(hands) == (NoticeState.SENT, None)


async def test_a_retry_wakes_nobody_at_night(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    first = await failed(hands)
    clock.advance(14 * HOUR)
    assert await hands.claim() == (), "it is two at night"
    morning = clock.now() + 6 * HOUR
    assert await hands.next_due() == morning
    clock.set(morning)
    told = await again(hands)
    assert (told.delivery.id, told.delivery.nonce, told.delivery.attempts) == (first.id, first.nonce, 2)
    assert len(told.lines) == 1, "it is the same message still, which may have arrived"


async def test_a_lease_that_expires_at_night_is_taken_over_in_the_morning(
    hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    (delivery,) = await hands.claim()
    clock.advance(14 * HOUR)
    assert await dataclasses.replace(hands, holder="two").claim() == ()
    await hands.settle(Sent(delivery, 900, 1))
    assert await became(hands) == (NoticeState.SENT, None), "it arrived, whoever has it"
    assert await hands.next_due() is None


async def test_who_wants_no_quiet_hours_any_more_gets_what_waits_for_a_retry(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    await failed(hands)
    clock.advance(14 * HOUR)
    assert await hands.claim() == ()
    await core.write(ANA, preferences.no_quiet)
    assert len((await again(hands)).lines) == 1


async def test_what_would_be_over_in_the_morning_goes_to_the_inbox_by_a_retry_too(
    hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now(), expires_at=clock.now() + 15 * HOUR))
    await failed(hands)
    clock.advance(14 * HOUR)
    await hands.settle(nothing(await again(hands)))
    assert await hands.claim() == ()
    assert await became(hands) == (NoticeState.SENT, None), "it is in her inbox"


async def test_what_waits_comes_along_with_what_its_reader_asked_for(hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now(), ASKED), hands.note("Ana", clock.now(), n=2))
    await failed(hands)
    clock.advance(14 * HOUR)
    assert [one.subject_id for one, _ in (await again(hands)).lines] == [1, 2]


async def test_what_colleagues_are_told_together_moves_with_their_channel(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await core.write(ANA, consents.withdraw, Purpose.DIRECT)
    ana, bruno = hands.members["Ana"], hands.members["Bruno"]
    await hands.add(
        *(NewNotice(SHARED, "thing", 1, clock.now(), f"thing:1:{one}", one) for one in (ana, bruno))
    )
    await failed(hands)
    clock.advance(MINUTE)
    told = await again(hands)
    assert (told.delivery.member, told.together) == (None, ("Ana", "Bruno"))
    await hands.settle(TryAgain(told.delivery, "discord_500"))
    await hands.core.across(
        lambda tx: networks.place_partner(tx.within(hands.network), PORTO, role=None, channel=501)
    )
    clock.advance(MINUTE)
    await hands.settle(nothing(await again(hands)))
    (moved,) = await hands.claim()
    assert (moved.way, moved.address) == (Way.PARTNER, "501")


async def test_what_cannot_be_decided_any_more_is_tried_again_and_stops_no_other(
    hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()), hands.note("Bruno", clock.now(), n=2))
    await hands.settle(*(TryAgain(one, "discord_500") for one in await hands.claim()))
    await hands.core.across(
        lambda tx: people.choose_own(
            tx.within(hands.network), ChannelKind.DISCORD, "2", zone="Europe/Atlantis"
        )
    )
    clock.advance(MINUTE)
    told = await hands.tell(await hands.claim())
    assert sorted(one.subject_id for each in told for one, _ in each.lines) == [1, 2]


async def test_a_worker_that_lost_a_delivery_ends_nothing_of_it(hands: Hands, clock: FixedClock) -> None:
    """It found nothing to say, long ago; another one is sending it by now."""
    await hands.add(hands.note("Ana", clock.now()), hands.note("Ana", clock.now(), n=2))
    (delivery,) = await hands.claim()
    (first,) = await hands.about(1)
    clock.advance(LEASE)
    other = dataclasses.replace(hands, holder="two")
    (taken,) = await other.claim()
    await hands.settle(Nothing(delivery, (first.id,)))
    assert await became(hands, 1) == await became(hands, 2) == (NoticeState.LEASED, None)
    await other.settle(Sent(taken, 900, 1))
    assert await became(hands, 1) == await became(hands, 2) == (NoticeState.SENT, None)


async def test_after_a_night_nobody_hears_twice_that_something_is_due(
    hands: Hands, clock: FixedClock
) -> None:
    """A rung ends where the next begins: after an outage only the last one comes."""
    tomorrow = clock.now() + 24 * HOUR
    await hands.add(
        hands.note("Ana", clock.now(), expires_at=tomorrow),
        replace(hands.note("Ana", tomorrow), dedupe_key="second"),
    )
    await failed(hands)
    clock.set(tomorrow)
    told = await hands.tell(await hands.claim())
    assert [one.dedupe_key for each in told for one, _ in each.lines] == ["second"]
