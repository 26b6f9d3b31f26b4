"""The cover of an event on Discord: 800 by 320 pixels, which Discord cuts to the middle on small screens.

Only for worker processes: `await core.offload(cover_png, cover)`. What Discord shows beside it (name, time,
place) is not all repeated: the cover says what kind of thing it is and whose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents import fonts
from documents.charts.elements import element, text
from documents.charts.harmless import drawn
from documents.charts.palette import PALETTES
from documents.charts.radar import Theme
from documents.charts.raster import png
from documents.charts.wrapping import force
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH: Final = 800
HEIGHT: Final = 320
_MARGIN: Final = 56
_TITLE: Final = 46.0
_SMALL: Final = 26.0
_LINES: Final = 3


class Cover(Record):
    """The words: what kind of event, its title, its day, whose network; `hue` is 0 to 4, by the kind."""

    kind: str
    title: str
    day: str
    network: str
    hue: int = 0


def cover_png(cover: Cover) -> bytes:
    """The cover as PNG. Raises `NotDrawn`, and `fonts.FontError` without the fonts."""
    return png(svg(cover))


def svg(cover: Cover) -> str:
    """The cover as SVG; the same words give the same picture."""
    palette = PALETTES[Theme.DARK]
    accent = (palette.partner, palette.median)[cover.hue % 2]
    return element(
        "svg",
        element("rect", width=WIDTH, height=HEIGHT, fill=palette.ground),
        *_waves(cover.hue, palette.zones),
        element("rect", x=_MARGIN, y=40, width=64, height=8, rx=4, fill=accent),
        *_words(cover, palette.text, palette.quiet, accent),
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH,
        height=HEIGHT,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
    )


def _waves(hue: int, zones: tuple[str, ...]) -> Iterator[str]:
    """Three swells at the foot, another way for each kind."""
    for number, colour in enumerate(zones[1:]):
        height = 36 - 8 * number + 4 * (hue % 5)
        base = 236 + 26 * number
        half = WIDTH / (2 + (hue + number) % 3)
        path = f"M0 {base} "
        x, up = 0.0, True
        while x < WIDTH:
            peak = base - height if up else base + height / 2
            path += f"Q{x + half / 2:.1f} {peak:.1f} {x + half:.1f} {base} "
            x, up = x + half, not up
        yield element("path", d=f"{path}V{HEIGHT} H0 Z", fill=colour)


def _words(cover: Cover, strong: str, quiet: str, accent: str) -> Iterator[str]:
    room = WIDTH - 2 * _MARGIN
    small, bold = fonts.load(fonts.REGULAR), fonts.load(fonts.BOLD)
    head = force(drawn(cover.kind, small), fonts.REGULAR, _SMALL, room, 1)
    yield text(_MARGIN, 86, head[0], _SMALL, font_weight=fonts.REGULAR, fill=accent)
    lines = force(drawn(cover.title, bold), fonts.BOLD, _TITLE, room, _LINES)
    for number, line in enumerate(lines):
        yield text(_MARGIN, 138 + number * 52, line, _TITLE, font_weight=fonts.BOLD, fill=strong)
    foot = " · ".join(filter(None, [cover.day, cover.network]))
    line = force(drawn(foot, small), fonts.REGULAR, _SMALL, room, 1)[0]
    yield text(_MARGIN, 296, line, _SMALL, font_weight=fonts.REGULAR, fill=quiet)
