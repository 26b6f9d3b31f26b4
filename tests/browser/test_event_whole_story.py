"""A meeting from the question when to its approved minutes: six people, four languages, five zones.

The coordination asks in chat when people can; they answer in chat and on the web, in their own languages; who is
silent is reminded, and nobody else. The best time becomes an event with fewer seats than people. It is moved,
reminded of, held in a voice channel, written up, approved and reported on.

With TECHLINK_SCREENSHOTS set to a folder, each step is pictured there.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest_asyncio

from tests.browser import door
from tests.browser.gathering import asking, cast, going, holding, writing
from tests.browser.gathering.cast import Days
from tests.browser.marks import BROWSER
from tests.browser.test_portal_story import phone
from tests.e2e.processes import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest
    from playwright.async_api import Browser

    from tests.browser.conftest import OpenScreen

pytestmark = BROWSER


@pytest_asyncio.fixture(loop_scope="session")
async def days(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> AsyncIterator[Days]:
    """The demo network at noon, with all its processes."""
    world = World(tmp_path_factory.mktemp("whole"), like=demo_folder)
    try:
        await asyncio.to_thread(world.start, "playground")
        await door.to_noon(world)
        for part in ("portal", "bot", "worker"):
            await asyncio.to_thread(world.start, part)
        yield Days(world)
    finally:
        world.stop()


async def test_from_a_poll_to_approved_minutes(
    days: Days, open_screen: OpenScreen, browser: Browser, tmp_path: Path
) -> None:
    await cast.all_agree_to_be_written_to(days.world)
    everybody = await cast.in_front_of_their_pages(days.world, open_screen)
    maelle, fiona, nerea, beatriz, jack, solene = everybody
    invited = (fiona, nerea, beatriz, jack, solene)

    await asking.proposes_three_times(maelle, invited, await days.now())
    await days.a_moment()
    for one in invited:
        await asking.is_asked(one)
    await asking.says_it_of_each(fiona, "Yes", "No", "If need be")
    await asking.says_that_all_fit(nerea)
    await asking.says_it_on_the_web(beatriz, await phone(browser, "light"), "If need be", "No", "Yes")
    await asking.says_that_all_fit(jack)
    await asking.only_who_is_silent_is_reminded(days, solene, (fiona, nerea, beatriz, jack))
    await asking.says_that_all_fit(solene, asking.REMINDED)
    await asking.takes_the_best_time(maelle, days)

    for one in (fiona, nerea, jack):
        await going.reads_what_counts(one, going.YES, going.SEATED)
    await going.reads_what_counts(solene, going.YES, going.WAITS, place="1")
    await going.reads_what_counts(beatriz, going.IF_NEED_BE, going.MAYBE)
    await going.answers(solene, "Maybe", going.MAYBE)
    await going.answers(beatriz, "Going", going.WAITS, place="1")
    await going.answers(nerea, "Not going", going.NOT_GOING)
    await going.takes_the_seat_that_became_free(beatriz, days)
    coming = (fiona, beatriz, jack, solene)
    await going.moves_it_by_half_an_hour(maelle, days)
    await going.hear_of_the_new_time(coming, nerea)
    await going.are_reminded(days, coming, nerea)
    await writing.opens_the_calendar_file(fiona, tmp_path, days)

    await holding.writes_the_agenda(maelle)
    await holding.reads_the_agenda(beatriz)
    await holding.begins(maelle, days)
    await holding.comes_to_the_room(fiona)
    for one in (beatriz, jack):
        await holding.checks_in(one)
    await holding.tells_something(fiona)
    await holding.adds_it_to_the_minutes(maelle)
    await holding.notes_what_is_decided(maelle, fiona)
    await holding.ends(maelle, days)

    await writing.puts_attendance_right(maelle, solene, "Venue avec dix minutes de retard")
    await writing.sends_the_minutes(maelle, days, asked=len(coming))
    for one in coming:
        await writing.approves(one)
    await writing.closes_the_round(maelle, days)
    await writing.hear_that_they_stand(coming)
    await writing.does_what_was_agreed(fiona)
    for one in (maelle, beatriz):
        await writing.opens_the_papers(one, tmp_path, (maelle, *coming))
    await writing.reports(maelle, tmp_path)
