"""Files become forms: the shipped one, the same in both formats, without losing a sign."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

import content
from domain.questionnaires import FormRefused, ProblemCode, QuestionKind, decode, encode
from domain.questionnaires.conversion import convert
from domain.questionnaires.conversion.workbook import LARGEST_UNPACKED, read_workbook
from domain.questionnaires.formdef import Structure
from domain.questionnaires.limits import LARGEST_FILE
from tests.domain.questionnaires.tables import engine_form, form, instrument, small, table


def xlsx_of(data: bytes) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, sheet in read_workbook(data, "a.md").sheets.items():
        page = book.create_sheet(name)
        page.append(list(sheet.headers))
        for row in sheet.rows:
            page.append([row.cells.get(header) for header in sheet.headers])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_shipped_self_assessment() -> None:
    found = instrument()
    assert (found.id, found.version) == ("innovation-self-assessment", "1")
    assert found.languages == ("en", "fr", "es", "pt")
    assert found.title("pt") == "Autoavaliação da inovação"
    assert [axis.code for axis in found.dimensions] == [f"d{n}" for n in range(1, 8)]
    assert [chapter.dimension for chapter in found.chapters] == [f"d{n}" for n in range(1, 8)]
    assert next(axis.label("fr") for axis in found.facets) == "Intention"
    asked = [q for q in found.questions.values() if not q.attached]
    assert len(asked) == 28
    assert all(len(q.options) == 5 and q.asides == ("dk", "na") and q.required for q in asked)
    assert [option.score for option in asked[0].options] == [0, 1, 2, 3, 4]
    attached = [q for q in found.questions.values() if q.attached]
    assert len(attached) == 7
    assert {(q.kind, q.longest, q.required) for q in attached} == {(QuestionKind.TEXT, 1000, False)}


def test_texts_are_those_of_the_file_to_the_last_sign() -> None:
    """pyxform would make quotes straight, and .xlsx no-break spaces plain."""
    found = instrument()
    assert found.title("fr") == "Auto-évaluation de l’innovation"
    assert found.question("/data/d1/d1_intent").label("fr").endswith("mener\u00a0?")
    name = "innovation-self-assessment"
    again = convert(xlsx_of(content.read_bytes("instruments", f"{name}.md")), f"{name}.xlsx")
    assert again == found
    assert again.hash == found.hash


def test_a_form_is_its_json() -> None:
    for found in (instrument(), small()):
        again = decode(encode(found))
        assert again == found
        assert again.hash == found.hash
        assert encode(again) == encode(found)
    assert small().hash != instrument().hash
    with pytest.raises(ValueError, match="format"):
        decode("{}")


def test_conditions_messages_and_references_are_resolved() -> None:
    found = small()
    assert found.nodes["/data/one/q2"].relevant == "/data/one/q1  != 'l0'"
    assert found.nodes["/data/two/people"].constraint_message.say("fr") == "De 1 à 999."
    assert found.nodes["/data/two/why"].label.say("en") == "Why ${/data/two/people}?"
    assert found.question("/data/two/people").chapter == found.chapters[1]
    with pytest.raises(KeyError):
        found.question("/data/welcome")


def test_a_form_without_languages_speaks_to_everybody() -> None:
    found = form("type | name | label\ntext | a | What?")
    assert found.languages == ("default",)
    assert found.question("/data/a").label("pt") == "What?"
    assert found.title("pt") == "form"


def test_references_inside_a_repeat_stay_in_the_instance() -> None:
    found = engine_form(
        "type | name | label\nbegin_repeat | r | R\ntext | a | A\nbegin_group | g | G\ntext | b | Is it ${a}?\n"
        "end_group | |\nend_repeat | |\ntext | c | And ${a}?"
    )
    assert found.nodes["/data/r"].kind is Structure.REPEAT
    assert found.nodes["/data/r/g/b"].label.say("en") == "Is it ${../../a}?"
    assert found.nodes["/data/c"].label.say("en") == "And ${/data/r/a}?"


def test_the_bot_does_not_load_the_form_library() -> None:
    script = (
        "import sys, domain.questionnaires; print([m for m in ('pyxform', 'openpyxl') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def refusal(data: bytes, name: str = "a.xlsx") -> ProblemCode:
    with pytest.raises(FormRefused) as refused:
        convert(data, name)
    return refused.value.problems[0].code


def test_hostile_files_are_refused_before_they_are_read() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (LARGEST_UNPACKED + 1))
    assert refusal(bomb.getvalue()) is ProblemCode.TOO_LARGE
    assert refusal(b"x" * (LARGEST_FILE + 1)) is ProblemCode.TOO_LARGE
    assert refusal(b"PK\x03\x04 and nothing more") is ProblemCode.UNREADABLE
    assert refusal(b"\xff\xfe\x00", "a.md") is ProblemCode.UNREADABLE
    assert refusal(b"", "a.md") is ProblemCode.NO_SHEET
    with zipfile.ZipFile(empty := io.BytesIO(), "w") as archive:
        archive.writestr("hello.txt", b"hello")
    assert refusal(empty.getvalue()) is ProblemCode.UNREADABLE


def test_a_thousand_groups_in_one_another_are_refused() -> None:
    rows = ["type | name | label"] + [f"begin_group | g{n} | G" for n in range(700)]
    rows += ["text | a | A"] + ["end_group | |"] * 700
    with pytest.raises(FormRefused) as refused:
        convert(table(survey="\n".join(rows)), "a.md")
    assert refused.value.problems[0].code is ProblemCode.TOO_LARGE
    assert len(refused.value.problems) == 500


def test_numbers_and_dates_of_a_spreadsheet_are_read_as_written() -> None:
    book = Workbook()
    survey = book.active
    survey.title = "Survey"
    survey.append(["type", "name", "label", "required"])
    survey.append(["select_one n", "q", 2027.0, True])
    survey.append([None, None, None, None])
    survey.append(["bogus", "x", "X", None])
    choices = book.create_sheet("choices")
    choices.append(["list_name", "name", "label"])
    choices.append(["n", 1, 1.5])
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(FormRefused) as refused:
        convert(file.getvalue(), "a.xlsx")
    bogus = [p for p in refused.value.problems if p.code is ProblemCode.UNSUPPORTED_TYPE]
    assert [(p.sheet, p.row, p.column, p.values) for p in bogus] == [("survey", 4, "type", {"type": "bogus"})]


UNDER_HEADINGS = """# Our travels

