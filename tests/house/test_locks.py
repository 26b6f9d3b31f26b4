"""What the project says it needs is pinned: a bare machine installs from the lock files alone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def names(wanted: list[str]) -> set[str]:
    """The names of requirements as an index writes them (PEP 503)."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[\[<>=~!; ]", one)[0]).lower() for one in wanted}


def pinned(file: str) -> set[str]:
    return names(re.findall(r"(?m)^[A-Za-z0-9][\w.-]*==", (ROOT / file).read_text("utf-8")))


@pytest.mark.parametrize(
    ("file", "extras"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])]
)
def test_all_that_is_needed_is_pinned(file: str, extras: list[str]) -> None:
    wanted = names(
        [
            *PROJECT["dependencies"],
            *(one for each in extras for one in PROJECT["optional-dependencies"][each]),
        ]
    )
    assert wanted - pinned(file) == set(), "make lock"
    assert len(wanted) > len(extras)
