"""Labels around the circle: in the picture, not on each other, not in the circle."""

from __future__ import annotations

import itertools
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import fonts
from documents.charts.boxes import Box, spread
from documents.charts.harmless import drawn
from documents.charts.labels import MARGIN, WIDTH, Around, Words, arrange
from tests.documents.charts.samples import DIMENSIONS, HOSTILE, LONG

FONT = fonts.load(fonts.BOLD)


def check(laid: Around) -> None:
    boxes = [label.box for label in laid.labels]
    for box in boxes:
        assert box.left >= MARGIN - WIDTH / 2 - 1
        assert box.right <= WIDTH / 2 - MARGIN + 1
        assert distance(box) >= laid.radius, "in the circle"
    for one, other in itertools.combinations(boxes, 2):
        assert one.overlap(other) == 0
    for label in laid.labels:
        assert (
            max(FONT.width(line, label.size) for line in label.lines)
            <= label.box.right - label.box.left + 0.1
        )


def distance(box: Box) -> float:
    """From the centre to the nearest point of the box."""
    return hypot(max(box.left, -box.right, 0), max(box.top, -box.bottom, 0))


def words(labels: tuple[str, ...], facts: tuple[str, ...] = ("48",)) -> list[Words]:
    return [Words(drawn(label, FONT), facts) for label in labels]


@pytest.mark.parametrize("language", DIMENSIONS)
@pytest.mark.parametrize("facts", [(), ("48",), ("trop peu de réponses", "48")], ids=len)
def test_the_shipped_dimensions_stand_whole(language: str, facts: tuple[str, ...]) -> None:
    labels = DIMENSIONS[language]
    laid = arrange(words(labels, facts))
    check(laid)
    assert [" ".join(label.lines) for label in laid.labels] == list(labels)
    assert laid.radius >= 200


@pytest.mark.parametrize("count", range(3, 13))
def test_the_longest_names_stand_whole_however_many(count: int) -> None:
    laid = arrange(words((LONG,) * count))
    check(laid)
    assert all(" ".join(label.lines) == LONG for label in laid.labels)


@pytest.mark.parametrize("count", range(3, 13))
def test_whatever_people_wrote_stays_in_its_place(count: int) -> None:
    check(arrange(words((HOSTILE * 2)[:count], ("too few answers", "too few answers"))))
    check(arrange(words(("W" * 300,) * count, ("100",))))


@settings(max_examples=60)
@given(
    labels=st.lists(st.text(st.sampled_from("aeW mi-é"), max_size=90), min_size=3, max_size=12).map(tuple),
    facts=st.sampled_from([(), ("0",), ("pocas respuestas",), ("pocas respuestas", "pocas respuestas")]),
)
def test_any_labels_stay_in_their_places(labels: tuple[str, ...], facts: tuple[str, ...]) -> None:
    check(arrange(words(labels, facts)))


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 200)), min_size=1, max_size=8))
def test_a_column_is_pushed_apart_and_no_more(rows: list[tuple[float, float]]) -> None:
    wanted = sorted(centre for centre, _ in rows)
    heights = [height for _, height in rows]
    found = spread(wanted, heights, 5)
    for place in range(len(found) - 1):
        assert found[place + 1] - found[place] >= (heights[place] + heights[place + 1]) / 2 + 5 - 1e-6
    if len(rows) == 1:
        assert found == pytest.approx(wanted)
