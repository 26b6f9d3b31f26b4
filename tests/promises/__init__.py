"""What earlier releases promised: a list of sentences, and the tests that show that each still holds."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

# Names the file into which the recorder writes one line a test.
RESULTS = "TECHLINK_PROMISES"


@dataclass(frozen=True)
class Promise:
    """A sentence, since when it holds, and what shows it: tests, or a command that may need a file."""

    since: str
    says: str
    tests: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    needs: str = ""


def promises() -> tuple[Promise, ...]:
    """All promises, the oldest first."""
    plain = tomllib.loads(Path(__file__).with_name("promises.toml").read_text("utf-8"))
    return tuple(
        Promise(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for row in plain["promise"]
    )
