"""Whatever is known of a practice is kept, typed in some window, left by the others, and counted or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.practices import windows
from domain.practices.entries import Entry
from domain.practices.filters import FACETS
from domain.practices.model import Facts, Wording
from domain.practices.windows import FIELDS, Form
from services.practices import filling, importing, searching, sharing
from tests.domain.practices.facts_said import NAMES, SAID, saying, without
from tests.services.networks_made import BOSS
from tests.services.practices.conftest import ANA, BRUNO, FIVE

if TYPE_CHECKING:
    from services.core import Core
    from services.practices.views import PracticeView

pytestmark = pytest.mark.usefixtures("made")
EVERY = pytest.mark.parametrize("name", NAMES)
WORDS = Wording("en", **{name: text for name, text in FIVE.items() if name != "theme"})
COUNTED_BY = {name: name for name in FACETS if name in NAMES} | {"started": "year"}
"""By fact, what results are counted and narrowed by."""
NOT_COUNTED = {"place", "organisation", "ended", "failure", "contact", "contact_shown", "links"}


def test_each_fact_is_counted_or_is_known_not_to_be() -> None:
    assert set(COUNTED_BY) | NOT_COUNTED == set(NAMES), "a filter of the search, or a name in NOT_COUNTED"


async def knowing(core: Core, facts: Facts) -> PracticeView:
    """A draft of which that is known."""
    begun = await core.write(BRUNO, sharing.begin, WORDS)
    return await core.write(BRUNO, sharing.write, begun.practice.id, begun.practice.revision, WORDS, facts)


@EVERY
async def test_it_is_kept_and_no_window_that_is_saved_as_it_opened_changes_it(core: Core, name: str) -> None:
    view = await knowing(core, saying(name))
    assert view.practice.facts == saying(name)
    for form in Form:
        window = await core.write(BRUNO, filling.open_on, view.practice.id, form)
        shown = {field: window.fields[field] for field in FIELDS[form]}
        view = await core.write(BRUNO, filling.fill, window.id, shown)
        assert (view.practice.facts, view.practice.original) == (saying(name), WORDS), form


@EVERY
async def test_it_is_typed_in_a_window(core: Core, name: str) -> None:
    view = await knowing(core, without(name))
    typed = windows.filled(WORDS, saying(name))
    for form in Form:
        window = await core.write(BRUNO, filling.open_on, view.practice.id, form)
        wanted = {field: typed[field] for field in FIELDS[form]}
        view = await core.write(BRUNO, filling.fill, window.id, wanted)
    assert view.practice.facts == saying(name)


@pytest.mark.parametrize("name", sorted(COUNTED_BY))
async def test_results_are_counted_by_it(core: Core, name: str) -> None:
    entries = [Entry("k", WORDS, saying(name))]
    await core.write(BOSS, lambda tx, _: importing.take_over(tx, entries, publish=True))
    found = await core.read(ANA, searching.search, "cargo bikes")
    assert found.total == 1
    value = "2021" if name == "started" else str(SAID[name])
    assert found.facets[COUNTED_BY[name]] == {value: 1}
