"""150 expressions with what the two official engines made of them.

Where the engines agree we agree; where they differ we take ODK Web Forms' side, but for the table below.
"""

from __future__ import annotations

import pytest

from domain.questionnaires.xpath import XPathError, compile_xpath
from tests.domain.questionnaires import odk
from tests.domain.questionnaires.tree import REPEAT, VALUES, sample

# Expression: what we give, and why it is not what Web Forms gives.
OTHERWISE = {
    "max(/data/r/x)": ("3", "blanks are skipped (trap 9)"),
    "sum(/data/r/x)": ("4", "blanks are skipped (trap 9)"),
    "sum(/data/nope)": ("0", "the sum of nothing is 0 (trap 9)"),
    "date('2020-02-30')": ("", "both engines fail; an answer must not"),
    "date('garbage')": ("", "both engines fail; an answer must not"),
    "/data/age|/data/inc": ("42", "neither engine has unions"),
    "count(/data/age|/data/inc)": ("2", "neither engine has unions"),
    "- - 3": ("3", "correct XPath 1.0, and JavaRosa's side"),
}
REFUSED = {"id('x')": "xpath_unknown_function"}  # forms have no ids; JavaRosa does not know it either

RECORDED = odk.load("expressions.json") if odk.FOLDER.is_dir() else {"expressions": []}


def as_text(value: str) -> str:
    """Web Forms writes true, JavaRosa 1."""
    return {"true": "1", "false": "0"}.get(value, value)


@odk.needed
def test_the_sample_is_the_recorded_one() -> None:
    assert RECORDED["instance"] == VALUES
    assert RECORDED["repeat_r"] == REPEAT
    known = {recorded["xpath"] for recorded in RECORDED["expressions"]}
    assert set(OTHERWISE) | set(REFUSED) <= known


@pytest.mark.parametrize("recorded", RECORDED["expressions"], ids=lambda r: r["xpath"])
def test_expression(recorded: dict[str, str]) -> None:
    source = recorded["xpath"]
    if source in REFUSED:
        with pytest.raises(XPathError) as error:
            compile_xpath(source)
        assert error.value.code == REFUSED[source]
        return
    node, environment = sample()
    got = compile_xpath(source).text(node, environment)
    agreed = as_text(recorded["web_forms"]) == as_text(recorded["javarosa"])
    if source in OTHERWISE:
        assert not agreed
        assert got == OTHERWISE[source][0]
    else:
        assert as_text(got) == as_text(recorded["web_forms"])


@odk.needed
def test_how_many() -> None:
    assert len(RECORDED["expressions"]) == 150
