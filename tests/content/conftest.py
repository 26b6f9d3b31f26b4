"""The shipped self-assessment, read once."""

from __future__ import annotations

import pytest

import content
from tests.content import tables


@pytest.fixture(scope="session")
def instrument() -> dict[str, tables.Sheet]:
    return tables.read(content.read_bytes("instruments", "innovation-self-assessment.md").decode())


@pytest.fixture(scope="session")
def items(instrument: dict[str, tables.Sheet]) -> list[tables.Row]:
    """The 28 scored questions, in order."""
    return [row for row in instrument["survey"] if row["type"].startswith("select_one ")]


@pytest.fixture(scope="session")
def levels(instrument: dict[str, tables.Sheet]) -> dict[str, tables.Sheet]:
    """List name to its choices, in order."""
    lists: dict[str, tables.Sheet] = {}
    for row in instrument["choices"]:
        lists.setdefault(row["list_name"], []).append(row)
    return lists
