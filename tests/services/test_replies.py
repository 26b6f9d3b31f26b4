"""Where answers to mails go: to what the coordination chose, never to an address that somebody gave for notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind
from domain.addresses import AddressMalformed
from domain.errors import RoleNeeded
from domain.replies import UNREAD, Replies
from services import networks
from services.networks.replies import replies_of
from storage import people
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from services.core import Core

ANA = discord_user(11, "Ana")


async def test_nobody_s_own_address_stands_in_for_one_that_was_not_chosen(core: Core) -> None:
    await built(core)

    def known(tx: Any, actor: Any) -> Replies:
        people.add_channel(tx, actor.person, ChannelKind.EMAIL, "berta.private@example.org", agreed=True)
        return replies_of(tx)

    assert await core.write(BOSS, known) == UNREAD
    await core.write(BOSS, networks.name_controller, "Porto technology centre", "privacy@porto.example")
    assert await core.read(BOSS, networks.show_replies) == Replies("", "privacy@porto.example")


async def test_the_coordination_chooses_and_takes_back(core: Core) -> None:
    await built(core)
    found = await core.write(BOSS, networks.choose_replies, " Office@Porto.example ")
    assert found.address == "office@porto.example"
    assert (await core.read(BOSS, networks.overview)).replies == "office@porto.example"
    assert (await core.write(BOSS, networks.choose_replies, " ")).address == ""


@pytest.mark.parametrize(
    "typed", ["office", "a@b.example\r\nBcc: x@y.example", "bäcker@porto.example", "A <a@b.example>"]
)
async def test_what_is_no_address_for_a_header_is_refused(core: Core, typed: str) -> None:
    await built(core)
    with pytest.raises(AddressMalformed):
        await core.write(BOSS, networks.choose_replies, typed)
    assert (await core.read(BOSS, networks.show_replies)).address == ""


async def test_only_the_coordination_chooses(core: Core) -> None:
    await built(core)
    await assigned(core, 11, "Ana", function="Lab")
    with pytest.raises(RoleNeeded):
        await core.read(ANA, networks.show_replies)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, networks.choose_replies, "office@porto.example")
