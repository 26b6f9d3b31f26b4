"""A contact says by link whether who arrived is one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import Role
from services import links
from services.links import Purpose
from services.members.arrived import arrived
from storage import arrivals, members
from tests.portal.conftest import ANA, BRUNO, World
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.portal.conftest import Browse


async def link_to_zoe(core: Core, world: World) -> tuple[int, str]:
    """Cléo, of Ana's partner, was listed and has arrived; Ana's link to say whether they belong."""

    def arrive(tx: Any, _actor: Any) -> int:
        cleo, ana = members.load(tx, world.made.cleo), members.load(tx, world.made.ana)
        members.move(tx, cleo.id, ana.partner, cleo.function)
        arrivals.expect(tx, cleo.id, "K7MP3XQR")
        arrived(tx, cleo.id, "web")
        return int(cleo.id)

    cleo = await core.write(BOSS, arrive)
    token = await core.write(ANA, lambda tx, actor: links.make(tx, actor.as_member(), Purpose.CONFIRM, cleo))
    return cleo, token


async def test_yes_is_kept_and_asked_once(core: Core, world: World, browse: Browse) -> None:
    cleo, token = await link_to_zoe(core, world)
    browser = await browse()
    page = await browser.get(f"/act/{token}")
    assert "Does Cléo belong to Porto technology centre?" in page.text
    assert (await core.read(BOSS, lambda tx, _: arrivals.load(tx, cleo))).confirmed_at is None
    page = await browser.post(f"/act/{token}", {**page.form(token).fields, "press": "yes"})
    assert "Cléo is one of you." in page.text
    assert (await core.read(BOSS, lambda tx, _: arrivals.load(tx, cleo))).confirmed_at is not None
    assert "It has been said by now." in (await browser.get(f"/act/{token}")).text


async def test_no_leaves_them_without_a_partner(core: Core, world: World, browse: Browse) -> None:
    cleo, token = await link_to_zoe(core, world)
    browser = await browse()
    page = await browser.get(f"/act/{token}")
    page = await browser.post(f"/act/{token}", {**page.form(token).fields, "press": "no"})
    assert "the coordination is told" in page.text
    own = await core.read(BOSS, lambda tx, _: members.load(tx, cleo))
    assert (own.partner, own.active) == (None, True)
    page = await browser.post(f"/act/{token}", {**page.form("x").fields} if page.read.forms else {})
    assert page.status == 403, "without a token of a page"


@pytest.mark.parametrize("press", ["", "YES", "maybe"])
async def test_what_is_neither_yes_nor_no_is_asked_again(
    core: Core, world: World, browse: Browse, press: str
) -> None:
    cleo, token = await link_to_zoe(core, world)
    browser = await browse()
    page = await browser.get(f"/act/{token}")
    page = await browser.post(f"/act/{token}", {**page.form(token).fields, "press": press})
    assert "Does Cléo belong to Porto technology centre?" in page.text
    own = await core.read(BOSS, lambda tx, _: members.load(tx, cleo))
    assert own.partner is not None
    assert (await core.read(BOSS, lambda tx, _: arrivals.load(tx, cleo))).confirmed_at is None


async def test_who_is_contact_no_more_is_not_asked(core: Core, world: World, browse: Browse) -> None:
    _, token = await link_to_zoe(core, world)
    await core.write(BOSS, lambda tx, _: members.revoke(tx, world.made.ana, Role.CONTACT))
    assert (await (await browse(BRUNO)).get(f"/act/{token}")).status == 403


async def test_the_inbox_and_the_list_of_what_waits_lead_to_the_question(
    core: Core, world: World, browse: Browse
) -> None:
    cleo, _ = await link_to_zoe(core, world)
    here = f"/n/{world.network}/arrived/{cleo}"
    browser = await browse(ANA)
    todo = await browser.get(f"/n/{world.network}/todo")
    assert "Does Cléo belong to Porto technology centre?" in todo.text
    assert f'href="{here}"' in todo.html
    page = await browser.get(here)
    assert "Does Cléo belong to Porto technology centre?" in page.text
    page = await browser.post(here, {**page.form(here).fields, "press": "yes"})
    assert "Cléo is one of you." in page.text
    assert (await core.read(BOSS, lambda tx, _: arrivals.load(tx, cleo))).confirmed_at is not None
    assert here not in (await browser.get(f"/n/{world.network}/todo")).html
    assert (await (await browse(BRUNO)).get(here)).status == 403
