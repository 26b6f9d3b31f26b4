from __future__ import annotations

import pytest

from domain.questionnaires.xpath import XPathError, compile_xpath
from domain.questionnaires.xpath.functions import FUNCTIONS
from tests.domain.questionnaires.tree import sample
from tests.domain.questionnaires.xpath.cases import CASES


def value(source: str, zone: str = "UTC") -> str:
    node, environment = sample(zone)
    return compile_xpath(source).text(node, environment)


def test_every_function_has_a_case_and_every_case_its_function() -> None:
    assert set(CASES) == set(FUNCTIONS)
    for name, cases in CASES.items():
        assert all(f"{name}(" in source for source, _ in cases), name


@pytest.mark.parametrize(("source", "expected"), [case for cases in CASES.values() for case in cases])
def test_value(source: str, expected: str) -> None:
    assert value(source) == expected


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_wrong_number_of_arguments_is_refused(name: str) -> None:
    function = FUNCTIONS[name]
    for count in {function.least - 1, function.most + 1} - {-1}:
        with pytest.raises(XPathError) as error:
            compile_xpath(f"{name}({', '.join(['1'] * count)})")
        assert error.value.code == "xpath_arguments"


def test_a_day_belongs_to_the_zone() -> None:
    """At half past six in UTC it is the evening before in Honolulu."""
    assert value("today()", "Pacific/Honolulu") == "2026-08-06"
    assert value("now()", "Pacific/Honolulu") == "2026-08-06T20:31:13.000-10:00"
    assert value("int(decimal-date-time(now())) = number(today())", "Pacific/Honolulu") == "true"


def test_unlike_seeds_give_unlike_uuids() -> None:
    from domain.records import replace

    node, environment = sample()
    other = replace(environment, seed="other")
    expression = compile_xpath("uuid()")
    assert expression.text(node, environment) == expression.text(node, environment)
    assert expression.text(node, environment) != expression.text(node, other)


def test_a_pattern_that_would_take_for_ever_does_not() -> None:
    """RE2's time grows with the text: the classic of backtracking ends at once."""
    assert value(f"regex('{'a' * 5000}!', '^(a+)+$')") == "false"
    assert value(f"regex('a', '{'a' * 2000}')") == "false"


def test_work_is_bounded() -> None:
    from domain.questionnaires.xpath.budget import Budget
    from domain.records import replace

    node, environment = sample()
    small = replace(environment, budget=Budget(1_000))
    assert compile_xpath("count(../*) > 3").holds(node, small)
    laborious = compile_xpath("count(//*[count(//*[count(//*) > 1]) > 1])")
    assert laborious.text(node, small) == ""
    with pytest.raises(XPathError) as error:
        laborious.strict_value(node, small)
    assert error.value.code == "xpath_too_much"


def test_patterns_that_would_need_much_memory_are_refused() -> None:
    from domain.questionnaires.xpath.functions.strings import compiled

    with pytest.raises(XPathError):
        compiled("((((a{100}){100}){100}){100})")
