"""Cards of tasks and of the methodology hold what is longest, in four languages, and say what matters."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from cogs.event.tasks import importing, words
from cogs.event.tasks.cards import board_card, proofs_card, roles_card
from cogs.event.tasks.notices import register
from cogs.event.tasks.preview import columns, imported, preview
from cogs.event.tasks.start import methodology_card
from cogs.event.tasks.task_cards import done_card, task_card
from cogs.kit.notices import words_of
from cogs.kit.previews import forgotten_card
from documents.methodology.xlsx import methodology_xlsx
from domain.events.model import EventKind
from domain.languages import LANGUAGES
from domain.methodology.exchange.reading import Fault, layouts, read
from domain.methodology.history import Act
from domain.methodology.lists import Phase, TaskStatus
from domain.methodology.schedule import Fit
from domain.notices.kinds import TASK_DUE, TASK_KINDS, TASK_OVERDUE, TASK_PROOFS
from domain.notices.reader import Reader
from domain.records import replace
from locales import Translator, translator
from services.methodology.exchange import MethodologyImport, MethodologyImported, Overview
from services.methodology.views import Announced
from templates.words.events import kind_name
from templates.words.methodology.terms import fit_name
from tests.cogs.event import task_samples as samples
from tests.cogs.test_network_cards import held
from tests.domain.methodology.made import methodology
from tests.templates.test_methodology_words import KNOWN, NETWORK, column, parsed

if TYPE_CHECKING:
    from discord.ui import LayoutView


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(str(request.param), "Europe/Lisbon")


def said(view: LayoutView) -> str:
    return str(view.to_components())


def test_the_board_holds_on_every_page(t: Translator) -> None:
    for over in (False, True):
        for page in range(5):
            held(board_card(samples.board(), t, over=over, page=page, told="x" * 100))
    held(board_card(samples.board(runs=False, outdated=False), t))
    held(board_card(samples.board(list=None, lines=()), t))
    held(board_card(samples.board(lines=()), t))


def test_it_says_what_is_next_late_and_left_out() -> None:
    t = translator("en")
    card = said(board_card(samples.board(), t))
    late = len(samples.board().of(Phase.LATE))
    assert late
    assert f"{late} late" in card
    assert "**Late**" in card
    assert "There is less time than usual" in card
    assert "Left out, because it is too late for it: “Settle the date together”" in card
    assert "**The announcement, dated** is missing. Until" in card
    over = said(board_card(samples.board(), t, over=True))
    assert "**Left out**" in over
    assert "The date is set, and a poll would cost the days that are left." in over


def test_an_event_without_a_list_can_get_one_from_who_runs_it() -> None:
    t = translator("en")
    assert "task:renew" in said(board_card(samples.board(list=None, lines=()), t))
    assert "task:renew" not in said(board_card(samples.board(list=None, lines=(), runs=False), t))


def test_a_task_holds_with_all_that_was_done(t: Translator) -> None:
    for status in TaskStatus:
        one = samples.view()
        task = replace(one.line.task, status=status)
        for may in (True, False):
            line = replace(one.line, task=task, may_work=may, mine=may)
            held(task_card(replace(one, line=line), t, "x" * 100, samples.line(samples.tasks()[3])))


def test_what_can_be_pressed_depends_on_who_and_how_far() -> None:
    t = translator("en")
    one = samples.view(samples.tasks()[0])
    assert "task:done" in said(task_card(one, t))
    assert "task:assign" in said(task_card(one, t))
    theirs = replace(one, line=replace(one.line, may_work=False, mine=False))
    assert "task:done" not in said(task_card(theirs, t))
    closed = replace(one, line=replace(one.line, task=replace(one.line.task, status=TaskStatus.DONE)))
    assert "task:reopen" in said(task_card(closed, t))
    own = replace(one, board=replace(one.board, runs=False))
    assert "task:assign" not in said(task_card(own, t))


def test_a_task_says_what_until_when_and_who_and_the_rest_on_demand() -> None:
    t = translator("en")
    view = samples.view()
    short, whole = said(task_card(view, t)), said(task_card(view, t, whole=True))
    for seldom in ("task:skip", "**Role:**", "task:file", "put on the list"):
        assert seldom not in short
        assert seldom in whole
    for always in ("**Due:**", "**Who does it:**", "**Proof:**", "task:done"):
        assert always in short
    assert "task:more" in short
    assert "task:task" in whole, "the way back"


def test_what_techlink_announced_is_named_with_its_time_and_not_asked_for() -> None:
    t = translator("en")
    one = next(each for each in samples.tasks() if each.proof == "announcement")
    stands = Announced(1, 2, 1_400_000_000_000_000_000)
    card = said(task_card(samples.view(one, announced=stands), t))
    assert "announced by Techlink <t:1753" in card
    assert "<https://discord.com/channels/1/2/1400000000000000000>" in card
    assert "announced by Techlink" in said(proofs_card(samples.board(announced=stands), t))
    assert "announced by Techlink" not in said(proofs_card(samples.board(), t))


def test_what_techlink_holds_is_taken_with_one_press() -> None:
    t = translator("en")
    one = next(each for each in samples.tasks() if each.proof == "agenda")
    card = said(task_card(samples.view(one, here=frozenset({"agenda"})), t))
    assert "Agenda with times and names · is in Techlink" in card
    assert "task:take" in card
    assert "task:done" not in card, "nothing has to be given"
    assert "task:take" not in said(task_card(samples.view(one), t))
    assert "is in Techlink" in said(proofs_card(samples.board(here=frozenset({"agenda"})), t))


def test_every_act_has_its_receipt(t: Translator) -> None:
    for act in (Act.DONE, Act.GIVEN, Act.SKIPPED, Act.NOT_NEEDED, Act.REOPENED, Act.ASSIGNED):
        held(done_card(samples.done(act), t))


def test_roles_and_proofs_hold(t: Translator) -> None:
    held(roles_card(samples.board(), t))
    held(roles_card(samples.board(roles={}, runs=False), t))
    held(proofs_card(samples.board(), t))
    assert "2021/1060" in said(proofs_card(samples.board(), t))


@pytest.mark.parametrize("kind", [one.code for one in TASK_KINDS])
def test_notices_say_what_and_why(kind: str, t: Translator) -> None:
    reader = Reader(samples.NETWORK, t.language, "Europe/Lisbon", samples.WHO)
    for found in (samples.notice(kind), samples.one_notice(kind)):
        held(words_of(kind).draw(found, t, reader).view())
        assert words_of(kind).line(found, t)
    assert register is not None


def test_all_of_an_event_in_a_line_counts_no_task_twice() -> None:
    t, lines = translator("en"), words_of(TASK_DUE.code).lines
    assert lines is not None
    late, due, missing = (samples.notice(kind.code) for kind in (TASK_OVERDUE, TASK_DUE, TASK_PROOFS))
    one = samples.one_notice(TASK_OVERDUE.code)
    said = lines([one, late, due, missing], t)
    n = len(late.lines)
    day = t.date(max(each.task.due for each in due.lines), "medium")
    assert (
        f"{n} tasks are late · {n} tasks are due by {day} · {len(missing.missing)} proofs are missing" in said
    )
    assert lines([one, one], t).endswith(" · 1 task is late")


def test_one_task_is_opened_from_its_notice() -> None:
    t = translator("en")
    reader = Reader(samples.NETWORK, "en", "Europe/Lisbon", samples.WHO)
    one = said(words_of(TASK_DUE.code).draw(samples.one_notice(TASK_DUE.code), t, reader).view())
    assert "task:task" in one
    many = said(words_of(TASK_OVERDUE.code).draw(samples.notice(TASK_OVERDUE.code), t, reader).view())
    assert "task:board" in many
    assert "because you run the event" in many


# ---- the methodology


def kept(change: Any = None) -> MethodologyImport:
    """A file that was sent, changed or as it was."""
    book = load_workbook(io.BytesIO(methodology_xlsx(KNOWN, "en")))
    if change is not None:
        change(book)
    out = io.BytesIO()
    book.save(out)
    seen = parsed(out.getvalue())
    how = layouts(seen)
    return MethodologyImport(2**53, seen, how, KNOWN, read(seen, how, KNOWN))


def everything(book: Any) -> None:
    for sheet in book.worksheets:
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, column(sheet, "title_fr")).value = "*_" * 45
            sheet.cell(row, column(sheet, "what_fr")).value = "*_" * 290


def mistakes(book: Any) -> None:
    for sheet in book.worksheets:
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, column(sheet, "days")).value = "*_" * 40


def test_a_preview_holds_however_much_changes_or_is_wrong(t: Translator) -> None:
    for view in (kept(), kept(everything), kept(mistakes), replace(kept(everything), moved=True)):
        for page in range(9):
            held(preview(view, t, page))
        for sheet in range(5):
            held(columns(importing.ACTS, view, sheet, t))


def test_it_says_what_would_change_and_asks() -> None:
    t = translator("en")
    card = said(preview(kept(everything), t))
    assert "This is what the file would change" in card
    assert "Import " in card
    assert "task:go" in card
    wrong = said(preview(kept(mistakes), t))
    assert "mistakes" in wrong
    assert "task:go" not in wrong
    assert kept(mistakes).outcome.problems[0].detail is Fault.NUMBER
    assert "says already" in said(preview(kept(), t))


def test_what_was_done_and_what_was_given_up(t: Translator) -> None:
    held(imported(MethodologyImported(KNOWN, kept(everything).outcome, 3), t))
    held(forgotten_card(t))


def test_the_methodology_s_own_card_holds(t: Translator) -> None:
    found = Overview(NETWORK.id, "*_" * 50, methodology(), 0, None, (), may_change=True)
    held(methodology_card(found, t))
    later = replace(found, version=99, made_at=NETWORK.created_at, regions=("PT11", "FRH0") * 5)
    held(methodology_card(later, t))
    assert "task:workbook" not in said(methodology_card(replace(found, may_change=False), t))


def test_a_line_says_that_there_is_less_time_than_usual(t: Translator) -> None:
    found, tight = samples.board(), samples.tight()
    assert fit_name(Fit.TIGHT, t) in words.line(samples.line(tight), found, t)
    assert fit_name(Fit.TIGHT, t) not in words.line(samples.line(replace(tight, fit=Fit.USUAL)), found, t)


def test_the_head_names_the_kind_of_the_event(t: Translator) -> None:
    event = samples.board().event
    heads = {kind: words.head(replace(event, kind=kind), t) for kind in EventKind}
    assert len(set(heads.values())) == len(EventKind)
    for kind, head in heads.items():
        assert kind_name(kind, t) in head
        assert event.code in head
