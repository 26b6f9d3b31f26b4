"""The SVG: what is in it, whatever the words and values; the same radar gives the same text."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from documents.charts import Theme, alt_text
from documents.charts.drawing import svg
from documents.charts.palette import PALETTES
from locales import translator
from tests.documents.charts.samples import DIMENSIONS, HOSTILE, axes, radar

NS = "{http://www.w3.org/2000/svg}"
LEVELS = {
    "en": ["starting", "emerging", "structured", "leading"],
    "fr": ["initial", "émergent", "structuré", "de référence"],
    "es": ["inicial", "emergente", "estructurado", "de referencia"],
    "pt": ["inicial", "emergente", "estruturado", "de referência"],
}
THREE = ("a", "b", "c")


def tree(**more: object) -> ET.Element:
    return ET.fromstring(svg(radar(**more)))


def said(root: ET.Element, kind: str) -> list[str]:
    return [
        found.text or "" for found in root.iter(f"{NS}text") if kind in (found.get("class") or "").split()
    ]


def lines(root: ET.Element, kind: str) -> list[int]:
    """How many points each line of that series has."""
    return [
        len(found.get("points").split()) for found in root.iter(f"{NS}polyline") if found.get("class") == kind
    ]


@pytest.mark.parametrize("language", DIMENSIONS)
def test_everything_is_said_in_the_reader_s_language(language: str) -> None:
    root = tree(language=language, title="T", caption="C")
    t = translator(language)
    assert " ".join(said(root, "name")) == " ".join(DIMENSIONS[language])
    assert sorted(said(root, "value")) == sorted(["62", "31", "50", "78", "44", "56", "69"])
    assert said(root, "fact") == ["55", "48", "52", "64", "51", "49", "58"]
    assert said(root, "level") == LEVELS[language]
    assert said(root, "legend") == ["Agence de l’Ouest", t.text("Network median")]
    assert root.find(f"{NS}desc").text == alt_text(radar(language, title="T", caption="C"), t)
    assert root.get("lang") == language


def test_the_scale_has_four_rings_and_their_numbers() -> None:
    root = tree()
    rings = [float(found.get("r")) for found in root.iter(f"{NS}circle") if found.get("class") == "ring"]
    assert [round(ring / rings[0], 2) for ring in rings] == [1.0, 0.75, 0.5, 0.25]
    assert said(root, "tick") == ["25", "50", "75", "100", "0", "25", "50", "75", "100"]


def test_a_ring_s_number_never_stands_on_a_line() -> None:
    half_way = 2 * 30 * 0.901 / 60  # what two neighbours' line loses half-way between seven axes
    values = [25 / half_way] * 7
    root = tree(axes=axes(DIMENSIONS["en"], values, [None] * 7))
    assert said(root, "tick") == ["50", "75", "100", "0", "25", "50", "75", "100"]


def test_the_series_differ_without_colour() -> None:
    root = tree()
    (partner,) = (found for found in root.iter(f"{NS}polyline") if found.get("class") == "partner")
    (median,) = (found for found in root.iter(f"{NS}polyline") if found.get("class") == "median")
    assert partner.get("stroke-dasharray") is None
    assert median.get("stroke-dasharray")
    assert len(list(root.iter(f"{NS}polygon"))) == 7 + 7 + 1, (
        "diamonds: at the points, the figures, the legend"
    )
    assert lines(root, "partner") == lines(root, "median") == [8], "closed"


def test_a_missing_value_breaks_its_line_and_is_said() -> None:
    root = tree(axes=axes(DIMENSIONS["en"], [62, None, 50, 78, 44, None, 69], [55, 48, None, 64, 51, 49, 58]))
    assert sorted(lines(root, "partner")) == [2, 3]
    assert lines(root, "median") == [6]
    assert len(said(root, "value")) == 5
    assert " ".join(said(root, "partner")) == "too few answers too few answers"
    assert " ".join(said(root, "median")) == "55 48 too few answers 64 51 49 58"


def test_a_value_between_two_missing_ones_is_a_point() -> None:
    root = tree(axes=axes(THREE, [None, 40, None], [None] * 3))
    assert lines(root, "partner") == []
    assert said(root, "value") == ["40"]


def test_without_a_median_there_is_only_the_partner() -> None:
    root = tree(axes=axes(THREE, [1, 2, 3], [None] * 3))
    assert lines(root, "median") == said(root, "fact") == []
    assert said(root, "legend") == ["Agence de l’Ouest"]


def test_without_a_partner_the_numbers_are_the_median_s() -> None:
    root = tree(axes=axes(THREE, [None] * 3, [11, 22, None]), partner="", median="Six partners")
    assert said(root, "value") == ["11", "22"]
    assert lines(root, "partner") == []
    assert " ".join(said(root, "fact")) == "too few answers"
    assert said(root, "legend") == ["Six partners"]


@pytest.mark.parametrize("count", range(3, 13))
def test_whatever_people_wrote_is_only_words(count: int) -> None:
    labels = (HOSTILE * 2)[:count]
    picture = svg(radar(axes=axes(labels), title=HOSTILE[0] * 20, caption=HOSTILE[6], partner=HOSTILE[2]))
    root = ET.fromstring(picture)
    known = {"svg", "title", "desc", "rect", "g", "text", "circle", "line", "polyline", "polygon", "path"}
    assert {found.tag.removeprefix(NS) for found in root.iter()} <= known
    assert "<script" not in picture


def test_nothing_is_taken_from_elsewhere() -> None:
    picture = svg(radar())
    assert [word for word in ("href", "url(", "@import", "<style", "<image", "<use") if word in picture] == []


@pytest.mark.parametrize("theme", Theme)
def test_the_picture_has_its_own_ground(theme: Theme) -> None:
    ground = tree(theme=theme).find(f"{NS}rect")
    assert ground.get("fill") == PALETTES[theme].ground
    assert ground.get("width") == "1000"


def test_the_same_radar_gives_the_same_text() -> None:
    assert svg(radar("fr")) == svg(radar("fr"))
    assert svg(radar("fr")) != svg(radar("fr", theme=Theme.LIGHT))
