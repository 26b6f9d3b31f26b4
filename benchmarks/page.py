"""docs/benchmarks.md as sections, so that one measurement can be renewed without the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_INTRO: Final = """\
# Benchmarks

`make bench` measures and writes this page. The claim is the ratio to a baseline that is measured in the
same run; milliseconds are what one machine took on one day, and only there to give an idea.
"""
_HEADING: Final = re.compile(r"^## `(\w+)`", re.MULTILINE)


def renewed(page: str, new: Mapping[str, str], order: Sequence[str]) -> str:
    """The page with these sections in place of the old ones, all in this order."""
    starts = [(found[1], found.start()) for found in _HEADING.finditer(page)]
    ends = [start for _, start in starts[1:]] + [len(page)]
    old = {name: page[start:end] for (name, start), end in zip(starts, ends, strict=True)}
    sections = {**old, **new}
    return (
        "\n\n".join([_INTRO.strip(), *(sections[name].strip() for name in order if name in sections)]) + "\n"
    )
