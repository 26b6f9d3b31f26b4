from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questionnaires import Band, Form, Scores, score
from tests.domain.questionnaires.tables import LEVELS, form, instrument, small

FACETS = ("intent", "practice", "means", "proof")


def key(dimension: str, facet: str) -> str:
    return f"/data/{dimension}/{dimension}_{facet}"


def of_d1(*raws: str) -> Scores:
    return score(instrument(), {key("d1", f): raw for f, raw in zip(FACETS, raws, strict=False) if raw})


@pytest.mark.parametrize(
    ("raws", "value", "shown", "band", "answered"),
    [
        (("l0", "l0", "l0", "l0"), 0, 0, Band.STARTING, 4),
        (("l4", "l4", "l4", "l4"), 100, 100, Band.LEADING, 4),
        (("l1", "l1", "l1", "l1"), 25, 25, Band.EMERGING, 4),
        (("l2", "l2", "l2", "l2"), 50, 50, Band.STRUCTURED, 4),
        (("l3", "l3", "l3", "l3"), 75, 75, Band.LEADING, 4),
        (("l0", "l1", "l1", "l1"), 18.75, 19, Band.STARTING, 4),
        (("l1", "l2", "l3", "l4"), 62.5, 63, Band.STRUCTURED, 4),
        (("l0", "l1", "l2", "dk"), 25, 25, Band.EMERGING, 3),
        (("l2", "l3", "l4", "na"), 75, 75, Band.LEADING, 3),
        (("l0", "l0", "l1", ""), 100 / 12, 8, Band.STARTING, 3),
        (("l3", "l4", "dk", "na"), None, None, None, 2),
        (("dk", "dk", "dk", "dk"), None, None, None, 0),
        ((), None, None, None, 0),
    ],
)
def test_a_dimension(
    raws: tuple[str, ...], value: float | None, shown: int | None, band: Band | None, answered: int
) -> None:
    found = of_d1(*raws).dimension("d1")
    assert found.value == (None if value is None else pytest.approx(value))
    assert (found.shown, found.band, found.answered, found.total) == (shown, band, answered, 4)


def test_levels_by_facet_and_spread() -> None:
    found = of_d1("l3", "l3", "l2", "l0").dimension("d1")
    assert found.levels == {"intent": 3, "practice": 3, "means": 2, "proof": 0}
    assert found.spread == 3
    assert of_d1("l3", "dk").dimension("d1").levels == {
        "intent": 3,
        "practice": None,
        "means": None,
        "proof": None,
    }
    assert of_d1("l3").dimension("d1").spread is None


def test_facets_over_dimensions() -> None:
    answers = {key(f"d{n}", "proof"): f"l{level}" for n, level in enumerate((0, 1, 1, 2, 4, 4), 1)}
    found = score(instrument(), answers).facet("proof")
    assert (found.answered, found.total, found.value, found.band) == (6, 7, 50.0, Band.STRUCTURED)
    assert found.levels["d7"] is None
    assert score(instrument(), dict(list(answers.items())[:5])).facet("proof").value is None


def test_the_spread_of_all_dimensions() -> None:
    low = {key("d1", f): "l0" for f in FACETS}
    assert score(instrument(), low).spread is None
    both = {**low, **{key("d2", f): "l3" for f in FACETS}}
    assert score(instrument(), both).spread == 75


def test_unknown_codes() -> None:
    with pytest.raises(KeyError):
        of_d1().dimension("d8")
    with pytest.raises(KeyError):
        of_d1().facet("courage")


raws = st.sampled_from(["l0", "l1", "l2", "l3", "l4", "dk", "na", "", "bogus"])


@given(st.lists(raws, min_size=28, max_size=28))
def test_the_rule_in_one_line(given_raws: list[str]) -> None:
    keys = [(f"d{n}", f) for n, f in product(range(1, 8), FACETS)]
    answers = {key(*where): raw for where, raw in zip(keys, given_raws, strict=True) if raw}
    found = score(instrument(), answers)
    for dimension in found.dimensions:
        levels = [int(answers.get(key(dimension.code, f), "x")[1:]) for f in FACETS
                  if answers.get(key(dimension.code, f), "") in {"l0", "l1", "l2", "l3", "l4"}]  # fmt: skip
        assert dimension.answered == len(levels)
        expected = 25 * sum(levels) / len(levels) if len(levels) >= 3 else None
        assert dimension.value == (None if expected is None else pytest.approx(expected))
    assert sum(d.answered for d in found.dimensions) == sum(f.answered for f in found.facets)


