"""Results in words: what is said of the whole, of ties, of facets and of what nothing shows."""

from __future__ import annotations

import pytest

from domain.actors import PartnerId
from domain.languages import LANGUAGES
from domain.questionnaires import Scores, score
from domain.records import replace
from domain.results import AxisSum, NetworkPicture, SignedResult
from locales import translator
from templates.words.results import network, telling
from templates.words.results.phrases import IN_PLACE, ON_THE_WHOLE
from tests.domain.questionnaires.tables import instrument

EN = translator("en")
FORM = instrument()


def scored(**levels: int) -> Scores:
    """The scores of a self-assessment with one level in each chapter named, 2 in the others."""
    answers = {
        path: question.options[levels.get(question.dimension or "", 2)].name
        for path, question in FORM.questions.items()
        if not question.attached
    }
    return score(FORM, answers)


def pictured(*medians: int | None) -> NetworkPicture:
    dimensions = tuple(
        AxisSum(axis.code, None if shown is None else shown + 0.2, shown, None, None)
        for axis, shown in zip(FORM.dimensions, medians, strict=True)
    )
    return NetworkPicture(6, 0, (), dimensions, ())


def test_a_headline_speaks_of_the_whole_where_a_chapter_stands_otherwise():
    said = telling.headline(scored(d1=0, d2=4, d3=4, d4=4), EN)
    assert said == "On the whole you decide it, do it, have the means and measure it."
    assert set(ON_THE_WHOLE) == set(IN_PLACE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_headline_is_that_of_a_single_chapter(language: str):
    t = translator(language)
    for places, sentence in ON_THE_WHOLE.items():
        assert t.text(sentence) != t.text(IN_PLACE[places])


def test_chapters_with_the_same_median_are_all_named():
    picture = pictured(70, 70, 50, 40, 50, 40, 40)
    names = [axis.label("en") for axis in FORM.dimensions]
    assert network.headline(picture, FORM, EN) == (
        f"Strongest: {names[0]} and {names[1]}. Most room to grow: {names[3]}, {names[5]} and {names[6]}."
    )
    step = network.summary(picture, FORM, EN)[-1]
    assert f"*{names[3]}*, *{names[5]}* and *{names[6]}*" in step


def test_figures_that_are_shown_alike_are_a_tie():
    """70.2 and 69.8 both stand there as 70: one of them is not stronger for whoever reads it."""
    picture = pictured(70, 70, 50, 40, 50, 45, 45)
    first, second, *rest = picture.dimensions
    nearly = replace(picture, dimensions=(first, replace(second, value=69.8), *rest))
    assert network.headline(nearly, FORM, EN).startswith("Strongest: Direction and ")


def test_where_all_are_alike_none_is_the_strongest():
    assert network.headline(pictured(*[50] * 7), FORM, EN) == "The network’s picture"
    assert network.headline(pictured(*[None] * 7), FORM, EN) == "The picture is not complete yet"


def test_one_chapter_withheld_does_not_count():
    said = network.headline(pictured(None, 60, 50, 40, 50, 45, 45), FORM, EN)
    assert "Direction" not in said


@pytest.mark.parametrize(
    ("language", "lowest"),
    [
        ("en", "Most room to grow"),
        ("fr", "axe de progrès"),
        ("es", "área de mejora"),
        ("pt", "área de melhoria"),
    ],
)
def test_the_lowest_chapter_is_named_kindly(language: str, lowest: str):
    t = translator(language)
    told = [network.headline(pictured(70, 60, 50, 40, 50, 45, 45), FORM, t)]
    told += telling.summary(scored(d1=0), FORM, t)
    said = "\n".join(told)
    assert said.count(lowest) == 2
    for unkind in ("Weakest", "faible", "débil", "fraco"):
        assert unkind not in said


def test_ones_own_ties_are_all_named_and_no_chapters_sentence_stands_for_two():
    told = telling.summary(scored(d1=0, d2=0, d3=4), FORM, EN)
    names = [axis.label("en") for axis in FORM.dimensions]
    assert f"**Most room to grow:** {names[0]} and {names[1]}." in told
    assert any(line.startswith(f"**Strongest:** {names[2]}. ") for line in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_facet_is_stands_in_one_line(language: str):
    told = telling.facets_explained(FORM, translator(language))
    assert "\n" not in told
    for facet in FORM.facets:
        assert facet.label(language) in told
        assert facet.hint(language) in told
    assert telling.facets_explained(replace(FORM, facets=()), translator(language)) == ""


def test_what_nothing_shows_is_said_in_words_with_a_way_to_mend_it():
    own = telling.declared_line(["d1"], FORM, EN)
    assert "Direction" in own
    assert "/survey answer" in own
    one = SignedResult(PartnerId(1), True, True, scored(d1=4), ("d1",))
    several = replace(pictured(*[50] * 7), visible=(one, replace(one, partner=PartnerId(2))))
    told = network.declared_line(several, FORM, EN)
    assert "Direction: 2 partners" in told
    assert "a new signature" in told
    assert "(2)" not in told
    assert network.declared_line(pictured(*[50] * 7), FORM, EN) == ""
