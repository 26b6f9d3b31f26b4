"""Colours, light and dark: blue and amber, which differ for every kind of colour blindness.

Text keeps a contrast of at least 4.5 (WCAG 2, AA) to whatever is behind it; a test calculates it.
"""

from __future__ import annotations

from typing import Final

from documents.charts.radar import Theme
from domain.records import Record


class Palette(Record):
    """One theme. `zones` are the maturity levels' grounds from the lowest to the highest."""

    ground: str
    zones: tuple[str, str, str, str]
    ring: str
    spoke: str
    text: str
    quiet: str
    partner: str
    median: str
    fill: float


PALETTES: Final = {
    Theme.DARK: Palette(
        ground="#171b22",
        zones=("#1d232d", "#222a36", "#28313f", "#2e3949"),
        ring="#46546a",
        spoke="#3b475a",
        text="#f2f5f9",
        quiet="#b4c0cf",
        partner="#6cb9ff",
        median="#ffb84d",
        fill=0.26,
    ),
    Theme.LIGHT: Palette(
        ground="#ffffff",
        zones=("#f7f9fc", "#eef2f8", "#e5ebf4", "#dbe3ef"),
        ring="#b3c0d3",
        spoke="#c5cfde",
        text="#16202e",
        quiet="#4a5a70",
        partner="#0b5cad",
        median="#9a4300",
        fill=0.18,
    ),
}
