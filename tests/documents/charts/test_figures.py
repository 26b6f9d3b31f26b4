"""The figures in words, beside the picture and for those who do not see it."""

from __future__ import annotations

import pytest

from documents.charts import alt_text, figures
from locales import translator
from tests.documents.charts.samples import HOSTILE, axes, radar

LINES = {
    "en": "People and culture: 31 (network median: 48)",
    "fr": "Personnes et culture\u00a0: 31 (médiane du réseau\u00a0: 48)",
    "es": "Personas y cultura: 31 (mediana de la red: 48)",
    "pt": "Pessoas e cultura: 31 (mediana da rede: 48)",
}


@pytest.mark.parametrize("language", LINES)
def test_a_line_an_axis_in_the_reader_s_language(language: str) -> None:
    lines = figures(radar(language), translator(language))
    assert len(lines) == 7
    assert lines[1] == LINES[language]


def test_what_is_missing_is_said() -> None:
    given = axes(("a", "b", "c"), [1, None, 3], [None, 5, 6])
    t = translator("en")
    assert figures(radar(axes=given), t) == (
        "a: 1 (network median: too few answers)",
        "b: too few answers (network median: 5)",
        "c: 3 (network median: 6)",
    )
    assert figures(radar(axes=given, partner=""), t)[1] == "b: 5"
    assert figures(radar(axes=given, median="2026"), t)[2] == "c: 3 (2026: 6)"
    assert figures(radar(axes=axes(("a", "b", "c"), [1, 2, 3], [None] * 3)), t)[0] == "a: 1"


def test_the_description_names_the_picture_and_every_figure() -> None:
    told = alt_text(radar(title="Self-assessment 2027", caption="3 of 3"), translator("en"))
    assert told.startswith("Self-assessment 2027. 3 of 3. Radar chart, from 0 to 100. Direction: 62 (")
    assert all(str(axis.partner) in told and axis.label in told for axis in radar().axes)


def test_the_description_fits_whatever_people_wrote() -> None:
    for label in (*HOSTILE, "w" * 5000):
        told = alt_text(radar(axes=axes((label,) * 12), title=label), translator("pt"))
        assert len(told) <= 1024
        assert told.isprintable()
