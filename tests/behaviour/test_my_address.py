"""One's e-mail address in chat: a window, a question where it looks like a slip, a mail; taken away by an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind
from storage import across, members, people
from storage.schema.door import address_claim
from tests.behaviour.people import id_of, labels, shown, text

if TYPE_CHECKING:
    from services.core import Core
    from tests.behaviour.people import World


@pytest.fixture
async def ana(network: World, core: Core) -> World:
    """Ana is a member, and there is a portal."""
    core.portal = "https://portal.example.org"
    await network.berta.slash(network.public, "network assign", member=network.ana, function="Lab")
    return network


async def claimed(core: Core) -> list[str]:
    def found(tx: Any) -> list[str]:
        return [row.address for row in tx.connection.execute(address_claim.select())]

    return await core.look_across(found)


async def window(network: World) -> Any:
    card = shown(await network.ana.slash(network.public, "me overview"))
    return await network.ana.click(card, label="E-mail address…")


async def test_an_address_is_typed_and_a_mail_is_on_its_way(ana: World, core: Core) -> None:
    asked = await window(ana)
    card = shown(await ana.ana.submit_modal(asked, {"address": " Ana@Example.org"}))
    assert card.ephemeral
    assert "A link is on its way to ana@example.org." in text(card)
    assert await claimed(core) == ["ana@example.org"]


async def test_a_slip_is_asked_back(ana: World, core: Core) -> None:
    card = shown(await ana.ana.submit_modal(await window(ana), {"address": "ana@gmial.com"}))
    assert "Did you mean ana@gmail.com?" in text(card)
    assert await claimed(core) == []
    await ana.ana.click(card, label="Yes: gmail.com")
    assert "A link is on its way to ana@gmail.com." in text(card)
    card = shown(await ana.ana.submit_modal(await window(ana), {"address": "ana@gmial.com"}))
    await ana.ana.click(card, label="No: gmial.com")
    assert await claimed(core) == ["ana@gmail.com", "ana@gmial.com"]


async def test_an_address_too_long_for_a_button_is_not_asked_back(ana: World, core: Core) -> None:
    long = f"{'a' * 64}@{'s' * 20}.gmial.com"
    await ana.ana.submit_modal(await window(ana), {"address": long})
    assert await claimed(core) == [long]
    longer = f"{'a.' * 31}aa@protonmaaail.com"
    await ana.ana.submit_modal(await window(ana), {"address": longer})
    assert longer in await claimed(core)


async def test_what_is_none_is_refused(ana: World, core: Core) -> None:
    for typed in ("ana", "ana@example", "<@123>@example.org"):
        card = shown(await ana.ana.submit_modal(await window(ana), {"address": typed}))
        assert "This is no e-mail address" in text(card)
    assert await claimed(core) == []


async def test_an_empty_window_takes_it_away(ana: World, core: Core) -> None:
    def known(tx: Any, address: str = "") -> list[str]:
        here = tx.within(across.all_networks(tx)[0].id)
        member = members.find_at(here, ChannelKind.DISCORD, str(ana.ana.id))
        assert member is not None
        if address:
            people.add_channel(here, member.person.id, ChannelKind.EMAIL, address)
        return [
            one.address
            for one in people.list_channels(here, member.person.id)
            if one.kind is ChannelKind.EMAIL
        ]

    await core.across(known, "ana@example.org")
    card = shown(await ana.ana.slash(ana.public, "me overview"))
    assert "ana@example.org, which was put down for you" in text(card)
    asked = await ana.ana.click(card, custom_id=id_of(card, ":address:"))
    card = shown(await ana.ana.submit_modal(asked, {"address": ""}))
    assert "No e-mail address of yours is kept any longer" in text(card)
    assert await core.look_across(known) == []


async def test_without_a_portal_or_mails_it_is_not_offered(ana: World, core: Core) -> None:
    for portal, mails in (("", True), ("https://portal.example.org", False)):
        core.portal, core.mails = portal, mails
        assert "E-mail address…" not in labels(shown(await ana.ana.slash(ana.public, "me overview")))
