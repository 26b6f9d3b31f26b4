"""Somebody from outside says when they can, in Chromium on a phone: by the link of the one first mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind
from domain.languages import LANGUAGES
from domain.polls import Vote
from locales import translator
from services import links
from services.links import Purpose
from services.polls import acting, guests, reading
from storage import members
from templates.words.polls import vote_name
from tests.browser.marks import BROWSER
from tests.browser.test_axe import axe, core, portal, world  # noqa: F401 - fixtures
from tests.browser.test_portal_story import looked_over
from tests.services.events.test_polls import proposed
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.browser.axe import Axe

pytestmark = BROWSER


async def link_of(core: Core, poll: Any) -> str:  # noqa: F811 - the fixture that is imported
    """Where the mail to somebody leads whose address was given a moment ago."""
    address = "hugo.hill@example.org"
    seen = await core.read(BOSS, guests.preview, poll.id, address)
    await core.write(BOSS, guests.send, poll.id, address, seen.seal)

    def made(tx: Any, _: Any) -> str:
        who = members.find_at(tx, ChannelKind.EMAIL, address)
        return links.make(tx, who.id, Purpose.POLL, int(poll.id))

    return f"/act/{await core.write(BOSS, made)}"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_guest_answers_changes_their_mind_and_sees_what_was_decided(
    core: Core,  # noqa: F811
    portal: str,  # noqa: F811
    axe: Axe,  # noqa: F811
    language: str,
) -> None:
    t, page = translator(language), axe.page
    poll = (await proposed(core, description="Six SMEs show what they learned.")).poll
    link = await link_of(core, poll)
    await page.goto(f"{portal}{link}?language={language}")
    await looked_over(page, f"poll-guest-{language}-light-asked")
    await axe.look(f"asked, {language}", desktop=True)
    summary = page.locator("summary").first
    await summary.click()
    assert await page.locator("details[open] h2").count()
    await summary.click()

    group = page.locator("fieldset").first
    await group.get_by_label(vote_name(Vote.IF_NEED_BE, t)).check()
    await page.get_by_role("textbox").fill("Hugo Hill")
    assert not await page.get_by_role("checkbox").is_checked()
    async with page.expect_navigation():
        await page.get_by_role("button", name=t.text("Save"), exact=True).click()
    assert await page.get_by_role("status").count()
    assert await page.locator("html").get_attribute("lang") == language
    await looked_over(page, f"poll-guest-{language}-light-saved")
    await axe.look(f"saved, {language}")

    await page.get_by_role("checkbox").check()
    async with page.expect_navigation():
        await page.get_by_role("button", name=t.text("All fit")).click()
    assert await page.get_by_role("checkbox").is_checked()
    found = await core.read(BOSS, reading.results, poll.id)
    assert (found.answered, "Hugo Hill" in found.names.values()) == (1, True)

    await core.write(BOSS, acting.decide, poll.id, found.poll.revision, poll.slots[1].id)
    await page.goto(portal + link)
    await axe.look(f"decided, {language}")
    async with page.expect_navigation():
        await page.get_by_role("link", name=t.text("Look at the event")).click()
    await axe.look(f"the event, {language}")


async def test_a_guest_wants_no_invitations(
    core: Core,  # noqa: F811
    portal: str,  # noqa: F811
    axe: Axe,  # noqa: F811
) -> None:
    poll, page = (await proposed(core)).poll, axe.page
    await page.goto(portal + await link_of(core, poll))
    async with page.expect_navigation():
        await page.get_by_role("button", name="I want no invitations").click()
    await axe.look("declined")
    assert (await core.read(BOSS, reading.results, poll.id)).poll.guests == frozenset()
