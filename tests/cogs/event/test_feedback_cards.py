"""Cards of feedback hold what is longest, in four languages, and show no more than the rule lets them."""

from __future__ import annotations

import pytest

from cogs.event.cards.event import event_card
from cogs.event.feedback import cards, outcome
from domain import feedback as rules
from domain.events.model import EventKind
from domain.languages import LANGUAGES
from domain.records import replace
from locales import Translator, translator
from services.feedback.views import Stage
from tests.cogs.event import feedback_samples as samples
from tests.cogs.event import samples as events
from tests.cogs.test_network_cards import held


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(str(request.param), "Europe/Lisbon")


def test_every_question_and_what_comes_of_them_hold(t: Translator) -> None:
    for name in (one.name for one in samples.form().questions.values()):
        for answered in (True, False):
            view = samples.mine(name, answered=answered)
            held(cards.feedback_card(view, t))
            (field,) = cards.window(view, t)
            assert len(field.label) <= 45
    held(cards.feedback_card(samples.mine(""), t))
    held(cards.feedback_card(samples.mine("", answered=False), t))
    for stage in (Stage.SENT, Stage.CLOSED):
        held(cards.feedback_card(samples.mine(stage=stage), t))


def test_results_hold_page_by_page(t: Translator) -> None:
    for people in (0, 4, 5, 200):
        for closed in (True, False):
            found = samples.results(people, closed=closed)
            for page in (0, 1, 50):
                held(outcome.results_card(found, t, page, "*_" * 100))
            held(outcome.close_card(found, t))
    held(outcome.results_card(samples.results(feedback=None, outcome=None), t))
    held(outcome.results_card(samples.results(feedback=None, outcome=None, expected=False), t))


def test_nothing_is_shown_while_it_is_open_or_of_fewer_than_five() -> None:
    t = translator("en", "UTC")
    for found in (samples.results(9, closed=False), samples.results(4)):
        shown = str(outcome.results_card(found, t).to_components())
        assert "▰" not in shown
        assert events.TEXT[:40] not in shown
    shown = str(outcome.results_card(samples.results(5), t).to_components())
    assert shown.count("▰") > 4
    assert "1.0 of 5 (5 answers)" in shown
    paths = [path for path, one in samples.form().questions.items() if not one.options]
    few = [dict.fromkeys(paths, "Call Brest")] * 4 + [{}] * 2
    found = replace(samples.results(), outcome=rules.outcome(samples.form(), few, 6, closed=True))
    shown = "".join(str(outcome.results_card(found, t, page).to_components()) for page in range(3))
    assert "Call Brest" not in shown
    assert shown.count("Fewer than 5 answers: nothing is shown.") >= len(samples.form().questions)


def test_where_so_few_were_there_that_nothing_could_be_shown_nobody_is_asked() -> None:
    en = translator("en")
    said = "3 people who were there could answer. Of fewer than 5 nothing is ever shown, so nobody is asked."

    def shown(unthanked: int, can_say: int) -> str:
        found = samples.results(0, closed=False, unthanked=unthanked, can_say=can_say)
        nothing = rules.outcome(samples.form(), [], 0, closed=False)
        unasked = replace(found.feedback, asked_at=None)
        found = replace(found, outcome=nothing, feedback=unasked)
        return str(outcome.results_card(found, en, told=outcome.thanked_text(found, 3, en)).to_components())

    assert said in shown(3, 3)
    assert "Thank 3 people" in shown(3, 3)
    assert "3 people are thanked and told where this is." in shown(3, 3)
    assert "those who were there are thanked; or earlier, by you" in shown(3, 3)
    assert "those who were there are thanked; or earlier, by you" not in shown(0, 3)
    assert "is shown once it is closed" not in shown(3, 3)
    assert "nothing is ever shown" not in shown(5, 5)
    assert "Thank and ask 5 people" in shown(5, 5)
    assert "nothing is ever shown" not in shown(0, 0)


def test_the_event_s_card_has_it_once_it_is_over(t: Translator) -> None:
    held(event_card(samples.OVER, t))
    en = translator("en", "UTC")
    assert "How was it?" in str(event_card(samples.OVER, en).to_components())
    assert "Feedback" in str(event_card(samples.OVER, en).to_components())
    to_come = str(event_card(events.view(), en).to_components())
    assert "How was it?" not in to_come
    meeting = events.view(event=events.event(kind=EventKind.MEETING), now=events.SPAN.ends_at, open=False)
    assert "Feedback" not in str(event_card(meeting, en).to_components())
