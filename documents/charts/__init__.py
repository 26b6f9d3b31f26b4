"""Charts: described as data, drawn as SVG (`drawing.svg`), made a PNG in a worker process (`raster.png`).

Figures always stand beside a picture: `figures` has them as lines, `alt_text` as a description of it.
"""

from documents.charts.figures import alt_text, figures
from documents.charts.radar import MOST_AXES, Axis, NothingToDraw, Radar, Theme, drawable

__all__ = [
    "MOST_AXES",
    "Axis",
    "NothingToDraw",
    "Radar",
    "Theme",
    "alt_text",
    "drawable",
    "figures",
]
