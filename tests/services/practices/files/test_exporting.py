"""Practices out of a network: who gets what, and that an import reads it again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from domain.errors import NotFound, RoleNeeded
from domain.practices.entries import read
from services.practices import exporting, reading
from tests.services.networks_made import BOSS
from tests.services.practices.files.conftest import ANA, CLEO

if TYPE_CHECKING:
    from services.core import Core
    from tests.services.practices.files.conftest import Filled


async def test_a_sheet_is_in_the_readers_language_where_the_practice_has_that(
    core: Core, filled: Filled
) -> None:
    bikes = (await core.read(ANA, reading.called, filled.keys[0])).practice
    assert (await core.read(CLEO, exporting.paper, bikes.id)).words.title == "Vélos cargo"
    found = await core.read(ANA, exporting.paper, bikes.id)
    assert found.words.title == "Cargo bikes"
    assert found.contact == ""
    assert (await core.read(ANA, exporting.paper, bikes.id, "fr")).words.language == "fr"


async def test_json_holds_every_language_and_no_contact_that_is_hidden(core: Core, filled: Filled) -> None:
    bikes = (await core.read(ANA, reading.called, filled.keys[0])).practice
    said = json.loads(await core.read(ANA, exporting.as_json, bikes.id))
    assert [one["language"] for one in said] == ["en", "fr"]
    assert "ana@example.org" not in json.dumps(said)
    assert [one.words for one in read(said)] == [kept.words for kept in bikes.wordings]


async def test_a_draft_of_nobody_is_no_members_business(core: Core, filled: Filled) -> None:
    draft = (await core.read(BOSS, reading.called, "draft")).practice
    with pytest.raises(NotFound):
        await core.read(ANA, exporting.paper, draft.id)
    with pytest.raises(NotFound):
        await core.read(ANA, exporting.as_json, draft.id)
    assert draft.key not in filled.keys


async def test_the_collection_is_for_the_coordination_and_holds_what_is_published(
    core: Core, filled: Filled
) -> None:
    with pytest.raises(RoleNeeded):
        await core.read(ANA, exporting.collection)
    found = await core.read(BOSS, exporting.collection)
    assert {one.key for one in found.practices} == set(filled.keys)
    again = read(json.loads(exporting.json_of(found.practices)))
    assert {(one.key, one.words.language) for one in again} == {
        ("bikes", "en"),
        ("bikes", "fr"),
        ("tides", "pt"),
    }
    assert next(one for one in again if one.words.language == "fr").original == "en"
