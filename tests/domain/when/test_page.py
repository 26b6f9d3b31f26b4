"""docs/dates.md promises only what is read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain.languages import LANGUAGES
from domain.when import Ambiguous, NoDate, Read, read

PAGE = (Path(__file__).parents[3] / "docs" / "dates.md").read_text("utf-8")
TABLE = PAGE.partition("## What you can type")[2].partition("## How it is read")[0]
NOW = datetime(2027, 1, 12, 10, tzinfo=ZoneInfo("Europe/Paris"))


def examples() -> list[tuple[str, str, str]]:
    """(language, kind of phrase, example) for each example of the table."""
    rows = [line.strip("| \n").split(" | ") for line in TABLE.splitlines() if line.startswith("| ")][1:]
    return [
        (language, row[0], example.strip())
        for row in rows
        for language, cell in zip(LANGUAGES, row[1:], strict=True)
        for example in cell.split(";")
    ]


@pytest.mark.parametrize(("language", "row", "example"), examples())
def test_an_example_of_the_page_is_read(language: str, row: str, example: str) -> None:
    answer = read(example, language=language, zone="Europe/Paris", now=NOW)
    hours_alone = {"the hour", "with its end", "another clock"}
    assert isinstance(answer, NoDate if row in hours_alone else Read), answer
    whole = (
        answer
        if isinstance(answer, Read)
        else read(f"{example} 3/6", language=language, zone="Europe/Paris", now=NOW)
    )
    assert isinstance(whole, Read | Ambiguous), whole
