from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questionnaires.xpath import XPathError, compile_xpath
from domain.questionnaires.xpath.functions import FUNCTIONS
from domain.questionnaires.xpath.lexer import LONGEST
from domain.questionnaires.xpath.parser import AXES, DEEPEST, HIGHEST, parse
from domain.questionnaires.xpath.syntax import Binary, Call, Literal, Negation, Number, Path, Start, Step
from tests.domain.questionnaires.tree import sample

HERE = Path(Start.HERE, (Step("self", "node()"),))


def value(source: str) -> str:
    node, environment = sample()
    return compile_xpath(source).text(node, environment)


def test_precedence() -> None:
    one, two, three = Number(1), Number(2), Number(3)
    assert parse("1 + 2 * 3") == Binary("+", one, Binary("*", two, three))
    assert parse("1 - 2 - 3") == Binary("-", Binary("-", one, two), three)
    assert parse("1 or 2 and 3") == Binary("or", one, Binary("and", two, three))
    assert parse("-1 + 2") == Binary("+", Negation(one), two)
    assert parse("1 = 2 < 3") == Binary("=", one, Binary("<", two, three))


def test_names_of_operators_are_names_where_an_operand_is_expected() -> None:
    def child(name: str) -> Path:
        return Path(Start.HERE, (Step("child", name),))

    assert parse("div div mod") == Binary("div", child("div"), child("mod"))
    assert parse("* * *") == Binary("*", child("*"), child("*"))
    assert parse("a-1") == child("a-1")
    assert parse("a -1") == Binary("-", child("a"), Number(1))


def test_paths() -> None:
    assert parse("/") == Path(Start.ROOT, ())
    assert parse(".") == HERE
    assert parse("/data/a") == Path(Start.ROOT, (Step("child", "data"), Step("child", "a")))
    assert parse("..") == Path(Start.HERE, (Step("parent", "node()"),))
    assert parse("f(1)[2]/a") == Path(Call("f", (Number(1),)), (Step("child", "a"),), (Number(2),))
    assert parse("node()") == Path(Start.HERE, (Step("child", "node()"),))
    assert parse("''") == Literal("")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("../r[2]/preceding-sibling::r/name", "Ana"),
        ("../r[1]/following-sibling::r[1]/name", "Bia"),
        ("count(../r[3]/preceding-sibling::*)", "18"),
        ("name(../r[3]/preceding-sibling::*[1])", "r"),
        ("count(ancestor::node())", "2"),
        ("name(ancestor-or-self::*[1])", "here"),
        ("count(/descendant::r)", "3"),
        ("count(//r/age)", "3"),
        ("count(../r/descendant-or-self::x)", "3"),
        ("self::here/parent::data/child::age", "42"),
        ("self::other", ""),
        ("count(../*[starts-with(name(), 'd')])", "3"),
        ("(../r)[2]/name", "Bia"),
        ("count(../r/..)", "1"),
        ("1 div 0", ""),
        ("-1 div 0 < 0", "true"),
        ("0 div 0 = 0 div 0", "false"),
        ("5 mod 0", ""),
        ("'2026-08-07' < date('2026-08-08')", "true"),
        ("../r/age > 30", "true"),
        ("../r/age = ../age", "false"),
        ("../r/age != ../age", "true"),
        ("'a' = 'a' and 'b' = 'c'", "false"),
        ("0.1 + 0.2", "0.30000000000000004"),
        ("-0.00000012", "-0.00000012"),
        ("1e3", None),
        ("count(../age | ../age)", "1"),
        ("'x'/a", ""),
    ],
)
def test_values(source: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(XPathError):
            compile_xpath(source)
    else:
        assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "xpath_syntax"),
        ("1 +", "xpath_syntax"),
        ("(1", "xpath_syntax"),
        ("a[1", "xpath_syntax"),
        ("'open", "xpath_syntax"),
        ("a b", "xpath_syntax"),
        ("${a}", "xpath_syntax"),
        ("@id", "xpath_syntax"),
        ("$var", "xpath_syntax"),
        ("a!", "xpath_syntax"),
        ("namespace::a", "xpath_unknown_axis"),
        ("pulldata('a', 'b', 'c', 'd')", "xpath_unknown_function"),
        ("concat()", "xpath_arguments"),
        ("1" + "+1" * LONGEST, "xpath_too_long"),
        ("(" * 200 + "1" + ")" * 200, "xpath_too_deep"),
        ("not(" * 200 + "1" + ")" * 200, "xpath_too_deep"),
        ("a[" * 200 + "1" + "]" * 200, "xpath_too_deep"),
        ("- " * 200 + "1", "xpath_too_deep"),
    ],
)
def test_what_is_refused(source: str, code: str) -> None:
    with pytest.raises(XPathError) as error:
        compile_xpath(source)
    assert error.value.code == code


def test_long_chains_are_no_nesting_but_end_somewhere() -> None:
    assert value("+".join(["1"] * HIGHEST)) == str(HIGHEST)
    tower = "1"
    for _ in range(DEEPEST - 1):
        tower = f"({tower})" + "+1" * 10
    for source in ("+".join(["1"] * (HIGHEST + 1)), tower):
        with pytest.raises(XPathError) as error:
            compile_xpath(source)
        assert error.value.code == "xpath_too_deep"


pieces = st.sampled_from(
    [*FUNCTIONS, *AXES, "(", ")", "[", "]", ",", "/", "//", "..", ".", "*", "::", "|", "=", "!=", "<", ">=",
     "+", "-", " ", " and ", " or ", " div ", " mod ", "1", "2.5", "''", "'a b'", "data", "age", "r", "x",
     "current()", "instance('fruit')", "node()", "'9' * 999"]
)  # fmt: skip


@given(st.one_of(st.lists(pieces, max_size=14).map("".join), st.text(max_size=30)))
def test_an_expression_is_evaluated_or_refused_but_never_breaks(source: str) -> None:
    node, environment = sample()
    try:
        expression = compile_xpath(source)
    except XPathError:
        return
    assert isinstance(expression.text(node, environment), str)
    assert isinstance(expression.holds(node, environment), bool)
