"""Invitations that were sent follow the event: moved, called off, over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.actors import NetworkId
from domain.events.model import Reply
from domain.notices import Way
from domain.notices.deliveries import Sent
from services import me
from services.events import announcing, changing, invitations
from services.notices.working import claim, settle
from storage import networks
from tests.services.events.conftest import ANA, BRUNO, PORTO, Made, announced, lisbon, loaded, says
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event
    from domain.notices.deliveries import DeliveryId
    from services.core import Core
    from tests.clock import FixedClock

HERE = NetworkId(1)


async def reached(core: Core, event: Event) -> list[DeliveryId]:
    """Ana agreed to direct messages, Bruno's partner has a channel: their invitations are sent there."""
    await core.write(ANA, me.agree)
    await core.write(BOSS, lambda tx, _: networks.place_partner(tx, PORTO, role=None, channel=501))
    await core.write(BOSS, lambda tx, _: announcing.stand_in(tx, event.id, 4242))
    sent, _ = await core.across(claim, HERE, "w", 50)
    await core.across(settle, HERE, "w", [Sent(one, 500 + n, 9000 + n) for n, one in enumerate(sent)])
    assert [one.way for one in sent] == [Way.DM, Way.PARTNER]
    return [one.id for one in sent]


async def invited(core: Core) -> tuple[Event, list[DeliveryId]]:
    """An event that was announced in a channel, and the messages that its invitations came by."""
    event = await announced(core)
    return event, await reached(core, event)


async def test_what_was_sent_says_the_new_day_and_becomes_a_record(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event, sent = await invited(core)
    assert await core.look_across(invitations.stale) == (), "it says what is so"
    assert await core.look_across(invitations.wanted, HERE, sent[0]) is None
    clock.advance(timedelta(hours=1))
    await core.write(BOSS, changing.move, event.id, event.revision, lisbon("2027-06-16T14:00"))
    assert await core.look_across(invitations.stale) == tuple((HERE, one) for one in sent)
    for one in sent:
        found = await core.look_across(invitations.wanted, HERE, one)
        assert found is not None
        assert (found.channel, found.message, found.done) == (
            500 + sent.index(one),
            9000 + sent.index(one),
            False,
        )
        assert found.view.event.span == lisbon("2027-06-16T14:00")
        assert found.view.mine is None, "others read it there"
        await core.across(invitations.shows, found)
    assert await core.look_across(invitations.stale) == ()
    again = await core.look_across(invitations.wanted, HERE, sent[0])
    assert again is not None
    assert again.done
    now = await loaded(core, event.id)
    await core.write(BOSS, changing.cancel, event.id, now.revision, "Storm")
    assert len(await core.look_across(invitations.stale)) == len(sent), "called off, it changes once more"


async def test_who_answered_in_direct_messages_has_the_event_s_card_there(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event, (direct, shared) = await invited(core)
    await says(core, ANA, event.id, Reply.NO)
    await says(core, BRUNO, event.id, Reply.NO)
    clock.advance(timedelta(hours=1))
    moved = await core.write(BOSS, changing.move, event.id, event.revision, lisbon("2027-06-16T14:00"))
    assert await core.look_across(invitations.stale) == ((HERE, shared),), "others read it there"
    await core.write(BOSS, changing.cancel, event.id, moved.view.event.revision, "Storm")
    assert await core.look_across(invitations.stale) == ((HERE, direct), (HERE, shared))


async def test_what_is_over_is_shown_so_and_later_left_alone(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event, sent = await invited(core)
    clock.set(event.ends_at)
    assert {one for _, one in await core.look_across(invitations.stale)} >= set(sent)
    found = await core.look_across(invitations.wanted, HERE, sent[0])
    assert found is not None
    assert found.view.done
    clock.set(event.ends_at + timedelta(days=3))
    assert await core.look_across(invitations.stale) == ()


async def test_what_was_sent_after_the_move_says_the_new_day_itself(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core)
    await core.write(BOSS, changing.move, event.id, event.revision, lisbon("2027-06-16T14:00"))
    clock.advance(timedelta(hours=1))
    await reached(core, event)
    assert await core.look_across(invitations.stale) == ()
