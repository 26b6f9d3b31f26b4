"""From SVG to PNG. Only for worker processes: `await core.offload(radar_png, radar)`.

By typst, which will make the PDFs too: it draws SVG with the same library (resvg) as resvg-py and encodes the
PNG four times faster (docs/decisions.md). It sees our fonts and no others, and no files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents.charts.drawing import svg
from documents.typesetting import compiler

if TYPE_CHECKING:
    from documents.charts.radar import Radar

_MOST_SVG: Final = 1_000_000
_INCH: Final = 96.0  # pixels in one, as an SVG counts them
_PAGE: Final = (
    b"#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
    b'#image(bytes(sys.inputs.picture), format: "svg", alt: "")\n'
)


class NotDrawn(Exception):
    """The renderer refused the picture."""


def radar_png(radar: Radar) -> bytes:
    """The radar as PNG. Raises `fonts.FontError` without the fonts: it would have no words."""
    return png(svg(radar))


def png(picture: str) -> bytes:
    """An SVG of ours as PNG, a pixel for each of its units. Raises `NotDrawn` and `fonts.FontError`."""
    if len(picture) > _MOST_SVG:
        raise NotDrawn(f"{len(picture)} characters of SVG")
    try:
        drawn = compiler().compile(_PAGE, format="png", ppi=_INCH, sys_inputs={"picture": picture})
    except RuntimeError as error:
        raise NotDrawn(str(error)) from error
    if not isinstance(drawn, bytes):
        raise NotDrawn("more than one page")
    return drawn
