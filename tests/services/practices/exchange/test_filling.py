"""What is typed into a window on a visit is saved, or is there to be typed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed
from domain.practices.errors import PracticeLinkRefused
from domain.practices.exchange import LanguageUnknown, Report, Side, VisitState
from services.practices import typed
from services.practices.exchange import filling, reading, spoken
from services.practices.exchange.filling import Form
from tests.services.practices.adopting.conftest import ANA, BRUNO, CLEO, Made, made
from tests.services.practices.exchange.test_visits import been

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

__all__ = ["made"]
TANK = {"theme": "energy", "about": "Our wave tank", "languages": "gallego, inglés"}


async def test_a_visit_is_held_in_any_language(core: Core, made: Made) -> None:
    window = await core.write(CLEO, filling.open_new, Side.OFFER)
    done = await core.write(CLEO, filling.fill, window.id, TANK)
    assert (done.visit.fields.about, done.visit.fields.languages) == ("Our wave tank", ("gl", "en"))
    with pytest.raises(Changed):
        await core.write(CLEO, filling.fill, window.id, TANK)


async def test_what_is_no_language_is_refused_and_the_rest_is_kept(core: Core, made: Made) -> None:
    window = await core.write(CLEO, filling.open_new, Side.REQUEST)
    said = TANK | {"languages": "gallego, marciano"}
    with pytest.raises(LanguageUnknown) as refused:
        await core.write(CLEO, filling.fill, window.id, said)
    assert refused.value.typed == "marciano"
    await core.write(CLEO, typed.keep, window.id, said)
    assert (await core.read(CLEO, typed.load, window.id)).fields == said
    with pytest.raises(Changed):
        await core.read(ANA, typed.load, window.id)
    done = await core.write(CLEO, filling.fill, window.id, {"languages": "Basque"})
    assert (done.visit.fields.side, done.visit.fields.languages) == (Side.REQUEST, ("eu",))


async def test_a_report_that_is_refused_can_be_typed_on(core: Core, made: Made, clock: FixedClock) -> None:
    visit = (await been(core, clock)).visit.id
    window = await core.write(BRUNO, filling.open_on, visit, Form.REPORT)
    said = {"seen": "Waves", "adopting": "A tank", "links": "http://192.168.1.5/photos"}
    with pytest.raises(PracticeLinkRefused):
        await core.write(BRUNO, filling.fill, window.id, said)
    await core.write(BRUNO, typed.keep, window.id, said)
    await core.write(BRUNO, filling.fill, window.id, {"links": ""})
    view = await core.read(BRUNO, reading.show, visit)
    assert (view.visit.state, view.visit.report) == (VisitState.REPORTED, Report("Waves", "A tank"))
    again = await core.write(BRUNO, filling.open_on, visit, Form.REPORT)
    assert again.fields == {"seen": "Waves", "adopting": "A tank", "links": ""}
    last = await core.write(BRUNO, filling.open_on, visit, Form.OUTCOME)
    done = await core.write(BRUNO, filling.fill, last.id, {"outcome": "It runs"})
    assert done.visit.outcome == "It runs"


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("English and Galician", ("en", "gl")),
        ("euskara; français", ("eu", "fr")),
        ("castellano y euskera", ("es", "eu")),
        ("en pt", ("en", "pt")),
        ("gaélico escocés, galego", ("gd", "gl")),
        ("basco e basco", ("eu",)),
        (" , ", ()),
    ],
)
def test_languages_are_named_as_people_name_them(said: str, codes: tuple[str, ...]) -> None:
    assert spoken.languages(said) == codes
