"""Links that act: for one member and purpose, with an end, void once called back or left; no other opens."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.door import LinkExpired, LinkUnknown, LinkVoid, SignedFor
from services import links, members
from services.links import Purpose
from storage import members as kept
from tests.services.networks_made import assigned, built, discord_user

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

ANA = discord_user(2, "Ana")


@pytest.fixture
async def token(core: Core) -> str:
    """Ana's, for three days."""
    await built(core)
    await assigned(core, 2, "Ana", partner=1)

    def make(tx: Any, actor: Any) -> str:
        return links.make(tx, actor.as_member(), Purpose.DONE, 7, timedelta(days=3))

    return await core.write(ANA, make)


async def read(core: Core, token: str) -> SignedFor:
    return await core.look_across(links.read, token)


async def test_a_link_says_for_whom_and_what(core: Core, token: str) -> None:
    found = await read(core, token)
    assert (found.purpose, found.subject, found.person.name) == ("done", 7, "Ana")
    assert found.membership.network.name == "Atlantic innovation"
    assert found.ends_at - found.signed_at == timedelta(days=3)


async def test_nothing_that_was_not_signed_opens(core: Core, token: str) -> None:
    signed = st.one_of(
        st.text(max_size=300),
        st.integers(1, len(token) - 1).map(lambda n: token[:n]),
        st.tuples(st.integers(0, len(token) - 2), st.characters(min_codepoint=33, max_codepoint=0x24F)).map(
            lambda at: token[: at[0]] + at[1] + token[at[0] + 1 :]
        ),
        st.text(min_size=1, max_size=5).map(lambda more: token + more),
    )

    def all_of_them(tx: Any) -> int:
        tried = 0

        @settings(max_examples=400)
        @given(wrong=signed)
        def opens_nothing(wrong: str) -> None:
            nonlocal tried
            tried += 1
            if wrong != token:
                with pytest.raises(LinkUnknown):
                    links.read(tx, wrong)

        opens_nothing()
        return tried

    assert await core.look_across(all_of_them) >= 400
    assert (await read(core, token)).subject == 7


async def test_each_purpose_has_a_signature_of_its_own(core: Core, token: str) -> None:
    with pytest.raises(LinkUnknown):
        await read(core, token.replace("done.", "postpone.", 1))


async def test_it_ends(core: Core, token: str, clock: FixedClock) -> None:
    clock.advance(timedelta(days=3) - timedelta(milliseconds=1))
    await read(core, token)
    clock.advance(timedelta(milliseconds=1))
    with pytest.raises(LinkExpired):
        await read(core, token)


async def test_what_was_called_back_is_void_and_new_ones_hold(
    core: Core, token: str, clock: FixedClock
) -> None:
    clock.advance(timedelta(seconds=1))
    await core.write(ANA, lambda tx, actor: links.void_all(tx, actor.person))
    with pytest.raises(LinkVoid):
        await read(core, token)
    new = await core.write(ANA, lambda tx, actor: links.make(tx, actor.member, Purpose.DONE, 8))
    assert (await read(core, new)).subject == 8


async def test_who_left_has_no_links_nor_when_they_come_back(
    core: Core, token: str, clock: FixedClock
) -> None:
    clock.advance(timedelta(seconds=1))
    await core.write(ANA, members.leave)
    with pytest.raises(LinkVoid):
        await read(core, token)
    clock.advance(timedelta(seconds=1))
    await assigned(core, 2, "Ana", partner=1)
    with pytest.raises(LinkVoid):
        await read(core, token)


async def test_a_member_who_was_erased_has_no_links(core: Core, token: str) -> None:
    def erase(tx: Any, actor: Any) -> None:
        from services import me

        me.erase(tx, actor, me.preview(tx, actor).erasure.seal)

    await core.write(ANA, erase)
    with pytest.raises(LinkVoid):
        await read(core, token)


async def test_the_key_is_made_once(core: Core, token: str) -> None:
    await core.across(links.prepare)
    assert (await read(core, token)).subject == 7
    since = await core.write(ANA, lambda tx, actor: kept.links_since(tx, actor.member))
    assert since is not None
