"""Below the circle: whose line is which, and what the rings mean, in words."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from documents import fonts
from documents.charts.elements import element, text
from documents.charts.figures import median_name
from documents.charts.harmless import drawn
from documents.charts.labels import LINE, MARGIN, WIDTH
from documents.charts.plot import DASHES, RINGS, diamond, dot
from documents.charts.wrapping import force
from domain.questionnaires import Band
from templates.words.results.telling import band

if TYPE_CHECKING:
    from collections.abc import Callable

    from documents.charts.palette import Palette
    from documents.charts.radar import Radar
    from locales import Translator

_SIZE: Final = 31.0
_SAMPLE: Final = 92.0
_BETWEEN: Final = 44.0
_LEVEL: Final = 30.0
_BAR: Final = 54.0
_TICK: Final = 25.0

Entry = tuple[tuple[str, ...], float, "Callable[[float, float], str]"]


def legend(radar: Radar, t: Translator, palette: Palette, top: float) -> tuple[list[str], float]:
    """The parts, and the height of the whole picture."""
    parts, below = _series(radar, t, palette, top)
    return parts + _scale(t, palette, below), float(ceil(below + _BAR + 1.5 * _TICK + MARGIN))


def _series(radar: Radar, t: Translator, palette: Palette, top: float) -> tuple[list[str], float]:
    """In one row where both fit, else one below the other."""
    entries: list[Entry] = []
    if radar.has_partner:
        entries.append(_entry(radar.partner, lambda x, y: _partner_sample(x, y, palette)))
    if radar.has_median:
        entries.append(_entry(median_name(radar, t), lambda x, y: _median_sample(x, y, palette)))
    whole = sum(_SAMPLE + width for _, width, _ in entries) + _BETWEEN * (len(entries) - 1)
    one_row = whole <= WIDTH - 2 * MARGIN
    parts: list[str] = []
    x, y = (WIDTH - whole) / 2 if one_row else MARGIN, top
    for lines, width, sample in entries:
        parts.append(sample(x, y + _SIZE * LINE / 2))
        for number, line in enumerate(lines):
            base = y + number * _SIZE * LINE + _SIZE * 0.95
            parts.append(text(x + _SAMPLE, base, line, _SIZE, fill=palette.text, class_="legend"))
        if one_row:
            x += _SAMPLE + width + _BETWEEN
        else:
            y += len(lines) * _SIZE * LINE + 8
    return parts, y + (_SIZE * LINE if one_row else -8) + 26


def _entry(name: str, sample: Callable[[float, float], str]) -> Entry:
    font = fonts.load(fonts.REGULAR)
    lines = force(drawn(name, font), fonts.REGULAR, _SIZE, WIDTH - 2 * MARGIN - _SAMPLE, 2)
    return lines, max(font.width(line, _SIZE) for line in lines), sample


def _partner_sample(x: float, y: float, palette: Palette) -> str:
    return "".join(
        [
            element(
                "rect", x=x, y=y, width=72, height=14, fill=palette.partner, fill_opacity=f"{palette.fill:g}"
            ),
            element("line", x1=x, y1=y, x2=x + 72, y2=y, stroke=palette.partner, stroke_width=4.5),
            dot(x + 36, y, palette),
        ]
    )


def _median_sample(x: float, y: float, palette: Palette) -> str:
    line = element(
        "line",
        x1=x,
        y1=y,
        x2=x + 72,
        y2=y,
        stroke=palette.median,
        stroke_width=4.5,
        stroke_dasharray=DASHES,
    )
    return line + diamond(x + 36, y, palette)


def _scale(t: Translator, palette: Palette, top: float) -> list[str]:
    """The four levels from 0 to 100, in the rings' colours."""
    font = fonts.load(fonts.REGULAR)
    names = [band(t, level) for level in Band]
    wide = (WIDTH - 2 * MARGIN) / len(names)
    size = min(_LEVEL, _LEVEL * (wide - 16) / max(font.width(name, _LEVEL) for name in names))
    parts = []
    for number, (name, zone) in enumerate(zip(names, palette.zones, strict=True)):
        x = MARGIN + number * wide
        parts += [
            element(
                "rect", x=x, y=top, width=wide, height=_BAR, fill=zone, stroke=palette.ring, stroke_width=2
            ),
            text(
                x + wide / 2,
                top + _BAR / 2 + size * 0.36,
                name,
                size,
                text_anchor="middle",
                fill=palette.text,
                class_="level",
            ),
        ]
    for number, ring in enumerate((0, *RINGS)):
        anchor = "start" if number == 0 else "end" if ring == RINGS[-1] else "middle"
        x, y = MARGIN + number * wide, top + _BAR + 1.25 * _TICK
        parts.append(text(x, y, str(ring), _TICK, text_anchor=anchor, fill=palette.quiet, class_="tick"))
    return parts