WEIGHTED = """type | name | label::English (en) | label::French (fr) | relevant | dimension | score
select_one level | a | A | A | | d | 3
select_one level | b | B | B | ${a} != 'l0' | d | 1"""


def weighted() -> Form:
    dimensions = "kind | code | label::English (en) | label::French (fr)\ndimension | d | D | D"
    return form(WEIGHTED, LEVELS, dimensions)


def test_weights() -> None:
    found = score(weighted(), {"/data/a": "l4", "/data/b": "l0"}).dimension("d")
    assert (found.value, found.total) == (75, 2)


def test_questions_that_are_not_asked_do_not_count() -> None:
    found = score(weighted(), {"/data/a": "l0", "/data/b": "l4"}).dimension("d")
    assert (found.value, found.answered, found.total) == (0, 1, 1)


def test_other_scales_reach_100_too() -> None:
    found = form(
        "type | name | label | dimension\nselect_one yn | a | A | d\nselect_one yn | b | B | d\nselect_one yn | c | C | d",
        "list_name | name | label | score\nyn | y | Yes | 1.5\nyn | h | Half | 0.75\nyn | n | No | 0",
        "kind | code | label\ndimension | d | D",
    )
    assert score(found, {"/data/a": "y", "/data/b": "y", "/data/c": "y"}).dimension("d").value == 100
    assert score(found, {"/data/a": "h", "/data/b": "n", "/data/c": "y"}).dimension("d").value == 50


def test_bands_go_by_the_exact_value_not_by_the_one_shown() -> None:
    """Three thirds of 25 % are exactly 25; 24.5 is shown as 25 and is still starting."""
    choices = "list_name | name | label | score\ns | lo | Low | 49\ns | third | T | 100\ns | top | Top | 200"
    found = form(
        "type | name | label | dimension\nselect_one s | a | A | d",
        choices,
        "kind | code | label\ndimension | d | D",
    )
    low = score(found, {"/data/a": "lo"}).dimension("d")
    assert (low.value, low.shown, low.band) == (24.5, 25, Band.STARTING)
    assert score(found, {"/data/a": "third"}).dimension("d").band is Band.STRUCTURED


def test_a_chapter_is_scored_as_the_whole_is() -> None:
    assert [axis.code for axis in small().dimensions] == ["d"]
    assert score(small(), {"/data/one/q1": "l2", "/data/one/q2": "l3"}).dimension("d").value == 62.5


SEVERAL = """list_name | name | label | score | for
tool | plan | A plan | 3 | big
tool | budget | A budget | 2 | big
tool | team | A team | 1 | small
tool | wish | A wish | 0 | small
tool | talk | Talk | | small
tool | dk | Don’t know | |"""
ONE_DIMENSION = "kind | code | label\ndimension | d | D"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("plan budget team wish", 100),
        ("plan", 50),
        ("budget team", 50),
        ("wish", 0),
        ("talk", None),
        ("plan talk", 50),
        ("dk", None),
        ("", None),
    ],
)
def test_several_choices_score_their_sum_out_of_the_sum_of_all(raw: str, value: float | None) -> None:
    survey = "type | name | label | dimension\nselect_multiple tool | a | A | d"
    found = score(form(survey, SEVERAL, ONE_DIMENSION), {"/data/a": raw} if raw else {})
    assert found.dimension("d").value == value


def test_a_choice_filter_does_not_change_what_the_most_is() -> None:
    survey = (
        "type | name | label | dimension | choice_filter\ntext | size | S | |\n"
        "select_multiple tool | a | A | d | for = ${size}"
    )
    found = score(form(survey, SEVERAL, ONE_DIMENSION), {"/data/size": "small", "/data/a": "team plan"})
    assert found.dimension("d").value == pytest.approx(100 / 6)


def test_a_form_without_dimensions_has_no_scores() -> None:
    found = score(form("type | name | label\nselect_one tool | a | A", SEVERAL), {"/data/a": "plan"})
    assert (found.dimensions, found.facets, found.spread) == ((), (), None)
