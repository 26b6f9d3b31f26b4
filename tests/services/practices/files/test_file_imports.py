"""A file of practices in chat: shown before it is done, done as it was shown, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, RoleNeeded
from domain.practices.importing.reading import as_sheets
from domain.sheets import Row, Sheet, Sheets
from services.practices import file_imports, reading, searching, sharing
from services.practices.file_imports import PracticeImport, PracticesImported
from tests.services.networks_made import BOSS
from tests.services.practices.files.conftest import ANA

if TYPE_CHECKING:
    from services.core import Core
    from tests.services.practices.files.conftest import Filled

HEADS = ("Key", "Language", "Title", "Summary", "Theme")
NEW = ("pumps", "English", "Heat pumps in school gyms", "Warm by noon.", "energy")


def file(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> Sheets:
    return Sheets(
        "x.xlsx", (Sheet("Practices", tuple(Row(n, one) for n, one in enumerate((heads, *rows), 1))),)
    )


async def test_it_is_for_the_coordination(core: Core, filled: Filled) -> None:
    assert filled.keys
    with pytest.raises(RoleNeeded):
        await core.read(ANA, file_imports.may_import)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, file_imports.keep, file(NEW))


async def test_what_was_shown_is_done_and_found_at_once(core: Core, filled: Filled) -> None:
    shown = await core.write(
        BOSS, file_imports.keep, file(NEW, (filled.keys[0], "en", "Cargo bicycles", "", ""))
    )
    assert [one.change.new for one in shown.outcome.rows] == [True, False]
    done = await core.write(BOSS, file_imports.apply, shown.id, shown.outcome.stamp)
    assert isinstance(done, PracticesImported)
    assert (done.done.new, done.done.changed, done.done.published) == (1, 1, 1)
    assert (await core.read(ANA, searching.search, "gyms")).found[0].practice.key == "pumps"
    bikes = (await core.read(ANA, reading.called, filled.keys[0])).practice
    assert [one.words.title for one in bikes.wordings] == ["Cargo bicycles", "Vélos cargo"]
    assert bikes.facts.theme == "mobility"
    with pytest.raises(Changed):
        await core.write(BOSS, file_imports.apply, shown.id, shown.outcome.stamp)


async def test_one_mistake_and_nothing_is_done(core: Core, filled: Filled) -> None:
    shown = await core.write(BOSS, file_imports.keep, file(NEW, ("x", "xx", "T", "S", "energy")))
    assert len(shown.outcome.problems) == 1
    again = await core.write(BOSS, file_imports.apply, shown.id, shown.outcome.stamp)
    assert isinstance(again, PracticeImport)
    assert (await core.read(BOSS, reading.newest)).total == len(filled.keys)


async def test_what_changed_meanwhile_is_shown_again(core: Core, filled: Filled) -> None:
    shown = await core.write(BOSS, file_imports.keep, file((filled.keys[0], "en", "Cargo bicycles", "", "")))
    bikes = (await core.read(BOSS, reading.called, filled.keys[0])).practice
    await core.write(BOSS, sharing.withdraw, bikes.id, bikes.revision)
    moved = await core.write(BOSS, file_imports.apply, shown.id, shown.outcome.stamp)
    assert isinstance(moved, PracticeImport)
    assert moved.outcome.problems


async def test_columns_are_corrected_by_hand(core: Core, filled: Filled) -> None:
    odd = file(NEW, heads=("Key", "Language", "Zzz", "Summary", "Theme"))
    shown = await core.write(BOSS, file_imports.keep, odd)
    assert shown.outcome.problems
    mended = await core.write(BOSS, file_imports.say, shown.id, 0, 3, "title")
    assert (mended.outcome.problems, mended.outcome.effective) == ((), 1)
    off = await core.write(BOSS, file_imports.hold, mended.id, 0, "")
    assert off.outcome.rows == ()
    await core.write(BOSS, file_imports.forget, off.id)
    with pytest.raises(Changed):
        await core.read(BOSS, file_imports.show, off.id)
    assert filled.network


async def test_json_goes_the_same_way(core: Core, filled: Filled) -> None:
    data = [{"key": "pumps", "language": "en", "title": "T", "summary": "S", "theme": "energy", "links": []}]
    shown = await core.write(BOSS, file_imports.keep, as_sheets(data, "x.json"))
    assert (shown.outcome.problems, shown.outcome.effective) == ((), 1)
    assert filled.network
