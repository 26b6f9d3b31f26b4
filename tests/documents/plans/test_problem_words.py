"""Every mistake in a plan's workbook has its words, in every language."""

from __future__ import annotations

import pytest

from domain.importing.lines import Code, Problem
from domain.plans.importing.cells import Fault
from locales import translator
from templates.words.plans.import_problems import fault_text
from tests.documents.plans.samples import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", list(Fault))
def test_a_fault_is_said_with_what_stands_there(language: str, fault: Fault) -> None:
    problem = Problem(
        "Sheet", 3, 6, Code.SLOT, words="31/02 *x*", near=("Ports",), other="2027-01-01", detail=fault
    )
    said = fault_text(problem, translator(language))
    assert r"31/02 \*x\*" in said
    assert "Ports" in said
    bare = fault_text(Problem("Sheet", 3, 6, Code.SLOT, detail=fault), translator(language))
    assert bare
    assert bare != said
