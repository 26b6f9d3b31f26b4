"""A radar as SVG text: the same radar gives the same text. Header, circle with labels, legend, scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents import fonts
from documents.charts.elements import description, element, text, title
from documents.charts.figures import alt_text, too_few
from documents.charts.harmless import drawn
from documents.charts.labels import LINE, MARGIN, MARK, SMALLER, WIDTH, Words, arrange
from documents.charts.legend import legend
from documents.charts.palette import PALETTES
from documents.charts.plot import diamond, plot
from documents.charts.radar import shown
from documents.charts.wrapping import force
from locales import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.charts.labels import Label
    from documents.charts.palette import Palette
    from documents.charts.radar import Axis, Radar
    from locales import Translator

_TITLE: Final = 42.0
_CAPTION: Final = 31.0
_SPACE: Final = 26.0


def svg(radar: Radar) -> str:
    """The picture, 1,000 wide and as high as its words need. Raises `fonts.FontError` without the fonts."""
    t = translator(radar.language)
    palette = PALETTES[radar.theme]
    header, below = _header(radar, palette)
    laid = arrange([_words(radar, axis, t) for axis in radar.axes])
    centre = below - laid.top
    foot, height = legend(radar, t, palette, centre + laid.bottom + _SPACE)
    labels = [
        part
        for axis, label in zip(radar.axes, laid.labels, strict=True)
        for part in _label(radar, axis, label, t, palette)
    ]
    around = element(
        "g",
        plot(radar, laid, palette),
        *labels,
        transform=f"translate({WIDTH / 2:g} {centre:.1f})",
    )
    told = alt_text(radar, t)
    return element(
        "svg",
        title(drawn(radar.title, fonts.load(fonts.BOLD)) if radar.title.strip() else told[:80]),
        description(told),
        element("rect", width=WIDTH, height=height, fill=palette.ground),
        *header,
        around,
        *foot,
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH,
        height=height,
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        role="img",
        lang=radar.language,
    )


def _header(radar: Radar, palette: Palette) -> tuple[list[str], float]:
    """Title and caption, and where the next begins."""
    y, parts = MARGIN, []
    for words, size, weight, colour in (
        (radar.title, _TITLE, fonts.BOLD, palette.text),
        (radar.caption, _CAPTION, fonts.REGULAR, palette.quiet),
    ):
        if words.strip():
            for line in force(drawn(words, fonts.load(weight)), weight, size, WIDTH - 2 * MARGIN, 2):
                parts.append(text(MARGIN, y + size * 0.95, line, size, font_weight=weight, fill=colour))
                y += size * LINE
            y += 4
    return parts, y + (_SPACE if parts else 0)


def _facts(radar: Radar, axis: Axis, t: Translator) -> Iterator[tuple[str, str]]:
    """What stands below a label's name: whose figure it is, and the figure or the words for its absence."""
    if radar.has_partner and axis.partner is None:
        yield "partner", too_few(t)
    if radar.has_partner and radar.has_median:
        yield "median", too_few(t) if axis.median is None else shown(axis.median)
    elif radar.has_median and axis.median is None:
        yield "median", too_few(t)


def _words(radar: Radar, axis: Axis, t: Translator) -> Words:
    name = drawn(axis.label, fonts.load(fonts.BOLD))
    return Words(name, tuple(fact for _, fact in _facts(radar, axis, t)))


def _label(radar: Radar, axis: Axis, label: Label, t: Translator, palette: Palette) -> Iterator[str]:
    for number, line in enumerate(label.lines):
        yield text(
            label.x,
            label.box.top + number * label.size * LINE + label.size * 0.9,
            line,
            label.size,
            font_weight=fonts.BOLD,
            text_anchor=label.anchor,
            fill=palette.text,
            class_="name",
        )
    small = label.size - SMALLER
    for (whose, _), fact in zip(_facts(radar, axis, t), label.facts, strict=True):
        left = {
            "start": label.x,
            "end": label.x - fact.width,
            "middle": label.x - fact.width / 2,
        }[label.anchor]
        y = label.box.top + fact.down + small * 0.9
        yield (_hollow if whose == "partner" else _mark)(left, y, small, palette)
        for number, line in enumerate(fact.lines):
            base = y + number * small * LINE
            yield text(left + MARK, base, line, small, fill=palette.quiet, class_=f"fact {whose}")


def _mark(left: float, y: float, size: float, palette: Palette) -> str:
    return diamond(left + 13, y - size * 0.36, palette, half=10.5)


def _hollow(left: float, y: float, size: float, palette: Palette) -> str:
    """The partner's dot without its filling: nothing there yet."""
    return element(
        "circle",
        cx=left + 13,
        cy=y - size * 0.36,
        r=9,
        fill="none",
        stroke=palette.partner,
        stroke_width=3.5,
        stroke_dasharray="5 4.4",
    )
