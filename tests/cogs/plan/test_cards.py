"""Cards of plans hold what is longest, in four languages; every act and every field has its word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cogs.plan.answering
import cogs.plan.evidence
import cogs.plan.notices
import cogs.plan.working  # noqa: F401
from cogs.kit.notices import LONGEST, words_of
from cogs.plan.answering import suggestions_card
from cogs.plan.cards import done
from cogs.plan.cards.describing import committee_card, diagnosis_card, finding_card, findings, seat_card
from cogs.plan.cards.history import ACTS, FIELDS, history_card
from cogs.plan.cards.indicators import indicator_card, indicators_card
from cogs.plan.cards.joining import confirm_card, forget_card, joined_said, strangers_card, who_card
from cogs.plan.cards.lists import board_card, due_card
from cogs.plan.cards.milestone import milestone_card
from cogs.plan.cards.plan import plan_card, plan_list
from cogs.plan.cards.schedule import schedule_card
from cogs.plan.cards.zone import action_card, zone_card
from cogs.plan.exporting import Format, file_name
from cogs.plan.importing.columns import columns
from cogs.plan.importing.preview import imported, preview
from cogs.plan.windows.funding import statement_card
from cogs.plan.windows.removing import consequences, removal_card
from domain.actors import PartnerId
from domain.languages import LANGUAGES
from domain.networks import Network
from domain.notices.kinds import MILESTONE_GIVEN
from domain.notices.reader import Reader
from domain.plans import model
from domain.plans.codes import Level
from domain.plans.history import Act
from domain.plans.importing.known import Known
from domain.plans.importing.reading import layouts, read
from domain.plans.model import Axis, MilestoneStatus, WeakSpot
from domain.plans.papers import PlanPaper
from domain.plans.suggesting import Suggestion
from domain.plans.whole import WholePlan
from domain.questionnaires import Band, decode
from domain.records import names, replace
from domain.sheets import Row, Sheet, Sheets
from domain.surveys import Wave, WaveId
from locales import Translator, translator
from services.plans.importing import PlanImport, PlanImported
from services.plans.outcomes import Joined, MilestoneDone
from services.plans.papers import Statement
from services.plans.views import Counts, SeatAt, SuggestionsView
from services.surveys.instruments import SELF_ASSESSMENT, convert_shipped
from tests.cogs.plan import samples
from tests.cogs.test_network_cards import held

if TYPE_CHECKING:
    from discord.ui import LayoutView


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(request.param, "Europe/Lisbon")


def test_plans_zones_and_actions(t: Translator) -> None:
    held(plan_list(samples.plan_list(), t))
    held(plan_list(replace(samples.plan_list(), plans=()), t))
    for page in (0, 1, 2):
        held(plan_card(samples.plan_view(), t, page, done.made("P1", t)))
        held(zone_card(samples.zone_view(), t, page, done.made("P1", t)))
        held(action_card(samples.action_view(), t, page, done.made("P1", t)))
    held(plan_card(samples.plan_view(may_edit=False, steps=()), t))
    held(zone_card(replace(samples.zone_view(), actions=()), t))
    held(action_card(replace(samples.action_view(), milestones=()), t))


def test_lines_do_not_begin_small_and_regions_have_names(t: Translator) -> None:
    none = replace(samples.plan_view(), counts=Counts())
    said = [getattr(item, "content", "") for item in plan_card(none, t).walk_children()]
    assert t.text("No milestones yet") in said
    shared = replace(
        samples.action_view(), action=replace(samples.action_view().action, regions=("FRH0", "IE05"))
    )
    card = "\n".join(getattr(item, "content", "") for item in action_card(shared, t).walk_children())
    assert t.join(["Bretagne (FRH0)", "Southern (IE05)"]) in card


def test_a_file_is_named_by_code_title_and_day() -> None:
    plan = replace(samples.PLAN, number=3, title="Região do Norte: inovação & água, 2027–2030")
    assert file_name(plan, date(2027, 1, 12), Format.PDF) == "P3-regiao-do-norte-inovacao-agua-2027-01-12.pdf"
    assert file_name(replace(plan, title="*_"), date(2027, 1, 12), Format.ICS) == "P3-2027-01-12.ics"


def test_diagnosis_and_committee(t: Translator) -> None:
    for may in (True, False):
        view = samples.described(may_edit=may)
        for page in (0, 2, 99):
            held(diagnosis_card(view, t, page, done.made("P1", t)))
            held(committee_card(view, t, page, done.made("P1", t)))
        for one in (*findings(view)[:3], findings(view)[-1]):
            held(finding_card(view, int(one.id), t))
        held(finding_card(view, 0, t))
        held(seat_card(view, 0, t))
        empty = replace(view, whole=WholePlan(samples.PLAN))
        held(diagnosis_card(empty, t))
        held(committee_card(empty, t))


def test_who_pays(t: Translator) -> None:
    for said in ("", samples.TEXT[:300]):
        held(statement_card(Statement(samples.NETWORK, said, may_change=True), t))


def test_the_diagnosis_stands_kind_by_kind() -> None:
    kinds = [one.kind for one in findings(samples.described())]
    assert kinds == sorted(kinds, key=list(model.FindingKind).index)
    assert len(set(kinds)) == 6


def test_indicators(t: Translator) -> None:
    for may in (True, False):
        view = replace(samples.zone_view(), may_edit=may)
        for page in (0, 2, 99):
            held(indicators_card(view, t, page, done.made("P1", t)))
        for indicator in (0, 19, 99):
            held(indicator_card(view, indicator, t, done.made("P1", t)))
        held(indicators_card(replace(view, zone=replace(view.zone, indicators=())), t))


@pytest.mark.parametrize("level", Level)
def test_what_goes_with_a_thing(t: Translator, level: Level) -> None:
    held(removal_card(samples.removal(level), t))
    alone = replace(samples.removal(level), zones=0, actions=0, milestones=0, done=0, reminders=0, waiting=0)
    alone = replace(alone, requests=0, measured=0, files=0, told=())
    held(removal_card(alone, t))
    assert len(consequences(alone, t).splitlines()) == 2, "what is none is not said"


@pytest.mark.parametrize("status", MilestoneStatus)
def test_a_milestone_in_every_state_after_every_act(t: Translator, status: MilestoneStatus) -> None:
    for pending in (False, True):
        for today in (samples.TODAY, date(2028, 9, 29)):
            view = samples.milestone_view(status, today=today, pending=pending)
            for act in Act:
                told = (samples.NAME,) * 20
                outcome = MilestoneDone(view, act, view.milestone, told, None, samples.SEVERAL)
                held(milestone_card(view, t, done.said(outcome, t)))
    outcome = MilestoneDone(view, Act.POSTPONE_ASKED, view.milestone, (), samples.asked())
    assert done.said(outcome, t)
    held(milestone_card(samples.milestone_view(status, may=False), t))
    for files in (0, 1, 4, 25):
        held(milestone_card(samples.milestone_view(status, files=files), t))


def test_lists_and_the_board(t: Translator) -> None:
    held(due_card(samples.due_list(), 365, t))
    held(due_card(samples.due_list(lines=(), total=0, overdue=0, page=0, pages=1), 30, t))
    for by_partner in (False, True):
        held(board_card(samples.board(by_partner=by_partner), t))
    held(board_card(replace(samples.board(by_partner=False), plan=None, columns=()), t))


def test_who_has_not_joined(t: Translator) -> None:
    for count, page in ((0, 0), (1, 0), (99, 0), (99, 9)):
        held(strangers_card(samples.NETWORK, samples.strangers(count), page, t))
    held(who_card(samples.who_is(may_forget=True), t))
    held(forget_card(samples.who_is(), t))
    held(confirm_card(samples.who_is(member=samples.member()), t))
    held(confirm_card(samples.who_is(member=samples.member(), others=0, seats=0), t))
    seat = SeatAt(samples.PLAN, 99)
    held(who_card(samples.who_is(at=seat, may_forget=True), t))
    held(forget_card(samples.who_is(at=seat), t))
    held(confirm_card(samples.who_is(at=seat, member=samples.member()), t))
    held(confirm_card(samples.who_is(at=seat, member=samples.member(), milestones=0), t))
    seated = Joined(samples.described(may_edit=True), samples.member(), (), samples.MANY, ())
    assert "**" in joined_said(seated, t)
    unknown = samples.who_is().at.placed
    for pending in (False, True):
        view = replace(samples.milestone_view(pending=pending), placed=unknown)
        outcome = Joined(view, samples.member(), samples.SEVERAL, samples.MANY, (samples.NAME,))
        card = milestone_card(view, t, joined_said(outcome, t))
        held(card)
        assert str(card.to_components()).count(":who:") == 2
    card = milestone_card(replace(view, rights=replace(view.rights, edit=False)), t)
    assert ":who:" not in str(card.to_components())
    assert terms_of(card).count(t.text("{name} (has not joined yet)", name="").strip()) == 2


def test_nothing_is_said_of_strangers_where_there_are_none(t: Translator) -> None:
    assert ":strangers:" in str(due_card(samples.due_list(), 30, t).to_components())
    assert ":strangers:" not in str(due_card(samples.due_list(unjoined=0), 30, t).to_components())
    whole = replace(samples.plan_view().whole, milestones=(samples.who_is().at.placed.milestone,) * 3)
    card = plan_card(samples.plan_view(whole=whole), t)
    held(card)
    assert ":strangers:" in str(card.to_components())
    assert ":strangers:" not in str(plan_card(samples.plan_view(), t).to_components())


def terms_of(view: LayoutView) -> str:
    return "\n".join(getattr(item, "content", "") for item in view.walk_children())


def test_history(t: Translator) -> None:
    for before in (0, samples.BIG):
        held(history_card(samples.history(), "milestone", samples.BIG, t, before))
    held(history_card(replace(samples.history(), changes=()), "plan", 1, t))
    held(history_card(samples.described_history(), "plan", samples.BIG, t))


def test_every_act_and_every_field_has_its_word() -> None:
    assert set(ACTS) == set(Act)
    told = {"title", "due", "owner", "deputy", "status", "partner", "territory", "weak", "evidence_asked"}
    assert told <= set(FIELDS)
    known = {
        field for kind in (model.Plan, model.Zone, model.Action, model.Milestone) for field in names(kind)
    }
    assert set(FIELDS) <= known


def test_what_is_weak(t: Translator) -> None:
    form = decode(convert_shipped(SELF_ASSESSMENT))
    wave = Wave(WaveId(1), form.hash, "2027", samples.NOW, samples.NOW, None)
    partners = {PartnerId(n): samples.NAME for n in range(40)}
    found = tuple(
        Suggestion(WeakSpot(Axis.DIMENSION, axis.code, wave.id), 49, Band.EMERGING, tuple(partners))
        for axis in [*form.dimensions, *form.facets]
    )
    held(suggestions_card(SuggestionsView(samples.NETWORK, samples.PLAN, wave, form, found, partners), t))
    held(suggestions_card(SuggestionsView(samples.NETWORK, samples.PLAN, None, None, ()), t))


def plan_import(rows: int, *, wrong: bool) -> PlanImport:
    headings = Row(1, ("Title", "Zone", "Owner", "Budget"))
    parent = "Nowhere" if wrong else "Z1"
    lines = [Row(n, (samples.TITLE[:190] + f"a{n}", parent, "P1", "1000")) for n in range(2, rows + 2)]
    sheets = Sheets(
        "*" * 100 + ".xlsx", (Sheet("Actions", (headings, *lines)), Sheet("_" * 31, (Row(1, ("Notes",)),)))
    )
    one = replace(samples.zone(), number=1)
    whole = WholePlan(samples.PLAN, zones=(one,))
    network = Network(samples.NETWORK, None, "n", "en", "Europe/Lisbon", False, samples.NOW)
    known = Known(network, whole, {PartnerId(1): "P1"}, (), {})
    how = layouts(sheets)
    return PlanImport(2**53, samples.PLAN, sheets, how, known, read(sheets, how, known), moved=True)


@pytest.mark.parametrize("wrong", [False, True])
def test_a_large_workbook_that_is_new_or_wrong(t: Translator, wrong: bool) -> None:
    view = plan_import(60, wrong=wrong)
    assert bool(view.outcome.problems) is wrong
    for page in (0, 1, 99):
        held(preview(view, t, page))
    for chosen in (0, 1):
        held(columns(view, 0, t, 0, chosen))
    held(columns(view, 9, t))
    if not wrong:
        held(imported(PlanImported(samples.PLAN, view.outcome, (samples.NAME,) * 40), 2**53, t))


def test_the_plan_over_time(t: Translator) -> None:
    network = Network(samples.NETWORK, None, "n", "en", "Europe/Lisbon", False, samples.NOW)
    found = PlanPaper(network, WholePlan(samples.PLAN), samples.TODAY, samples.NOW, t.language)
    for lines, charts in ((["*" * 400] * 60, 2), ([], 1), (["a"], 5)):
        for page in (0, 3, 99):
            held(schedule_card(found, lines, t, page, charts))


def test_much_given_at_once(t: Translator) -> None:
    words = words_of(MILESTONE_GIVEN.code)
    many = samples.many_given()
    held(words.draw(many, t, Reader(samples.NETWORK, t.language, t.zone)).view())
    assert 0 < len(words.line(many, t)) <= LONGEST
