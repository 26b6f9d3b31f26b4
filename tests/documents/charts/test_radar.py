"""What makes a radar, and what is said instead of drawing one."""

from __future__ import annotations

import pickle

import pytest

from documents.charts import Axis, NothingToDraw, Radar, drawable
from documents.charts.radar import shown
from tests.documents.charts.samples import axes, radar


@pytest.mark.parametrize("count", [0, 1, 2, 13])
def test_a_radar_has_three_to_twelve_axes(count: int) -> None:
    given = tuple(Axis(str(number), 1, 2) for number in range(count))
    assert not drawable(given)
    with pytest.raises(NothingToDraw):
        Radar(given, "en", partner="P")


def test_without_one_value_there_is_nothing_to_draw() -> None:
    empty = axes(("a", "b", "c"), [None] * 3, [None] * 3)
    assert not drawable(empty)
    with pytest.raises(ValueError, match="no value"):
        Radar(empty, "en", partner="P")


def test_values_of_a_partner_who_is_not_in_the_picture_do_not_count() -> None:
    with pytest.raises(NothingToDraw):
        Radar(axes(("a", "b", "c"), [1, 2, 3], [None] * 3), "en")
    alone = Radar(axes(("a", "b", "c"), [None] * 3, [1, None, 3]), "en")
    assert (alone.has_partner, alone.has_median) == (False, True)


@pytest.mark.parametrize("value", [-0.1, 100.1, float("nan")])
def test_a_value_beyond_the_scale_is_an_error(value: float) -> None:
    with pytest.raises(ValueError, match="0 to 100"):
        Axis("a", value)


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (24.5, "25"), (49.49, "49"), (100, "100")])
def test_numbers_are_rounded_half_up(value: float, text: str) -> None:
    assert shown(value) == text


def test_a_radar_can_be_sent_and_looked_up() -> None:
    again = pickle.loads(pickle.dumps(radar()))
    assert {radar(): 1}[again] == 1
