"""What happens when somebody presses on saved searches: one is kept, run, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.practice.answering import answer
from cogs.practice.searching import controls
from cogs.practice.searching.cards.results import results_card
from cogs.practice.searching.cards.saved import saved_card
from cogs.practice.searching.presses import open_search
from services.practices import browsing, saved_searches

if TYPE_CHECKING:
    from cogs.kit import Press


async def open_saved(press: Press, page: int = 0) -> None:
    """What somebody keeps."""
    await answer(press, saved_card(await press.read(saved_searches.listed), press.t, page))


@controls.save.handler
async def _save(press: Press, draft: int) -> None:
    await press.write(saved_searches.save, draft)
    said = press.t.text(
        "**Saved.** You are told when a new practice answers it. `/practice searches` lists what you keep."
    )
    await answer(press, results_card(await press.read(browsing.show, draft), press.t, said))


@controls.listed.handler
async def _listed(press: Press, page: int) -> None:
    await open_saved(press, page)


@controls.run.handler
async def _run(press: Press) -> None:
    await open_search(press, await press.write(saved_searches.run, int(press.values[0])))


@controls.run_again.handler
async def _run_again(press: Press, search: int) -> None:
    await open_search(press, await press.write(saved_searches.run, search))


@controls.remove.handler
async def _remove(press: Press, page: int) -> None:
    left = await press.write(saved_searches.remove, int(press.values[0]))
    await answer(press, saved_card(left, press.t, page, press.t.text("**Removed.**")))
