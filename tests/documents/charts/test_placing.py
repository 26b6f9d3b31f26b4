"""The numbers at the points: none on another, as long as there is room."""

from __future__ import annotations

import itertools
import re

import pytest

from documents import fonts
from documents.charts.boxes import around
from documents.charts.drawing import svg
from documents.charts.plot import NUMBER
from tests.documents.charts.samples import DIMENSIONS, axes, radar

VALUE = re.compile(r'<text x="([-\d.]+)" y="([-\d.]+)"[^>]*class="value">(\d+)<')


@pytest.mark.parametrize(
    "values",
    [(0,) * 7, (100,) * 7, (62, 31, 50, 78, 44, 56, 69), (0, 3, 5, 2, 0, 1, 4), (50, 51) * 4],
    ids=str,
)
def test_no_number_stands_on_another(values: tuple[int, ...]) -> None:
    picture = svg(radar(axes=axes(DIMENSIONS["en"], values, values)))
    font = fonts.load(fonts.BOLD)
    found = VALUE.findall(picture)
    assert len(found) == 7
    boxes = [around(float(x), float(y), font.width(number, NUMBER), 0.7 * NUMBER) for x, y, number in found]
    for one, other in itertools.combinations(boxes, 2):
        assert one.overlap(other) == 0
