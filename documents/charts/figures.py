"""The figures of a picture in words: they stand beside it, and describe it to those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents.charts.harmless import plain
from documents.charts.radar import shown
from templates.words.results.telling import band

if TYPE_CHECKING:
    from documents.charts.radar import Axis, Radar
    from locales import Translator

LONGEST_ALT: Final = 1024  # Discord's limit for the description of a picture
_LONGEST_NAME: Final = 80


def figures(radar: Radar, t: Translator) -> tuple[str, ...]:
    """One line an axis: "People and culture: 31 (network median 48)". Plain text: nothing is escaped."""
    return tuple(_line(radar, axis, t) for axis in radar.axes)


def alt_text(radar: Radar, t: Translator) -> str:
    """What the picture shows, in at most 1,024 characters."""
    named = [cut(plain(part), _LONGEST_NAME * 2) for part in (radar.title, radar.caption) if part.strip()]
    opening = t.text("Radar chart, from 0 to 100.")
    told = " ".join([". ".join([*named, opening]), "; ".join(figures(radar, t))])
    return cut(f"{told}.", LONGEST_ALT)


def median_name(radar: Radar, t: Translator) -> str:
    """What the median is called in the legend."""
    return radar.median or t.text("Network median")


def too_few(t: Translator) -> str:
    """What stands in place of a value that is missing."""
    return band(t, None)


def cut(text: str, longest: int) -> str:
    """The text, with an ellipsis where it was too long."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _line(radar: Radar, axis: Axis, t: Translator) -> str:
    name = cut(plain(axis.label), _LONGEST_NAME)
    partner = too_few(t) if axis.partner is None else shown(axis.partner)
    median = too_few(t) if axis.median is None else shown(axis.median)
    if not radar.has_median:
        return t.text("{dimension}: {value}", dimension=name, value=partner)
    if not radar.has_partner:
        return t.text("{dimension}: {value}", dimension=name, value=median)
    if radar.median:
        called = cut(plain(radar.median), _LONGEST_NAME)
        return t.text(
            "{dimension}: {value} ({median}: {other})",
            dimension=name,
            value=partner,
            median=called,
            other=median,
        )
    return t.text(
        "{dimension}: {value} (network median: {median})", dimension=name, value=partner, median=median
    )
