"""What the spreadsheet of practices is headed with, an import knows again."""

from __future__ import annotations

import pytest

from domain.importing.columns import known_as
from domain.languages import LANGUAGES
from domain.practices.sheet import PRACTICES
from locales import translator
from templates.words.practice_papers import heading


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_is_known_as_its_own_field(language: str) -> None:
    written = {field.key: known_as(heading(translator(language), field.key)) for field in PRACTICES.fields}
    known = {field.key: set(field.words) for field in PRACTICES.fields}
    assert {key: words for key, words in written.items() if not set(words) <= known[key]} == {}
