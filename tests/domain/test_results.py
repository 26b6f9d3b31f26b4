"""The network's picture: figures that are right, and nothing that gives a hidden partner away."""

from __future__ import annotations

from itertools import product
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.actors import PartnerId
from domain.questionnaires import Band, DimensionScore, FacetScore, Scores
from domain.questionnaires.scoring import band_of
from domain.records import replace
from domain.results import LEAST, NetworkPicture, SignedResult, Withheld, declared, leeway, picture
from tests.domain.questionnaires.tables import form, instrument

ONE_AXIS = form(
    "type | name | label::English (en) | dimension | facet\nselect_one level | q | Is it done? | d | f",
    "list_name | name | score | label::English (en)\nlevel | l0 | 0 | No.\nlevel | l4 | 4 | Yes.",
    "kind | code | label::English (en)\ndimension | d | Doing\nfacet | f | Done",
)
GRID = (None, 0.0, 25.0, 50.0, 75.0, 100.0)


def scored(value: float | None) -> Scores:
    band = None if value is None else band_of(value)
    shown = None if value is None else round(value)
    axis = (value, shown, 1, 1, band, {}, None)
    return Scores((DimensionScore("d", *axis),), (FacetScore("f", *axis),), None)


def results(values: list[float | None], shared: list[bool]) -> list[SignedResult]:
    return [
        SignedResult(PartnerId(n), agreed, agreed, scored(value), ())
        for n, (value, agreed) in enumerate(zip(values, shared, strict=True), 1)
    ]


def shown(found: NetworkPicture) -> tuple[object, ...]:
    """All that the viewer is told."""
    return found.signed, found.hidden, found.dimensions, found.facets


VALUES = st.sampled_from(GRID)
PARTNERS = st.builds(
    lambda seen, kept: [*((value, True) for value in seen), *((value, False) for value in kept)],
    st.lists(VALUES, max_size=6),
    st.lists(VALUES, max_size=3),
)


@settings(max_examples=300)
@given(PARTNERS, st.integers(0, 9))
def test_nothing_about_a_hidden_partner_can_be_derived(
    partners: list[tuple[float | None, bool]], viewer: int
):
    """Subtract: try all that the hidden ones could be, and keep what would show the very same picture.

    Whoever looks must be left with more than one possible value for each of them, and, where a figure is
    shown, with room of a whole level.
    """
    values, shared = [value for value, _ in partners], [agreed for _, agreed in partners]
    own = PartnerId(viewer) if 0 < viewer <= len(partners) else None
    seen = picture(ONE_AXIS, results(values, shared), own, final=True)
    unknown = [n for n in range(len(partners)) if not shared[n] and PartnerId(n + 1) != own]
    assert {one.partner for one in seen.visible}.isdisjoint(PartnerId(n + 1) for n in unknown)
    possible: list[set[float | None]] = [set() for _ in unknown]
    for guess in product(GRID, repeat=len(unknown)):
        tried = list(values)
        for place, value in zip(unknown, guess, strict=True):
            tried[place] = value
        if shown(picture(ONE_AXIS, results(tried, shared), own, final=True)) == shown(seen):
            for found, value in zip(possible, guess, strict=True):
                found.add(value)
    for found in possible:
        assert len(found) > 1
        if seen.dimension("d").value is not None:
            figures = [value for value in found if value is not None]
            assert max(figures) - min(figures) >= 25


@given(
    st.lists(st.floats(0, 100), max_size=8),
    st.lists(st.floats(0, 100), min_size=2, max_size=4),
    st.floats(0, 100),
)
def test_the_leeway_is_what_is_possible(known: list[float], unknown: list[float], other: float):
    """No value of a hidden partner that fits lies outside of what the leeway counts."""
    middle = median([*known, *unknown])
    room = leeway(known, len(unknown), middle)
    assert 0 <= room <= 100
    if median([*known, other, *unknown[1:]]) == middle:
        assert abs(unknown[0] - other) <= room + 0.01


def test_five_partners_make_a_picture_and_four_do_not():
    five = picture(ONE_AXIS, results([0.0, 25.0, 50.0, 75.0, 100.0], [True] * 5), None, final=True)
    assert (five.dimension("d").value, five.dimension("d").band) == (50, Band.STRUCTURED)
    four = picture(ONE_AXIS, results([0.0, 25.0, 50.0, 75.0], [True] * 4), None, final=True)
    assert four.dimension("d").withheld is Withheld.TOO_FEW
    assert not four.has_figures
    assert len(four.visible) == LEAST - 1


def test_one_hidden_partner_withholds_the_sum_from_others_but_not_from_itself():
    signed = results([0.0, 25.0, 50.0, 75.0, 100.0, 50.0], [True] * 5 + [False])
    assert picture(ONE_AXIS, signed, None, final=True).dimension("d").withheld is Withheld.WOULD_TELL
    assert picture(ONE_AXIS, signed, PartnerId(1), final=True).dimension("d").withheld is Withheld.WOULD_TELL
    assert picture(ONE_AXIS, signed, PartnerId(6), final=True).dimension("d").value == 50


def test_a_median_that_forces_the_hidden_ones_up_is_withheld():
    signed = results([0.0, 0.0, 100.0, 100.0, 100.0], [True] * 3 + [False, False])
    assert picture(ONE_AXIS, signed, None, final=True).dimension("d").withheld is Withheld.WOULD_TELL


def test_no_results_make_an_empty_picture():
    found = picture(ONE_AXIS, [], None, final=True)
    assert (found.signed, found.hidden, found.visible) == (0, 0, ())
    assert found.dimension("d").withheld is Withheld.TOO_FEW


@pytest.mark.parametrize(
    ("value", "evidence", "codes"),
    [(75.0, "", ("d1",)), (75.0, "   ", ("d1",)), (75.0, "a link", ()), (74.9, "", ()), (None, "", ())],
)
def test_a_high_chapter_without_evidence_is_declared(value: float | None, evidence: str, codes: tuple[str]):
    shipped = instrument()
    path = next(p for p, q in shipped.questions.items() if q.attached and q.chapter.dimension == "d1")
    axis = DimensionScore("d1", value, None, 4, 4, None, {}, None)
    assert declared(shipped, {path: evidence}, Scores((axis,), (), None)) == codes


def test_a_chapter_that_asks_for_no_evidence_is_never_declared():
    assert declared(ONE_AXIS, {}, scored(100.0)) == ()


@given(PARTNERS)
def test_while_signatures_can_change_no_figure_has_a_hidden_partner_in_it(
    partners: list[tuple[float | None, bool]],
):
    """One could otherwise move one's own signature to and fro, and read the others off the medians."""
    values, shared = [value for value, _ in partners], [agreed for _, agreed in partners]
    seen = picture(ONE_AXIS, results(values, shared), None, final=False)
    if all(shared):
        assert seen == picture(ONE_AXIS, results(values, shared), None, final=True)
    else:
        assert not seen.has_figures


def test_what_was_shown_once_is_known_and_hides_nobody_else():
    """Two hidden partners guard each other; one that others have seen before guards nobody."""
    signed = results([0.0, 25.0, 50.0, 75.0, 100.0, 50.0], [True] * 4 + [False] * 2)
    remembered = [*signed[:4], replace(signed[4], ever_shared=True), signed[5]]
    found = picture(ONE_AXIS, remembered, None, final=True)
    assert found.hidden == 2
    assert PartnerId(5) not in {one.partner for one in found.visible}
    assert found.dimension("d").withheld is Withheld.WOULD_TELL
