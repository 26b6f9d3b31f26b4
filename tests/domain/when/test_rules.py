"""Each rule of each language can be made, whatever its pattern's holes catch."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

import pytest

from domain.languages import LANGUAGES
from domain.when.languages import language_of

if TYPE_CHECKING:
    from domain.when.rules import Rule

RULES = [(language, each) for language in LANGUAGES for each in language_of(language).rules]


@pytest.mark.parametrize(
    ("language", "rule"), RULES, ids=[f"{code}-{each.patterns[0]}" for code, each in RULES]
)
def test_a_maker_takes_what_its_patterns_catch(language: str, rule: Rule) -> None:
    wanted = inspect.signature(rule.make).parameters
    needed = {name for name, each in wanted.items() if each.default is each.empty}
    for pattern in rule.patterns:
        holes = set(re.findall(r"\{([a-z]+)\}", pattern))
        assert holes <= wanted.keys(), pattern
        assert needed <= holes, pattern


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_slip_is_put_right_in_a_word_that_is_known(language: str) -> None:
    grammar = language_of(language)
    assert set(grammar.targets) <= grammar.known


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_offered_can_be_read(language: str) -> None:
    assert len(language_of(language).offered) >= 20
