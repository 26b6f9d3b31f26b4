"""The baseline: the same radar by matplotlib, as one would write it, without pyplot and with text as text."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from documents.charts import Radar

_BANDS = ("starting", "emerging", "structured", "leading")


def png(radar: Radar) -> bytes:
    """By Agg, 1,000 pixels wide as ours."""
    return _draw(radar, "png")


def svg(radar: Radar) -> bytes:
    """By the SVG backend, text as text: as paths it would take longer."""
    return _draw(radar, "svg")


def _draw(radar: Radar, kind: str) -> bytes:
    import matplotlib as mpl  # noqa: PLC0415 - only in a worker, and only where it is installed
    from matplotlib.figure import Figure  # noqa: PLC0415

    mpl.rcParams["svg.fonttype"] = "none"
    figure = Figure(figsize=(10, 10.4), dpi=100)
    axes: Any = figure.add_subplot(projection="polar")
    turns = [2 * math.pi * place / len(radar.axes) for place in range(len(radar.axes))]
    axes.set_theta_zero_location("N")
    axes.set_theta_direction(-1)
    axes.set_ylim(0, 100)
    axes.set_yticks([25, 50, 75, 100])
    axes.set_xticks(turns, [f"{axis.label}\n{axis.median:g}" for axis in radar.axes], fontsize=22)
    partner, median = [axis.partner or 0 for axis in radar.axes], [axis.median or 0 for axis in radar.axes]
    axes.plot([*turns, turns[0]], [*partner, partner[0]], "-o", linewidth=3, label=radar.partner)
    axes.fill(turns, partner, alpha=0.25)
    axes.plot([*turns, turns[0]], [*median, median[0]], "--D", linewidth=3, label="Network median")
    for turn, value in zip(turns, partner, strict=True):
        axes.annotate(f"{value:g}", (turn, value), fontsize=22)
    for place, band in enumerate(_BANDS):
        figure.text(0.1 + 0.22 * place, 0.02, band, fontsize=20)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, -0.25), ncols=2, fontsize=20)
    figure.suptitle(radar.title, fontsize=28)
    out = io.BytesIO()
    figure.savefig(out, format=kind)
    return out.getvalue()
