"""Contrast by WCAG 2: 4.5 for text, 3 for what is drawn."""

from __future__ import annotations

import pytest

from documents.charts.palette import PALETTES, Palette


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(front: str, back: str, share: float) -> str:
    pairs = [(int(front[place : place + 2], 16), int(back[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(share * one + (1 - share) * other):02x}" for one, other in pairs)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_text_can_be_read_on_whatever_is_behind_it(palette: Palette) -> None:
    filled = [mixed(palette.partner, zone, palette.fill) for zone in palette.zones]
    for behind in (palette.ground, *palette.zones, *filled):
        assert contrast(palette.text, behind) >= 4.5
        assert contrast(palette.partner, behind) >= 3
        assert contrast(palette.median, behind) >= 3
    for behind in (palette.ground, *palette.zones):
        assert contrast(palette.quiet, behind) >= 4.5
