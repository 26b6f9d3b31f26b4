"""Who comes and what their page reads, in one transaction: on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import NetworkId
from domain.door import SessionOver
from domain.errors import NotFound
from services import door, members
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from services.core import Core

ANA = discord_user(2, "Ana")
HERE, ELSEWHERE = NetworkId(1), NetworkId(7)


@pytest.fixture
async def secret(core: Core) -> str:
    """That of the browser in which Ana of Porto is signed in."""
    await built(core)
    await assigned(core, 2, "Ana", partner=1, function="Research")
    link = await core.write(ANA, door.make_link)
    return (await core.across(door.sign_in, link.token, "Firefox")).secret


def who_and(_tx: Any, actor: Any, number: int) -> tuple[Any, int]:
    return actor, number


def missing(_tx: Any, _actor: Any) -> None:
    raise NotFound("wave")


async def test_what_is_read_is_what_a_read_of_its_own_says(core: Core, secret: str) -> None:
    found, read = await core.look_across(door.visit_and_read, secret, HERE, who_and, 5)
    assert found == await core.look_across(door.visit, secret)
    assert read is not None
    actor, number = read.told()
    assert (actor.name, actor.partner, number) == ("Ana", 1, 5)
    assert actor == (await core.read(ANA, who_and, 5))[0]


async def test_an_error_comes_when_the_page_asks(core: Core, secret: str) -> None:
    found, read = await core.look_across(door.visit_and_read, secret, HERE, missing)
    assert found.session.person.name == "Ana"
    assert read is not None
    with pytest.raises(NotFound):
        read.told()


async def test_nothing_is_read_where_they_are_no_member(core: Core, secret: str) -> None:
    assert (await core.look_across(door.visit_and_read, secret, ELSEWHERE, who_and, 5))[1] is None
    ana = await core.read(ANA, lambda _tx, actor: actor.member)
    await core.write(BOSS, members.remove, ana)
    assert (await core.look_across(door.visit_and_read, secret, HERE, who_and, 5))[1] is None


async def test_an_unknown_secret_reads_nothing(core: Core, secret: str) -> None:
    with pytest.raises(SessionOver):
        await core.look_across(door.visit_and_read, secret + "x", HERE, who_and, 5)
