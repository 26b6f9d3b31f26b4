"""Cards around adoptions hold what is longest, in four languages, and offer what their reader can do."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

import cogs.practice.adopting.going
import cogs.practice.adopting.notices
import cogs.practice.adopting.taking
import cogs.practice.adopting.talking  # noqa: F401 - what can be pressed has to be answered
from cogs.kit.modals import build
from cogs.kit.notices import words_of
from cogs.practice.adopting.cards import adoption_card, mine_card, use_card, use_lines, use_row
from cogs.practice.adopting.draft_cards import draft_card, dropped, fields
from cogs.practice.adopting.going import said_fields
from cogs.practice.adopting.opinion_cards import (
    answer_field,
    opinions_card,
    question_card,
    question_field,
    rating_fields,
    thread_card,
)
from domain.languages import LANGUAGES
from domain.notices.kinds import ADOPTION_CHECK
from domain.notices.reader import Reader
from domain.practices.adopting import Said, Stage
from domain.records import replace
from locales import Translator, translator
from services.practices.adopting.notices import AdoptionNotice
from services.practices.adopting.views import Typed
from tests.cogs.practice import adopting_samples as samples

if TYPE_CHECKING:
    from discord.ui import LayoutView


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(request.param, "Europe/Lisbon")


EN = translator("en", "Europe/Lisbon")
SPRING = datetime(2027, 2, 28, 12, tzinfo=UTC)
READER = Reader(samples.NETWORK, "en", "Europe/Lisbon")


def read(view: LayoutView) -> str:
    return "\n".join(str(part) for part in _texts(view.to_components()))


def _texts(part: object) -> list[str]:
    if isinstance(part, list):
        return [text for one in part for text in _texts(one)]
    if isinstance(part, dict):
        own = [str(part[key]) for key in ("content", "label") if isinstance(part.get(key), str)]
        return own + [
            text for key in ("components", "accessory") if part.get(key) for text in _texts(part[key])
        ]
    return []


def test_what_became_of_it_at_its_longest(t: Translator) -> None:
    for page in range(3):
        assert use_card(samples.use(), t, page, told=samples.LINE).total_children_count <= 40
    for page in range(8):
        opinions_card(samples.use(), t, page, told=samples.LINE)
    assert len(use_lines(samples.use(), t)) < 900, "it has to fit on a card that says much else"
    assert len(use_row(samples.use(), t)) == 4
    assert len(use_row(samples.use(own=samples.adoption().adoption.id), t)) == 5
    use_card(samples.nothing(), t)
    opinions_card(samples.nothing(), t)


def test_an_adoption_at_its_longest(t: Translator) -> None:
    adoption_card(samples.adoption(), t, samples.LINE)
    adoption_card(samples.fresh(), t)
    mine_card((samples.adoption(),) * 12, samples.NETWORK, t, 1)
    adoption_card(samples.withdrawn(), t)
    mine_card((samples.withdrawn(),), samples.NETWORK, t)
    mine_card((), samples.NETWORK, t)


def test_a_draft_at_its_longest(t: Translator) -> None:
    for card in (samples.draft(), samples.draft(asked=True), samples.draft(wrong=True)):
        draft_card(card, t)
    dropped(t)
    build("x", "t", fields(samples.draft().typed, t, coordinates=True))


def test_questions_at_their_longest(t: Translator) -> None:
    for answered in (True, False):
        question_card(samples.question(answered=answered), t, samples.LINE)
        thread_card(samples.question(answered=answered), t)
    build("x", "t", [question_field(t)])
    build("x", "t", [answer_field(t)])
    build("x", "t", rating_fields(samples.use(), t))


def test_the_card_of_the_practice_says_who_adopted_it_and_what_came_of_it() -> None:
    one = samples.adoption()
    porto = replace(one, adoption=replace(one.adoption, fields=replace(one.adoption.fields, place="Porto")))
    porto = replace(
        porto, checks=(replace(one.checks[0], said=replace(one.checks[0].said, result="Fewer vans")),)
    )
    found = use_lines(samples.use(adoptions=(porto,)), EN)
    assert (
        "Adopted by 1: Porto (running since 30\N{NO-BREAK SPACE}Sept\N{NO-BREAK SPACE}2027 · Fewer vans)"
        in found
    )
    assert "★★★★☆ 4.5 of 5, 30 ratings" in found
    assert "8 questions, 4 answered" in found
    assert use_lines(samples.nothing(), EN) == ""


def test_who_says_how_it_goes_gets_three_buttons_and_the_author_two() -> None:
    own = read(adoption_card(samples.adoption(), EN))
    assert all(label in own for label in ("It runs…", "Still planned…", "Given up…", "The file"))
    author = read(adoption_card(samples.fresh(), EN))
    assert "Thank" in author
    assert "Offer help…" in author
    other = read(adoption_card(samples.fresh(author=False), EN))
    assert not any(label in other for label in ("It runs…", "Offer help…"))


def test_who_gave_it_up_is_asked_why(t: Translator) -> None:
    first = {stage: said_fields(8, t, stage)[0].label for stage in Stage}
    assert first[Stage.GIVEN_UP] == t.text("Why?")
    assert len(set(first.values())) == len(Stage)
    for stage in Stage:
        build("x", "t", said_fields(8, t, stage))


def test_of_what_was_withdrawn_ones_own_record_is_there_to_read() -> None:
    shown = read(adoption_card(samples.withdrawn(), EN))
    assert "### A practice that was withdrawn: " in shown
    assert "Whoever shared it withdrew it." in shown
    assert not any(label in shown for label in ("It runs…", "What became of it"))
    assert "A practice that was withdrawn" in read(mine_card((samples.withdrawn(),), samples.NETWORK, EN))


def test_what_was_said_before_stays_with_its_day() -> None:
    view = samples.adoption()
    first = replace(view.checks[0], said=Said(Stage.RUNNING, "38 % fewer vans"), said_at=SPRING)
    then = replace(first, said=Said(Stage.RUNNING, "41 % fewer vans"), said_at=SPRING + timedelta(days=275))
    view = replace(view, checks=(then, first))
    for shown in (read(adoption_card(view, EN)), read(use_card(samples.use(adoptions=(view,)), EN))):
        newer = shown.index("**30\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}2027 · it runs:** 41 % fewer vans")
        assert newer < shown.index(
            "**28\N{NO-BREAK SPACE}Feb\N{NO-BREAK SPACE}2027 · it runs:** 38 % fewer vans"
        )
    asked = words_of(ADOPTION_CHECK.code).draw(AdoptionNotice(view, ADOPTION_CHECK.code), EN, READER).view()
    assert "You said on 30\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}2027:\n> 41 % fewer vans" in read(asked)


def test_who_has_adopted_it_is_offered_their_own_first() -> None:
    row = use_row(samples.use(own=samples.adoption().adoption.id), EN)
    shown = [text for one in row for text in _texts(one.to_component_dict())]
    assert shown == ["How it goes with you", "Rate…", "Ask…", "What became of it", "Adopt elsewhere…"]


def test_no_button_stands_twice_on_the_card_of_what_became_of_it() -> None:
    own = samples.adoption()
    card = use_card(samples.use(own=own.adoption.id, adoptions=(own,)), EN)
    found = re.findall(r"'custom_id': '([^']+)'", str(card.to_components()))
    assert len(found) > 3
    assert len(found) == len(set(found)), "Discord takes no card with the same button twice"
    assert "Adopt elsewhere…" in read(card)


def test_when_it_is_asked_next_is_said() -> None:
    view = samples.adoption()
    assert "It is time to say how it goes" in read(adoption_card(view, EN))
    later = replace(view, due=samples.NOW + timedelta(days=200))
    assert "Techlink asks how it goes on" in read(adoption_card(later, EN))


def test_a_draft_says_what_is_wrong_and_asks_which_day() -> None:
    asked = read(draft_card(samples.draft(asked=True), EN))
    assert "Which day is meant?" in asked
    assert "Adopt it" not in asked
    wrong = read(draft_card(samples.draft(wrong=True), EN))
    assert "Say where it will be done" in wrong
    assert "Adopt it" not in wrong
    assert "Adopt it" in read(draft_card(samples.draft(), EN))


def test_only_who_coordinates_is_asked_for_which_partner() -> None:
    assert "partner" not in {one.name for one in fields(Typed(), EN, coordinates=False)}
    assert "partner" in {one.name for one in fields(Typed(), EN, coordinates=True)}


def test_what_was_given_up_says_since_when() -> None:
    view = samples.adoption()
    over = replace(view, adoption=replace(view.adoption, stage=Stage.GIVEN_UP), due=None)
    assert "given up on 30\N{NO-BREAK SPACE}Sept\N{NO-BREAK SPACE}2027" in read(adoption_card(over, EN))
