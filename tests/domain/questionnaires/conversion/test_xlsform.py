"""What is used of pyxform, its private parts included: a new version that differs fails here first."""

from __future__ import annotations

from importlib.metadata import version

import pytest
from pyxform.xls2xform import convert

import content
from domain.questionnaires.conversion.workbook import read_workbook
from domain.questionnaires.conversion.xlsform import XForm, _joined, parse
from tests.domain.questionnaires import odk

FORMS = {"instrument": content.read_bytes("instruments", "innovation-self-assessment.md")}
FORMS |= {name: odk.form_bytes(name) for name in odk.forms()}


def test_the_version_is_the_one_this_was_written_for() -> None:
    assert version("pyxform") == "4.5.0"


@pytest.mark.parametrize("name", FORMS)
def test_what_we_leave_out_changes_nothing(name: str) -> None:
    """We give pyxform no texts; structure and expressions are those of the whole file."""
    from xml.etree import ElementTree as ET

    whole = convert(FORMS[name], file_type=".md")
    theirs = _joined(whole._survey, ET.fromstring(whole.xform))
    ours = parse(read_workbook(FORMS[name], "a.md"), "a")
    assert without_messages(ours) == without_messages(theirs)
    assert ours.root == theirs.root
    assert (ours.id, ours.version, ours.counts, ours.itemsets, ours.defaults) == (
        theirs.id, theirs.version, theirs.counts, theirs.itemsets, theirs.defaults,
    )  # fmt: skip


def without_messages(xform: XForm) -> dict[str, dict[str, str]]:
    return {
        path: {name: value for name, value in bind.items() if not name.endswith("Msg")}
        for path, bind in xform.binds.items()
    }