## survey

| type | name | label |
|---|---|---|
| select_one way | way | How do you travel? |
| text | why | Why? |

Some words, and a table of another kind:

## Notes

| a | b |
|---|---|
| 1 | 2 |

## `choices`

| list_name | name | label |
|---|---|---|
| way | bus | By bus |
| way | bike | By bicycle |
"""


def test_a_table_under_a_heading_with_a_sheets_name_is_that_sheet() -> None:
    found = convert(UNDER_HEADINGS.encode(), "travel.md")
    assert list(found.questions) == ["/data/way", "/data/why"]
    assert [option.name for option in found.question("/data/way").options] == ["bus", "bike"]


def test_under_headings_rows_are_counted_from_the_headers() -> None:
    broken = UNDER_HEADINGS.replace("| text | why", "| text | w h y")
    with pytest.raises(FormRefused) as refused:
        convert(broken.encode(), "travel.md")
    assert [(p.sheet, p.row) for p in refused.value.problems] == [("survey", 3)]


def test_both_ways_to_name_a_table_may_stand_in_one_file() -> None:
    both = (
        UNDER_HEADINGS.replace(
            "| type | name | label |\n|---|---|---|", "| survey |\n|---|\n| | type | name | label |"
        )
        .replace("| select_one way |", "| | select_one way |")
        .replace("| text | why", "| | text | why")
    )
    assert list(convert(both.encode(), "travel.md").questions) == ["/data/way", "/data/why"]


def test_the_questionnaire_of_the_documentation_is_accepted() -> None:
    """What docs/questionnaires.md shows from end to end can be copied into a file and asked with."""
    page = (Path(__file__).parents[4] / "docs" / "questionnaires.md").read_text("utf-8")
    example = page.split("```markdown\n")[1].split("```")[0]
    found = convert(example.encode(), "example.md")
    assert found.languages == ("en", "fr")
    assert len(found.chapters) == 2
    assert [dimension.code for dimension in found.dimensions] == ["coop"]
