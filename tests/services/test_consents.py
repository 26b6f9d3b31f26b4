"""Mails of several networks: a yes is said to each, and taken back from each; the address is one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind, NetworkId, PersonId, Visitor
from domain.consents import ASKED, Given, Purpose
from domain.notices import Way
from domain.notices.preferences import NoMailAddress
from services import consents
from services.notices import preferences
from storage import across, members, people
from storage.notices import claiming

if TYPE_CHECKING:
    from services.core import Core

ADDRESS, WORDS = "ana@example.org", ASKED[Purpose.MAIL]


@pytest.fixture
async def ana(core: Core) -> tuple[Visitor, Visitor]:
    """Ana in two networks, who agreed to mails in both."""

    def make(tx: Any) -> tuple[PersonId, NetworkId, NetworkId]:
        first = across.found_network(tx, server=1, name="Atlantic", language="en", zone="UTC")
        second = across.found_network(tx, server=2, name="Baltic", language="en", zone="UTC")
        here, there = tx.within(first.id), tx.within(second.id)
        person = people.add_person(here, "Ana")
        people.add_channel(here, person.id, ChannelKind.EMAIL, ADDRESS)
        for one in (here, there):
            members.add(one, person.id, None)
        return person.id, first.id, second.id

    person, first, second = await core.across(make)
    both = Visitor(person, first), Visitor(person, second)
    for one in both:
        await core.write(one, consents.give, Purpose.MAIL, WORDS, Given.WEB)
    return both


async def mailed(core: Core, one: Visitor) -> str | None:
    def found(tx: Any, actor: Any) -> str | None:
        return claiming.recipients(tx, [actor.member])[actor.member].mail

    return await core.read(one, found)


async def test_taking_it_back_in_one_leaves_the_other(core: Core, ana: tuple[Visitor, Visitor]) -> None:
    here, there = ana
    assert [await mailed(core, one) for one in ana] == [ADDRESS, ADDRESS]
    await core.write(here, consents.withdraw, Purpose.MAIL)
    assert [await mailed(core, one) for one in ana] == [None, ADDRESS]
    assert (await core.read(here, preferences.mine)).mail == ""
    assert (await core.read(there, preferences.mine)).mail == ADDRESS
    with pytest.raises(NoMailAddress):
        await core.write(here, preferences.choose_way, Way.EMAIL)

    await core.write(there, consents.withdraw, Purpose.MAIL)
    found = await core.read(there, consents.mine)
    assert found.mail is not None
    assert found.mail.agreed_at is None, "with the last yes the address is agreed to no more"

    await core.write(here, consents.give, Purpose.MAIL, WORDS, Given.WEB)
    assert [await mailed(core, one) for one in ana] == [ADDRESS, None]


async def test_a_network_that_never_asked_sends_no_mail(core: Core, ana: tuple[Visitor, Visitor]) -> None:
    def third(tx: Any) -> NetworkId:
        network = across.found_network(tx, server=3, name="Third", language="en", zone="UTC")
        members.add(tx.within(network.id), ana[0].person, None)
        return network.id

    assert await mailed(core, Visitor(ana[0].person, await core.across(third))) is None


async def test_a_network_that_was_left_keeps_no_address_open(
    core: Core, ana: tuple[Visitor, Visitor]
) -> None:
    here, there = ana
    await core.write(there, lambda tx, actor: members.end(tx, actor.member))
    await core.write(here, consents.withdraw, Purpose.MAIL)
    found = await core.read(here, consents.mine)
    assert found.mail is not None
    assert found.mail.agreed_at is None
