"""Windows of several people on one practice: what each typed is kept, and nobody's words are lost unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from domain.practices.errors import FieldsChanged
from domain.practices.windows import FIELDS, Form
from services.practices import filling, quoting, typed
from tests.services.networks_made import BOSS
from tests.services.practices.conftest import ANA, BRUNO, FIVE, drafted, look, published

if TYPE_CHECKING:
    from domain.actors import Caller
    from services.core import Core
    from services.practices.typed import Window
    from services.practices.views import PracticeView
    from tests.services.practices.conftest import Made

MENDED: Final = "Corrected by the coordination."


async def opened(core: Core, view: PracticeView, by: Caller, form: Form = Form.WHAT) -> Window:
    return await core.write(by, filling.open_on, view.practice.id, form)


async def save(core: Core, window: Window, by: Caller, **said: str) -> PracticeView:
    """The window with this typed into it, and all else as it was shown."""
    shown = {name: window.fields[name] for name in FIELDS[Form(window.form)]}
    return await core.write(by, filling.fill, window.id, shown | said)


async def test_each_writes_what_they_changed(core: Core, made: Made) -> None:
    view = await published(core)
    one, other = await opened(core, view, BRUNO), await opened(core, view, BOSS)
    await save(core, other, BOSS, summary=MENDED)
    await save(core, one, BRUNO, title="Cargo bikes, again", evidence=FIVE["evidence"] + "\r\n")
    words = (await look(core, view)).practice.original
    assert (words.title, words.summary) == ("Cargo bikes, again", MENDED)


async def test_who_changed_the_same_is_told_and_decides(core: Core, made: Made) -> None:
    view = await published(core)
    one, other = await opened(core, view, BRUNO), await opened(core, view, BOSS)
    await save(core, other, BOSS, summary=MENDED, title="Cargo bicycles")
    mine = {"summary": "As I would say it.", "title": "Cargo bicycles"}
    with pytest.raises(FieldsChanged) as refused:
        await save(core, one, BRUNO, **mine)
    assert refused.value.now == {"summary": MENDED}, "both want the same title"
    assert (await look(core, view)).practice.original.summary == MENDED
    kept = await core.write(BRUNO, typed.keep, one.id, mine, refused.value.now)
    assert kept.fields["summary"] == mine["summary"]
    await save(core, kept, BRUNO)
    assert (await look(core, view)).practice.original.summary == mine["summary"]


async def test_a_translation_is_nobody_s_to_overwrite_unseen(core: Core, made: Made) -> None:
    view = await published(core)
    said = {"title": "Vélos cargo", "summary": "Des colis à vélo.", "keywords": ""}
    at = (view.practice.id, typed.OFFER, "fr")
    one, other = await core.write(BRUNO, filling.offer_on, *at), await core.write(BOSS, filling.offer_on, *at)
    await core.write(BOSS, filling.fill, other.id, said)
    with pytest.raises(FieldsChanged):
        await core.write(BRUNO, filling.fill, one.id, said | {"summary": "À vélo."})


async def test_words_that_somebody_agreed_to_survive_a_window_that_was_open(core: Core, made: Made) -> None:
    view = await core.write(BRUNO, quoting.begin, "2", "We moved parcels by bike.", "https://discord.com/x")
    window = await opened(core, view, BRUNO)
    await core.write(ANA, quoting.answer, view.practice.id, agrees=True)
    await save(core, window, BRUNO, problem="Vans in the way.")
    words = (await look(core, view)).practice.original
    assert "parcels by bike" in words.summary
    assert words.problem == "Vans in the way."


async def test_a_period_with_an_end_alone_stays_as_it_is(core: Core, made: Made) -> None:
    view = await drafted(core)
    await save(core, await opened(core, view, BRUNO, Form.WHERE), BRUNO, period="until 2023", place="Ria")
    await save(core, await opened(core, view, BRUNO, Form.WHERE), BRUNO, place="Aveiro")
    facts = (await look(core, view)).practice.facts
    assert (facts.started, facts.ended, facts.place) == ("", "2023", "Aveiro")
