"""E-mail as a way to a reader: only to an agreed address, in its place of the chain, and remembered when closed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.actors import ChannelKind
from domain.consents import Given, Purpose
from domain.notices import NoticeState, Way
from domain.notices.deliveries import Refused, Sent, TryAgain
from domain.notices.preferences import NoMailAddress
from services.notices import deliveries, preferences
from services.notices.working import claim
from storage import consents, members, people
from tests.services.networks_made import BOSS
from tests.services.notices.conftest import ANA, BRUNO, CLEO, SECRET, Hands

if TYPE_CHECKING:
    from domain.notices.deliveries import Delivery
    from services.core import Core
    from storage.transaction import Unscoped
    from tests.clock import FixedClock

DAY = timedelta(days=1)
ADDRESS = "bruno@example.org"


async def has_address(hands: Hands, who: str, address: str, *, agreed: bool = True) -> None:
    """An address is recorded for somebody, with or without their word."""

    def add(tx: Unscoped) -> None:
        here = tx.within(hands.network)
        person = members.load(here, hands.members[who]).person
        people.add_channel(here, person.id, ChannelKind.EMAIL, address, agreed=agreed)
        if agreed:
            member = hands.members[who]
            consents.give(here, member, Purpose.MAIL, wording="mail-1", language="en", how=Given.WEB)

    await hands.core.across(add)


async def one(hands: Hands) -> Delivery:
    (delivery,) = await hands.claim()
    return delivery


async def test_a_mail_goes_to_who_agreed_to_one_and_takes_no_direct_messages(
    hands: Hands, clock: FixedClock
) -> None:
    await has_address(hands, "Bruno", "BRUNO@Example.org")
    await hands.add(hands.note("Bruno", clock.now(), SECRET))
    delivery = await one(hands)
    assert (delivery.way, delivery.address) == (Way.EMAIL, ADDRESS), "a secret, too: nobody else reads it"
    (told,) = await hands.tell([delivery])
    assert (told.reader.name, told.reader.shared, told.reader.network_name) == (
        "Bruno",
        False,
        "Atlantic innovation",
    )
    await hands.settle(Sent(delivery))
    (sent,) = await hands.about(1)
    assert sent.state is NoticeState.SENT


async def test_an_address_without_a_word_of_theirs_is_never_written_to(
    hands: Hands, clock: FixedClock
) -> None:
    await has_address(hands, "Bruno", ADDRESS, agreed=False)
    await hands.add(hands.note("Bruno", clock.now()))
    assert (await one(hands)).way is Way.PARTNER
    assert (await hands.core.read(BRUNO, preferences.mine)).mail == ""
    with pytest.raises(NoMailAddress):
        await hands.core.write(BRUNO, preferences.choose_way, Way.EMAIL)


async def test_the_chosen_way_comes_first_then_each_that_is_open(hands: Hands, clock: FixedClock) -> None:
    await has_address(hands, "Ana", "ana@example.org")
    await hands.add(hands.note("Ana", clock.now()))
    first = await one(hands)
    assert first.way is Way.DM, "what nobody chose otherwise stays as it was"
    await hands.settle(Refused(first, "discord_50007", closed=True))
    second = await one(hands)
    assert second.way is Way.EMAIL
    await hands.settle(Refused(second, "mail_policy"))
    third = await one(hands)
    assert third.way is Way.PARTNER
    await hands.settle(Sent(third, 500, 1))

    await hands.core.write(ANA, preferences.choose_way, Way.EMAIL)
    clock.advance(DAY)
    await hands.add(hands.note("Ana", clock.now(), n=2))
    assert (await one(hands)).way is Way.EMAIL, "a rule against one mail closes no address"


async def test_a_dead_address_is_closed_and_its_person_opens_it_again(
    hands: Hands, clock: FixedClock
) -> None:
    await has_address(hands, "Bruno", ADDRESS)
    await hands.core.write(BRUNO, preferences.choose_way, Way.EMAIL)
    await hands.add(hands.note("Bruno", clock.now()), hands.note("Bruno", clock.now() + DAY, n=2))
    await hands.settle(Refused(await one(hands), "mail_address", closed=True))
    next_way = await one(hands)
    await hands.settle(Sent(next_way, 500, 1))
    found = await hands.core.read(BRUNO, preferences.mine)
    assert (next_way.way, found.mail, found.mail_open) == (Way.PARTNER, ADDRESS, False)
    clock.advance(DAY)
    next_day = await one(hands)
    await hands.settle(Sent(next_day, 500, 2))
    assert next_day.way is Way.PARTNER, "it is not tried again by itself"

    opened = await hands.core.write(BRUNO, preferences.try_mail_again)
    assert (opened.mail, opened.mail_open) == (ADDRESS, True)
    clock.advance(DAY)
    await hands.add(hands.note("Bruno", clock.now(), n=3))
    assert (await one(hands)).way is Way.EMAIL


async def test_with_two_addresses_the_open_one_counts_and_nobody_is_told_twice(
    hands: Hands, clock: FixedClock
) -> None:
    await has_address(hands, "Bruno", "old@example.org")
    await has_address(hands, "Bruno", ADDRESS)
    await hands.core.write(BRUNO, preferences.choose_way, Way.EMAIL)
    await hands.add(hands.note("Bruno", clock.now()))
    first = await one(hands)
    assert first.address == "old@example.org"
    await hands.settle(Refused(first, "mail_address", closed=True))
    clock.advance(DAY)
    await hands.add(hands.note("Bruno", clock.now(), n=2))
    assert {(each.way, each.address) for each in await hands.claim()} == {
        (Way.PARTNER, "500"),
        (Way.EMAIL, ADDRESS),
    }, "the refused one has taken its next way"
    found = await hands.core.read(BRUNO, preferences.mine)
    assert (found.mail, found.mail_open) == (ADDRESS, True)


async def test_without_a_server_no_mail_is_planned(hands: Hands, clock: FixedClock) -> None:
    await has_address(hands, "Bruno", ADDRESS)
    await hands.core.write(BRUNO, preferences.choose_way, Way.EMAIL)
    await hands.add(hands.note("Bruno", clock.now()))
    claimed, _ = await hands.core.across(claim, hands.network, "one", 10, mails=False)
    assert [each.way for each in claimed] == [Way.PARTNER]


async def test_the_coordination_reads_why_a_mail_did_not_arrive(hands: Hands, clock: FixedClock) -> None:
    await has_address(hands, "Cléo", "cleo@example.org")
    await hands.core.write(CLEO, preferences.choose_way, Way.EMAIL)
    await hands.add(hands.note("Cléo", clock.now()))
    delivery = await one(hands)
    await hands.settle(TryAgain(delivery, "mail_away"))
    (line,) = (await hands.core.read(BOSS, deliveries.overview)).lines
    assert (line.recipient, line.way, line.error) == ("Cléo", "email", "mail_away")
    clock.advance(timedelta(minutes=1))
    await hands.settle(Refused(await one(hands), "mail_address", closed=True))
    assert await hands.claim() == ()
    (line,) = (await hands.core.read(BOSS, deliveries.overview, deliveries.SENT)).lines
    assert (line.way, line.error) == ("inbox", "mail_address")


async def test_who_is_no_member_chooses_nothing(core: Core, hands: Hands) -> None:
    assert (await core.read(ANA, preferences.mine)).mail == ""
    assert (await core.write(ANA, preferences.try_mail_again)).mail_open is False
