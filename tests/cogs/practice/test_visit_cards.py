"""Cards of visits hold what is longest, in four languages, and offer what their reader can do."""

from __future__ import annotations

import pytest

import cogs.event.polls.notices
import cogs.practice.exchange.presses  # noqa: F401 - what can be pressed has to be answered
from cogs.kit.modals import build
from cogs.practice.exchange.cards import checklist_card, list_card, refused_card, times_card, visit_card
from cogs.practice.exchange.windows import form_name, times_field, window_fields
from domain.languages import LANGUAGES
from domain.practices.exchange import VisitState
from domain.records import replace
from locales import Translator, translator
from services.practices.exchange.filling import Form
from services.practices.exchange.views import VisitList
from services.practices.typed import Window
from templates.errors import ErrorText
from tests.cogs.practice import visit_samples as samples
from tests.cogs.practice.test_adopting_cards import read

EN = translator("en", "Europe/Lisbon")


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(request.param, "Europe/Lisbon")


def test_they_hold_what_is_longest(t: Translator) -> None:
    list_card(samples.listed(), t)
    list_card(VisitList(samples.NETWORK, (), 0, 1, 0), t)
    visit_card(samples.visit(off=True), t, samples.LINE)
    visit_card(samples.opened(), t, samples.LINE)
    checklist_card(samples.visit(), t, samples.LINE)
    times_card((samples.LINE, samples.LINE), samples.BIG, samples.NETWORK, t)


def test_windows_can_be_opened(t: Translator) -> None:
    own = tuple(f"{n} " + "t" * 80 for n in range(30))
    names = ("about", "roughly", "length", "languages", "seen", "adopting", "links", "outcome")
    for form in Form:
        for said in ({}, dict.fromkeys(names, samples.TEXT)):
            window = Window(samples.BIG, form.value, 0, said, {"themes": own, "visit": samples.BIG})
            build("x", form_name(form, t), window_fields(window, t))
            refused_card(window, ErrorText(samples.LINE, samples.LINE), samples.NETWORK, t)
    build("x", "t", [times_field("x" * 5000, t)])


def test_who_may_do_what_is_offered_to_them() -> None:
    other = read(visit_card(samples.opened(), EN))
    assert "Take it up…" in other
    assert "Withdraw" not in other
    own = read(visit_card(samples.opened(mine=True, may_take=False), EN))
    assert "Withdraw the offer" in own
    assert "Take it up…" not in own
    guest = read(visit_card(samples.visit(mine=False, hosts=False), EN))
    assert "What I saw…" in guest
    assert "What was adopted…" in guest
    host = read(visit_card(samples.visit(travels=False), EN))
    assert "What I saw…" not in host
    assert "Checklist" in host


def test_the_two_get_to_their_date_poll() -> None:
    view = samples.visit(poll="D2", first=None, over=False)
    shown = read(visit_card(replace(view, visit=replace(view.visit, report=None)), EN))
    assert "**Date poll:** D2" in shown
    assert "/event" not in shown
    assert shown.count("Date poll") == 2, "a button opens it"
    assert "**When:** " in shown
    other = read(visit_card(replace(view, hosts=False, travels=False), EN))
    assert other.count("Date poll") == 1


def test_what_was_called_off_can_be_opened_again() -> None:
    view = samples.visit(off=True, over=False)
    view = replace(view, visit=replace(view.visit, state=VisitState.TAKEN, report=None))
    shown = read(visit_card(view, EN))
    assert "Open it again" in shown
    assert "called off" in shown


def test_the_checklist_says_what_is_done_and_by_when() -> None:
    shown = read(checklist_card(samples.visit(), EN))
    assert "✔ **Agree on what the visit is for** · 2\N{NO-BREAK SPACE}Sept\N{NO-BREAK SPACE}2027" in shown
    assert "1 of 9 done." in shown
    reader = read(checklist_card(samples.visit(hosts=False, mine=False), EN))
    assert "Done, or not after all…" not in reader
    undated = samples.visit(first=None)
    assert "The days come with the date." in read(checklist_card(undated, EN))
