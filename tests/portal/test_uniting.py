"""By link, or from the inbox: each of two accounts says whether they are one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services import links, members
from services.links import Purpose
from storage import drafts
from storage import members as stored
from tests.portal.conftest import ANA, BRUNO, ZOE, World
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.portal.conftest import Browse


async def question(core: Core, world: World) -> int:
    """The coordination says that Ana and Bruno are one person; Bruno's account would go."""
    pair = (world.made.ana, world.made.bruno)
    seen = await core.read(BOSS, members.preview, *pair)
    assert isinstance(await core.write(BOSS, members.merge, *pair, seen.seal), members.Asked)
    (draft,) = await core.read(BOSS, lambda tx, _: drafts.of_kind(tx, "members.uniting"))
    return int(draft.id)


async def test_both_say_yes_by_a_link_and_signed_in(core: Core, world: World, browse: Browse) -> None:
    key = await question(core, world)
    token = await core.write(
        BRUNO, lambda tx, actor: links.make(tx, actor.as_member(), Purpose.ACCOUNTS, key)
    )
    browser = await browse()
    page = await browser.get(f"/act/{token}")
    assert "Berta coordinates the network and says that two accounts are one person" in page.text
    fields = page.form(token).fields
    page = await browser.post(f"/act/{token}", {**fields, "press": "yes"})
    assert "The other account is asked too" in page.text
    assert "The other account is asked too" in (await browser.get(f"/act/{token}")).text
    signed = await browse(ANA)
    here = f"/n/{world.network}/accounts/{key}"
    page = await signed.get(here)
    page = await signed.post(here, {**page.form(here).fields, "press": "yes"})
    assert "Ana is one person now" in page.text
    assert "It has been said by now" in (await signed.get(here)).text


async def test_no_joins_nothing_and_nobody_else_is_asked(core: Core, world: World, browse: Browse) -> None:
    key = await question(core, world)
    here = f"/n/{world.network}/accounts/{key}"
    assert (await (await browse(BOSS)).get(here)).status == 403
    assert (await (await browse(ZOE)).get(here)).status == 404
    signed = await browse(BRUNO)
    page = await signed.get(here)
    page = await signed.post(here, {**page.form(here).fields, "press": "no"})
    assert "Nothing was joined" in page.text
    assert (await core.read(BOSS, lambda tx, _: stored.load(tx, world.made.bruno))).active
