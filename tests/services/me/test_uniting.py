"""Two accounts that the coordination says are one person: asked of both, and done only when both say yes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind, NetworkId, Visitor
from domain.errors import Changed, NotAllowed
from domain.notices import NoticeState
from domain.people import AskedAlready
from services import members
from services.members import uniting
from services.notices import readers
from storage import drafts, outbox, people
from storage import members as stored
from storage.schema.notices import notice as notices
from tests.services.me.test_two_accounts import of, on_a_list
from tests.services.networks_made import BOSS, assigned, discord_user
from tests.services.surveys.conftest import PORTO

if TYPE_CHECKING:
    from domain.actors import MemberId
    from services.core import Core
    from tests.clock import FixedClock

OLD, NEW, OTHER = discord_user(5, "Zoé old"), discord_user(6, "Zoé"), discord_user(7, "Eve")


@pytest.fixture
async def pair(core: Core, network: None) -> tuple[MemberId, MemberId]:
    """Zoé with her two accounts, both of Porto: the one that stays, and the old one; and Eve."""
    for user, name in ((5, "Zoé old"), (6, "Zoé"), (7, "Eve")):
        await assigned(core, user, name, partner=PORTO)
    return await of(core, "6"), await of(core, "5")


async def ask(core: Core, kept: MemberId, gone: MemberId) -> int:
    """The coordination says that they are one; the question."""
    seen = await core.read(BOSS, members.preview, kept, gone)
    assert seen.asked
    done = await core.write(BOSS, members.merge, kept, gone, seen.seal)
    assert isinstance(done, members.Asked)
    return int((await core.read(BOSS, lambda tx, _: drafts.of_kind(tx, "members.uniting")))[-1].id)


async def told(core: Core, kind: str) -> list[tuple[str, Any]]:
    """Whom notices of that kind are for, and what they say now; None for nothing."""

    def found(tx: Any, _actor: Any) -> list[tuple[str, Any]]:
        rows = tx.connection.execute(notices.select().where(notices.c.kind == kind).order_by(notices.c.id))
        tell = uniting.tell_asked if kind == "accounts.asked" else uniting.tell_settled
        names = {one.id: one.name for one in stored.listed(tx)}
        waiting = outbox.load(tx, [row.id for row in rows])
        return [
            (names[one.member], tell(tx, one, readers.alone(tx, one.member)))
            for one in waiting
            if one.member in names and one.state is not NoticeState.CANCELLED
        ]

    return await core.read(BOSS, found)


async def names(core: Core) -> set[str]:
    return {one.name for one in await core.read(BOSS, lambda tx, _: stored.listed(tx))}


async def test_nothing_is_joined_until_both_say_yes(core: Core, pair: tuple[MemberId, MemberId]) -> None:
    key = await ask(core, *pair)
    asked = dict(await told(core, "accounts.asked"))
    assert set(asked) == {"Zoé", "Zoé old"}
    assert (asked["Zoé"].kept, asked["Zoé"].gone, asked["Zoé"].by) == ("Zoé", "Zoé old", "Berta")
    waits = await core.write(OLD, members.agree, key)
    assert waits.waits
    assert {"Zoé", "Zoé old"} <= await names(core)
    assert [(who, said is None) for who, said in await told(core, "accounts.asked")] == [
        ("Zoé", False), ("Zoé old", True),
    ]  # fmt: skip
    assert (await core.write(OLD, members.agree, key)).waits, "again is harmless"
    done = await core.write(NEW, members.agree, key)
    assert isinstance(done, members.Merged)
    assert {one.user for one in done.mirrors} == {5, 6}
    assert "Zoé old" not in await names(core)
    ((who, said),) = await told(core, "accounts.settled")
    assert (who, said.name, said.joined, said.own) == ("Berta", "Zoé", True, False)
    with pytest.raises(Changed):
        await core.write(NEW, members.agree, key)


@pytest.mark.parametrize("who", [OLD, NEW])
async def test_one_no_ends_it_and_is_told(core: Core, pair: tuple[MemberId, MemberId], who: Any) -> None:
    key = await ask(core, *pair)
    await core.write(OLD if who is NEW else NEW, members.agree, key)
    await core.write(who, members.refuse, key)
    assert {"Zoé", "Zoé old"} <= await names(core)
    assert await told(core, "accounts.asked") == []
    ((to, said),) = await told(core, "accounts.settled")
    assert (to, said.joined, {said.name, said.other}) == ("Berta", False, {"Zoé", "Zoé old"})
    for act in (members.agree, members.refuse):
        with pytest.raises(Changed):
            await core.write(NEW, act, key)
    seen = await core.read(BOSS, members.preview, *pair)
    with pytest.raises(AskedAlready):
        await core.write(BOSS, members.merge, *pair, seen.seal)


async def test_nobody_else_answers_and_the_coordination_asks_once(
    core: Core, clock: FixedClock, pair: tuple[MemberId, MemberId]
) -> None:
    key = await ask(core, *pair)
    for caller in (OTHER, BOSS):
        for act in (members.question, members.agree, members.refuse):
            with pytest.raises(NotAllowed):
                await core.write(caller, act, key)
    for both in (pair, pair[::-1]):
        seen = await core.read(BOSS, members.preview, *both)
        with pytest.raises(AskedAlready):
            await core.write(BOSS, members.merge, *both, seen.seal)
    clock.advance(timedelta(days=30))
    with pytest.raises(Changed):
        await core.write(NEW, members.agree, key)
    assert [said for _, said in await told(core, "accounts.asked")] == [None, None]


async def test_an_account_of_the_coordination_s_own_lets_nobody_in_as_another(
    core: Core, pair: tuple[MemberId, MemberId]
) -> None:
    """Whoever stays: the other account's yes alone joins nothing."""
    eve = await of(core, "7")
    for both in ((pair[0], eve), (eve, pair[0])):
        key = await ask(core, *both)
        assert (await core.write(OTHER, members.agree, key)).waits
        await core.write(BOSS, lambda tx, _, key=key: drafts.remove(tx, key))
    assert {"Zoé", "Eve"} <= await names(core)


