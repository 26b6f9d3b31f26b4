"""The chart of a plan: every milestone once, marks told by shape, pages that hold, hostile words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import fonts
from documents.plans.gantt.axis import Axis
from documents.plans.gantt.drawing import CHAT, PAPER, pages, svg
from documents.plans.gantt.figures import alt_text, counts, gantt_text
from documents.plans.gantt.raster import gantt_png
from documents.plans.gantt.rows import Level
from domain.plans.papers import State
from locales import translator
from tests.documents.plans.samples import LANGUAGES, empty, hostile, large, paper

SVG = "{http://www.w3.org/2000/svg}"


def marks(text: str) -> Counter[str]:
    found = ET.fromstring(text).iter(f"{SVG}g")
    return Counter(one.get("class", "").removeprefix("mark ") for one in found if one.get("class"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", [CHAT, PAPER])
def test_every_milestone_has_one_mark_on_one_page(language: str, how: object) -> None:
    made = paper(language)
    drawn: Counter[str] = Counter()
    for number in range(len(pages(made, how))):
        drawn += marks(svg(made, number, how))
    # The legend has each mark once a page.
    drawn.subtract({state.value: len(pages(made, how)) for state in State})
    assert +drawn == Counter(made.state(one).value for one in made.whole.milestones)


@pytest.mark.parametrize("how", [CHAT, PAPER])
def test_pages_are_not_higher_than_said_and_no_heading_stands_alone(how: object) -> None:
    made = paper("fr")
    for number, on_page in enumerate(pages(made, how)):
        height = float(ET.fromstring(svg(made, number, how)).get("height", "0"))
        assert height <= how.height
        assert on_page[0].level is Level.ZONE
        assert on_page[-1].level is Level.MILESTONE
        for above, below in pairwise(on_page):
            assert (above.level, below.level) != (Level.ZONE, Level.MILESTONE)


def test_no_word_reaches_into_the_chart_or_out_of_it() -> None:
    for language in LANGUAGES:
        for number in range(2):
            root = ET.fromstring(svg(paper(language), number, CHAT))
            for one in root.iter(f"{SVG}text"):
                font = fonts.load(int(one.get("font-weight", "400")))
                width = font.width(one.text or "", float(one.get("font-size", "0")))
                x = float(one.get("x", "0"))
                left = {"middle": x - width / 2, "end": x - width}.get(one.get("text-anchor", ""), x)
                assert left >= 0
                assert left + width <= CHAT.width
                if one.get("class") in ("name action", "name milestone"):
                    assert left + width <= 24 + (CHAT.width - 48) * 0.36


def test_marks_differ_without_their_colours() -> None:
    made = svg(paper("en"))
    shapes = {}
    for one in ET.fromstring(made).iter(f"{SVG}g"):
        kind = one.get("class", "").removeprefix("mark ")
        parts = [
            (part.tag, len((part.get("points") or "").split()), part.get("fill") == "#171b22")
            for part in one.iter()
            if part is not one
        ]
        shapes.setdefault(kind, parts)
    assert set(shapes) == {state.value for state in State}
    assert len({tuple(parts) for parts in shapes.values()}) == len(State)


def test_the_line_of_today_runs_through_no_word_of_the_axis() -> None:
    drawn = svg(paper("pt"))
    (line,) = re.findall(r'<line [^>]*class="today"[^>]*>', drawn)
    start = float(re.search(r'y1="([\d.]+)"', line)[1])  # type: ignore[index]
    axis = [
        float(y) for y, said in re.findall(r'<text [^>]*y="([\d.]+)"[^>]*>([^<]*)', drawn) if said == "2027"
    ]
    months = [
        float(y)
        for y, said in re.findall(r'<text [^>]*y="([\d.]+)"[^>]*>([^<]*)', drawn)
        if said in ("T4", "out.")
    ]
    assert axis
    assert months
    assert max(axis + months) < start


def test_today_is_in_the_chart_only_where_it_is_in_its_time() -> None:
    assert svg(paper("pt")).count('class="today"') == 1
    assert "Hoje" in svg(paper("pt"))
    assert 'class="today"' not in svg(paper("pt", today=date(2031, 1, 1)))


@given(st.dates(), st.integers(0, 20_000), st.floats(200, 2000), st.sampled_from(LANGUAGES))
def test_the_axis_shows_its_days_in_steps_that_can_be_read(
    first: date, days: int, width: float, language: str
) -> None:
    last = first + timedelta(days=min(days, (date.max - first).days))
    axis = Axis.around(first, last, 100, 100 + width)
    assert axis.left <= axis.x(first) <= axis.x(last) <= axis.right
    found = [tick for tick in axis.ticks(translator(language)) if tick.name]
    for fine in (True, False):
        same = [tick for tick in found if tick.fine is fine]
        assert all(one.right <= other.left + 0.01 for one, other in pairwise(same))
    for tick in found:
        assert fonts.load(fonts.REGULAR).width(tick.name, 20) <= tick.right - tick.left


def test_an_empty_plan_is_an_empty_chart() -> None:
    assert pages(empty(), CHAT) == ((),)
    assert gantt_png(empty()).startswith(b"\x89PNG")
    assert list(gantt_text(empty(), translator("en"))) == []
    assert counts(empty(), translator("en")) == ""


def test_hostile_words_stay_words() -> None:
    for number in range(len(pages(hostile(), CHAT))):
        root = ET.fromstring(svg(hostile(), number))
        assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
            "svg", "title", "desc", "rect", "text", "line", "g", "polygon", "polyline", "circle",
        }  # fmt: skip
    assert gantt_png(hostile()).startswith(b"\x89PNG")


def test_five_thousand_milestones_have_a_row_an_action_with_what_would_meet_counted() -> None:
    every = pages(large(), CHAT)
    assert sum(row.level is Level.ACTION for page in every for row in page) == 100
    assert len(every) <= 6
    found = [int(number) for number in re.findall(r"<text[^>]*>(\d+)!?</text></g>", svg(large(), 0))]
    assert sum(found) > 50
    assert "!</text></g>" in svg(large(), 0), "what is overdue is told without its colour"
    assert len(svg(large(), 0)) < 300_000


def test_the_figures_are_in_the_order_of_the_days() -> None:
    lines = list(gantt_text(paper("en"), translator("en")))
    assert len(lines) == len(paper("en").whole.milestones)
    assert lines[0] == (
        "P2.Z1.A1.M1 Kick-off meeting with all partners – 8 March 2027 – Overdue – Xoán Castro"
    )
    told = counts(paper("es"), translator("es"))
    assert "Fuera de plazo: " in told


def test_a_reader_of_the_description_knows_which_milestone_is_meant() -> None:
    made = paper("en")
    told = alt_text(made, pages(made, CHAT)[0], translator("en"))
    first = made.whole.milestones[0]
    assert re.search(
        rf"Z1\.A1\.M1 {re.escape(first.title[:12])}.*?: .*? \((Planned|In progress|Overdue|Done|Called off)\)",
        told,
    )
    named = re.findall(r"Z\d+\.A\d+\.M\d+", told)
    assert len(named) == len(set(named)) > 1
