"""The cards of a search hold what is longest, in four languages, and say what is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cogs.kit import Card
from cogs.kit.offering import offer
from cogs.practice.searching import controls
from cogs.practice.searching.cards import words
from cogs.practice.searching.cards.narrowing import narrowing_card
from cogs.practice.searching.cards.results import results_card
from cogs.practice.searching.cards.saved import saved_card
from domain.languages import LANGUAGES
from domain.practices.filters import Filters
from domain.practices.offers import Moment
from domain.practices.searches import MOST_SAVED
from domain.search.queries import Form, Query, Unit, Why
from domain.search.snippets import Snippet
from locales import translator
from tests.cogs.practice import search_samples as samples
from tests.cogs.test_network_cards import held
from tests.e2e.person import text as said

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(request.param, "Europe/Lisbon")


def text(view: LayoutView) -> str:
    return said({"components": view.to_components()})


def test_the_longest_results_hold(t: Translator) -> None:
    held(results_card(samples.browsed(), t, "*" * 150))


def test_what_has_little_to_do_with_it_stands_behind_a_line(t: Translator) -> None:
    card = text(results_card(samples.browsed(or_else={}), t))
    before, line, after = card.partition(t.text("Little to do with it"))
    assert line
    assert "17 **" in before
    assert "18 **" in after
    weak = text(results_card(samples.browsed(answering=0, page=0, text="ship"), t))
    assert t.text("Nothing for “{words}” yet", words="ship") in weak


def test_another_reading_of_a_mistyped_word_is_offered(t: Translator) -> None:
    card = text(
        results_card(samples.browsed(mended={"frieght": "freight"}, or_else={"frieght": ("fright",)}), t)
    )
    assert t.text("Or perhaps {words}?", words=t.text("“{word}”", word="fright")) in card


def test_nothing_found_says_what_helps_and_what_is_new(t: Translator) -> None:
    card = results_card(samples.nothing(), t, "*" * 150)
    held(card)
    assert t.text("New in the network") in text(card)
    assert t.text("Take the filters away") in text(card)


def test_a_network_without_practices_says_so(t: Translator) -> None:
    assert t.text("Nobody has shared a practice here yet. Yours would be the first.") in text(
        results_card(samples.nothing(new=0), t)
    )


def test_without_words_one_is_asked_for_them(t: Translator) -> None:
    card = results_card(samples.nothing(Filters(), text="", query=Query("en", ()), mended={}), t)
    assert t.text("What are you looking for?") in text(card)


@pytest.mark.parametrize(("typed", "why"), [("🚲", "signs and pictures"), ("de la", "almost every practice")])
def test_words_that_look_for_nothing_are_told_so(typed: str, why: str) -> None:
    card = results_card(
        samples.nothing(Filters(), text=typed, query=Query("en", ()), mended={}), translator("en")
    )
    assert f"“{typed}”" in text(card)
    assert why in text(card)


def test_quotation_marks_that_find_nothing_can_be_left_out(t: Translator) -> None:
    form = Form("pt", ("a",), 1.0, Why.WORD)
    query = Query("pt", (Unit("a", (form,)),), ((form,),))
    card = results_card(samples.nothing(query=query), t)
    held(card)
    assert t.text("Without the quotation marks") in text(card)
    assert t.text("Without the quotation marks") not in text(results_card(samples.nothing(), t))


def test_the_choice_of_filters_holds_with_the_most_of_each(t: Translator) -> None:
    card = narrowing_card(samples.narrowing(), t)
    held(card)
    selects = [one for one in card.walk_children() if hasattr(getattr(one, "item", one), "options")]
    assert len(selects) == 7
    assert all(len(getattr(one, "item", one).options) <= 25 for one in selects)


@pytest.mark.parametrize("count", [0, 1, MOST_SAVED])
def test_saved_searches_hold(t: Translator, count: int) -> None:
    card = saved_card(samples.saved(count), t, 1, "**ok**")
    held(card)
    assert (t.text("You keep no search") in text(card)) == (count == 0)


def test_the_words_found_are_bold_and_harmless() -> None:
    found = Snippet(
        (("… as ", False), ("bicicletas", True), (" *de* ", False), ("carga", True), (".", False))
    )
    assert words.snippet(found) == "… as **bicicletas** \\*de\\* **carga**."


@pytest.mark.parametrize("moment", list(Moment))
def test_offers_are_drawn_where_there_is_room(t: Translator, moment: Moment) -> None:
    card = Card(t, "plan").title("A zone")
    offer(card, samples.offered(moment), t)
    view = card.footer("x" * 200).view()
    held(view)
    assert text(view).count(controls.show.id(int(samples.NETWORK), 2**53)) in {0, 3}
    assert "G2147483648" in text(view)


def test_offers_give_way_to_what_the_card_is_about(t: Translator) -> None:
    for letters in (3_000, 3_400, 3_700):
        card = Card(t, "plan").text("x" * letters)
        offer(card, samples.offered(Moment.WEAK), t)
        held(card.footer("x" * 200).view())
    full = Card(t, "plan").text("x" * 3_700)
    offer(full, samples.offered(Moment.WEAK), t)
    assert "G2147483648" not in text(full.view())


def test_nothing_that_fits_draws_nothing(t: Translator) -> None:
    card = Card(t, "plan").title("A zone")
    offer(card, samples.offered(Moment.ZONE, 0), t)
    offer(card, None, t)
    assert text(card.view()) == text(Card(t, "plan").title("A zone").view())