async def test_who_coordinates_says_yes_for_themselves_by_asking(core: Core, network: None) -> None:
    await assigned(core, 5, "Berta old", partner=PORTO)
    boss, old = await of(core, "1"), await of(core, "5")
    key = await ask(core, boss, old)
    assert [who for who, _ in await told(core, "accounts.asked")] == ["Berta old"]
    assert isinstance(await core.write(OLD, members.agree, key), members.Merged)
    assert await told(core, "accounts.settled") == [], "they know"


async def test_who_cannot_answer_is_joined_at_once_and_the_other_is_told(
    core: Core, pair: tuple[MemberId, MemberId]
) -> None:
    listed = await on_a_list(core)
    seen = await core.read(BOSS, members.preview, listed, pair[0])
    assert not seen.asked
    assert isinstance(await core.write(BOSS, members.merge, listed, pair[0], seen.seal), members.Merged)
    ((who, said),) = await told(core, "accounts.settled")
    assert (who, said.own, said.by) == ("A. Quintanilha", True, "Berta")


async def test_an_address_that_they_confirmed_is_a_way_to_answer(
    core: Core, pair: tuple[MemberId, MemberId]
) -> None:
    listed = await on_a_list(core)
    await core.write(BOSS, lambda tx, _: people.agree(tx, ChannelKind.EMAIL, "a.q@example.org"))
    key = await ask(core, listed, pair[0])
    person = await core.read(BOSS, lambda tx, _: stored.load(tx, listed).person.id)
    await core.write(NEW, members.agree, key)
    done = await core.write(Visitor(person, NetworkId(1)), members.agree, key)
    assert isinstance(done, members.Merged)


async def test_who_leaves_meanwhile_is_not_joined(core: Core, pair: tuple[MemberId, MemberId]) -> None:
    key = await ask(core, *pair)
    await core.write(OLD, members.leave)
    with pytest.raises(Changed):
        await core.write(NEW, members.agree, key)
    assert [said for _, said in await told(core, "accounts.asked")] == [None]
