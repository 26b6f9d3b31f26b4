"""A consent given on paper: recorded by who may, told once, and theirs to take back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind, PartnerId
from domain.consents import DayAhead, Given, GivenAlready, Purpose, Said, TakenBackSince
from domain.days import DayNotUnderstood
from domain.errors import NotAllowed
from domain.notices import NoticeState
from domain.people import Standing
from services import behalf, consents, me
from services.notices import readers
from storage import members, outbox, people, trail
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from domain.actors import MemberId
    from services.core import Core
    from tests.clock import FixedClock

ANA, BRUNO, ZOE = (discord_user(user, name) for user, name in ((2, "Ana"), (3, "Bruno"), (4, "Zoé")))
PORTO, BREST = PartnerId(1), PartnerId(2)


@pytest.fixture
async def zoe(core: Core) -> MemberId:
    """Ana is the contact of Porto, Bruno of Brest; Zoé works for Porto."""
    await built(core)
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 3, "Bruno", partner=BREST, standing=Standing.CONTACT)
    await assigned(core, 4, "Zoé", partner=PORTO)
    found = await core.read(BOSS, lambda tx, _: members.find_at(tx, ChannelKind.DISCORD, "4"))
    assert found is not None
    return found.id


async def record(core: Core, who: Any, member: MemberId, day: str = "", what: Purpose = Purpose.PHOTO) -> Any:
    return await core.write(who, behalf.record, member, what, Said.PAPER, day)


async def told(core: Core, member: MemberId) -> list[tuple[NoticeState, Any]]:
    def found(tx: Any, _actor: Any) -> list[tuple[NoticeState, Any]]:
        ids = [one.id for one in consents.consents.of_member(tx, member)]
        every = [one for key in ids for one in outbox.about(tx, behalf.SUBJECT, int(key))]
        return [(one.state, behalf.tell(tx, one, readers.alone(tx, one.member))) for one in every]

    return await core.read(BOSS, found)


@pytest.mark.parametrize("who", [BOSS, ANA])
async def test_it_is_kept_with_its_day_and_who_recorded_it_and_told_once(
    core: Core, zoe: MemberId, who: Any
) -> None:
    name = "Berta" if who is BOSS else "Ana"
    await record(core, who, zoe, "03/05/2026")
    (held,) = (await core.read(ZOE, consents.mine)).holding.values()
    assert (held.purpose, held.wording, held.how) == (Purpose.PHOTO, "photo-1", Given.BEHALF)
    assert held.given_at.date() == date(2026, 5, 3)
    ((state, said),) = await told(core, zoe)
    assert state is NoticeState.PENDING
    assert (said.by, said.told, said.purpose) == (name, Said.PAPER, Purpose.PHOTO)
    ((shown, by),) = (await core.read(ZOE, me.kept)).agreed
    assert (shown.id, by) == (held.id, name)
    acts = await core.read(BOSS, lambda tx, _: trail.listed(tx))
    assert (acts[0].act, acts[0].detail) == ("consent recorded", {"purpose": "photo", "told": "paper"})
    with pytest.raises(GivenAlready):
        await record(core, who, zoe)


async def test_they_take_it_back_and_what_was_said_before_does_not_come_again(
    core: Core, clock: FixedClock, zoe: MemberId
) -> None:
    await record(core, BOSS, zoe, "03/05/2026")
    await core.write(ZOE, consents.withdraw, Purpose.PHOTO)
    assert (await core.read(ZOE, consents.mine)).holding == {}
    ((_, said),) = await told(core, zoe)
    assert said is None, "nothing is said of it any more"
    for day in ("04/05/2026", ""):
        with pytest.raises(TakenBackSince):
            await record(core, BOSS, zoe, day)
    clock.advance(timedelta(days=2))
    await record(core, BOSS, zoe)
    assert Purpose.PHOTO in (await core.read(ZOE, consents.mine)).holding


async def test_nobody_records_for_others_partners_nor_for_themselves(core: Core, zoe: MemberId) -> None:
    ana = await core.read(ANA, lambda _, actor: actor.member)
    for who, member in ((BRUNO, zoe), (ZOE, ana), (ANA, ana), (ZOE, zoe)):
        with pytest.raises(NotAllowed):
            await record(core, who, member)
    with pytest.raises(NotAllowed):
        await core.read(ZOE, behalf.people)
    assert [one.name for one in await core.read(ANA, behalf.people)] == ["Zoé"]
    assert [one.name for one in await core.read(BOSS, behalf.people)] == ["Ana", "Bruno", "Zoé"]


@pytest.mark.parametrize("purpose", [Purpose.MAIL, Purpose.NOTICE, Purpose.DIRECT])
async def test_that_an_address_is_theirs_only_they_say(core: Core, zoe: MemberId, purpose: Purpose) -> None:
    """Else a coordination could let a mailbox of its own choice in as anybody."""
    await core.write(
        BOSS, lambda tx, _: people.add_channel(tx, _person(tx, zoe), ChannelKind.EMAIL, "e@x.org")
    )
    with pytest.raises(ValueError, match=purpose.value):
        await record(core, BOSS, zoe, what=purpose)
    channels = await core.read(BOSS, lambda tx, _: people.list_channels(tx, _person(tx, zoe)))
    assert not any(one.agreed_at for one in channels)


async def test_a_day_to_come_and_one_that_is_none(core: Core, clock: FixedClock, zoe: MemberId) -> None:
    tomorrow = (clock.now() + timedelta(days=2)).date()
    with pytest.raises(DayAhead):
        await record(core, BOSS, zoe, tomorrow.isoformat())
    with pytest.raises(DayNotUnderstood):
        await record(core, BOSS, zoe, "last summer")


def _person(tx: Any, member: MemberId) -> Any:
    return members.load(tx, member).person.id
