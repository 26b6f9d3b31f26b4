"""From SVG to PNG. Only for worker processes: `await core.offload(radar_png, radar)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents import fonts
from documents.charts.drawing import svg

if TYPE_CHECKING:
    from documents.charts.radar import Radar

_MOST_SVG: Final = 1_000_000


class NotDrawn(Exception):
    """The renderer refused the picture."""


def radar_png(radar: Radar) -> bytes:
    """The radar as PNG. Raises `fonts.FontError` without the fonts: it would have no words."""
    return png(svg(radar))


def png(picture: str) -> bytes:
    """An SVG of ours as PNG, with our own fonts and no others. Raises `NotDrawn` and `fonts.FontError`."""
    import resvg_py  # noqa: PLC0415 - megabytes that only a worker has to hold

    if len(picture) > _MOST_SVG:
        raise NotDrawn(f"{len(picture)} characters of SVG")
    try:
        return resvg_py.svg_to_bytes(
            svg_string=picture,
            skip_system_fonts=True,
            font_files=[str(path) for path in fonts.files()],
            font_family=fonts.FAMILY,
            sans_serif_family=fonts.FAMILY,
        )
    except ValueError as error:
        raise NotDrawn(str(error)) from error
