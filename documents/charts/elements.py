"""SVG elements as text. Everything is escaped here and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from documents.fonts import FAMILY

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = str | float


def element(name: str, *children: str, **attributes: Value) -> str:
    """An element with children that are markup already; `stroke_width=2` is written `stroke-width="2"`."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_written(value))}"
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def text(x: float, y: float, words: str, size: float, **attributes: Value) -> str:
    """One line of text, on its base line."""
    return element(
        "text", escape(words), x=x, y=y, font_family=f"{FAMILY}, sans-serif", font_size=size, **attributes
    )


def title(words: str) -> str:
    """What a browser tells of the picture."""
    return element("title", escape(words))


def description(words: str) -> str:
    """What a screen reader tells of the picture."""
    return element("desc", escape(words))


def points(pairs: Iterable[tuple[float, float]]) -> str:
    """Coordinates for a `points` attribute."""
    return " ".join(f"{_written(x)},{_written(y)}" for x, y in pairs)


def _written(value: Value) -> str:
    return value if isinstance(value, str) else f"{round(value, 1) + 0.0:g}"
