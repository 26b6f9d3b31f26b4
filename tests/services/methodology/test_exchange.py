"""The methodology goes out as a workbook and comes in again: kept, shown, carried out once, as it was shown."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from documents.methodology.making import closing_pdf, handbook_pdf
from documents.methodology.xlsx import methodology_xlsx
from documents.sheets.reading import read as read_file
from domain.errors import Changed, NotAMember, RoleNeeded
from domain.events.errors import NotYourEvent
from domain.events.model import EventKind
from domain.importing.columns import NOT_READ
from domain.methodology.closing import Figures
from domain.methodology.exchange.columns import FIELDS
from domain.methodology.exchange.reading import LIMITS, Fault
from domain.methodology.giving import NewGiven
from domain.methodology.lists import GivenKind
from services.methodology import assigning, closing, common, exchange, working
from services.methodology.exchange import MethodologyImport, MethodologyImported
from tests.services.events.conftest import STRANGER, says
from tests.services.methodology.conftest import ANA, BOSS, BRUNO, Made, announced, shown, task_of

if TYPE_CHECKING:
    from services.core import Core


async def sent(core: Core, change: Any = None, language: str = "es") -> MethodologyImport:
    """The network's workbook comes back, changed."""
    found = await core.read(BOSS, exchange.known)
    book = load_workbook(io.BytesIO(methodology_xlsx(found, language)))
    if change is not None:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return await core.write(BOSS, exchange.keep, read_file(out.getvalue(), "metodología.xlsx", LIMITS))


def column(field: str) -> int:
    return [one.key for one in FIELDS].index(field) + 1


def days(value: object, sheet: int = 1) -> Any:
    def change(book: Any) -> None:
        book.worksheets[sheet].cell(2, column("days")).value = value

    return change


async def test_what_was_shown_is_carried_out_and_holds_from_then_on(core: Core, made: Made) -> None:
    before = await announced(core)
    view = await sent(core, days(-70))
    assert (view.outcome.effective, view.outcome.problems) == (1, ())
    done = await core.write(BOSS, exchange.apply, view.id, view.outcome.stamp)
    assert isinstance(done, MethodologyImported)
    assert done.version == 1
    after = await announced(core)
    assert (await task_of(core, before.id, "objective")).days == -63
    assert (await task_of(core, after.id, "objective")).days == -70
    found = await core.read(BRUNO, exchange.overview)
    assert (found.version, found.may_change, found.regions) == (1, False, ())
    with pytest.raises(Changed):
        await core.write(BOSS, exchange.apply, view.id, view.outcome.stamp)
    again = await sent(core)
    assert again.outcome.effective == 0


async def test_with_a_mistake_nothing_is_done(core: Core, made: Made) -> None:
    view = await sent(core, days("mañana"))
    assert [one.detail for one in view.outcome.problems] == [Fault.NUMBER]
    done = await core.write(BOSS, exchange.apply, view.id, view.outcome.stamp)
    assert isinstance(done, MethodologyImport)
    assert (await core.read(BOSS, exchange.overview)).version == common.SHIPPED


async def test_what_changed_meanwhile_is_shown_anew(core: Core, made: Made) -> None:
    first, second = await sent(core, days(-70)), await sent(core, days(-80))
    await core.write(BOSS, exchange.apply, second.id, second.outcome.stamp)
    done = await core.write(BOSS, exchange.apply, first.id, first.outcome.stamp)
    assert isinstance(done, MethodologyImport)
    assert done.moved
    assert [(one.old, one.new) for entry in done.outcome.entries for one in entry.changes] == [("-80", "-70")]


async def test_columns_and_sheets_are_corrected_by_hand(core: Core, made: Made) -> None:
    def renamed(book: Any) -> None:
        book.worksheets[1].title = "Lista"
        book.worksheets[1].cell(1, column("days")).value = "?"
        book.worksheets[1].cell(2, column("days")).value = -70

    view = await sent(core, renamed)
    assert not view.layouts[1].read
    view = await core.write(BOSS, exchange.hold, view.id, 1, EventKind.SEMINAR.value)
    assert view.outcome.effective == 0
    view = await core.write(BOSS, exchange.say, view.id, 1, column("days"), "days")
    assert view.outcome.effective == 1
    view = await core.write(BOSS, exchange.hold, view.id, 1, NOT_READ)
    assert view.outcome.effective == 0
    with pytest.raises(Changed):
        await core.write(BOSS, exchange.say, view.id, 1, 1, "days")
    with pytest.raises(Changed):
        await core.write(BOSS, exchange.hold, view.id, 9, NOT_READ)
    await core.write(BOSS, exchange.forget, view.id)
    with pytest.raises(Changed):
        await core.read(BOSS, exchange.show, view.id)


async def test_it_is_the_coordination_s_to_change(core: Core, made: Made) -> None:
    for refused in (exchange.known, exchange.may_import):
        with pytest.raises(RoleNeeded):
            await core.read(ANA, refused)
    view = await sent(core, days(-70))
    with pytest.raises(RoleNeeded):
        await core.write(ANA, exchange.apply, view.id, view.outcome.stamp)
    with pytest.raises(NotAMember):
        await core.read(STRANGER, exchange.overview)


async def test_the_handbook_is_what_holds(core: Core, made: Made) -> None:
    view = await sent(core, days(-70))
    await core.write(BOSS, exchange.apply, view.id, view.outcome.stamp)
    paper = await core.read(BRUNO, closing.handbook, "pt")
    assert (paper.version, paper.network_name, paper.language) == (1, "Atlantic innovation", "pt")
    assert paper.methodology.of(EventKind.SEMINAR)[0].days == -70
    assert handbook_pdf(paper).startswith(b"%PDF-")
    with pytest.raises(NotAMember):
        await core.read(STRANGER, closing.handbook, "pt")


async def test_the_closing_report_fills_in_what_is_known(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    await says(core, BRUNO, event.id)
    await shown(core, ANA, event.id, "agenda", NewGiven(GivenKind.LINK, "https://example.org/a.pdf"))
    await core.write(ANA, assigning.give_role, event.id, "rapporteur", None, "Rui Costa")
    await core.write(ANA, working.learn, event.id, "  Begin earlier.  ")
    paper = await core.read(ANA, closing.report, event.id, "fr", Figures(present=3, invited=10))
    assert (paper.figures.invited, paper.figures.registered, paper.figures.present) == (10, 1, 3)
    assert paper.roles == {"lead": "Ana", "rapporteur": "Rui Costa"}
    assert (paper.lessons, paper.proofs.given) == ("Begin earlier.", 1)
    bare = await core.read(ANA, closing.report, event.id, "fr")
    assert (bare.figures.invited, bare.figures.present) == (4, None)
    assert closing_pdf(bare).startswith(b"%PDF-")
    with pytest.raises(NotYourEvent):
        await core.read(BRUNO, closing.report, event.id, "fr")
