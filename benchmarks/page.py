"""docs/benchmarks.md: a head and a section for each measurement, each renewed by itself."""

from __future__ import annotations

import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parent.parent / "docs" / "benchmarks.md"
HEAD: Final = """\
# Benchmarks

`make bench` measures and writes this page. The claim is the ratio to a baseline that is measured in the
same run; milliseconds are what one machine took on one day, and only there to give an idea.
"""
_SECTION: Final = re.compile(r"^## `(\w+)`.*?(?=^## `|\Z)", re.MULTILINE | re.DOTALL)


def renewed(page: str, sections: dict[str, str]) -> str:
    """The page with these sections instead of those it had; the others stay, new ones come last."""
    kept = {match[1]: match[0] for match in _SECTION.finditer(page)}
    return "\n".join([HEAD, *(f"{text.strip()}\n" for text in (kept | sections).values())])


def aim(told: str, value: str, *, met: bool) -> str:
    """A row of a table of aims."""
    return f"| {told[0].upper()}{told[1:]} | {value} | {'met' if met else '**not met**'} |"


def measured_on() -> str:
    """The last line of a section."""
    python, library = platform.python_version(), version("discord.py")
    return f"Measured on {datetime.now(UTC):%d %B %Y} with Python {python} and discord.py {library}."
