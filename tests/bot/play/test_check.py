"""`techlink check`: everything that is wrong with a file, even a hostile one, in a process with limits."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from bot.exits import Stop
from bot.play import files
from bot.play.check import check
from bot.play.files import examined
from domain.questionnaires import ProblemCode
from domain.questionnaires.limits import LARGEST_FILE
from tests.domain.questionnaires.tables import table

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = """type | name | label | relevant | constraint
geotrace | a | A | |
text | b | B | ${a} | frob(.)
text | c | C | | regex(., '[0-9]+')"""


def written(folder: Path, data: bytes, name: str = "form.md") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_errors_and_warnings_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, table(survey=BROKEN))
    assert check(path, "en", as_json=False) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2 errors"
    assert lines[1].startswith("  survey, row 2, column type: “geotrace” cannot be asked")
    assert lines[2].startswith("  survey, row 3, column constraint: no function is named “frob”")
    assert lines[3] == "2 warnings"
    assert lines[4].startswith("  survey, row 3, column relevant: “a” alone")
    assert lines[5].startswith("  survey, row 4, column constraint: the pattern “[0-9]+” is found anywhere")


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "2 erreurs"), ("es", "2 errores"), ("pt", "2 erros")],
)
def test_in_the_reader_s_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    check(written(tmp_path, table(survey=BROKEN)), language, as_json=False)
    assert capsys.readouterr().out.startswith(said)


def test_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(written(tmp_path, table(survey=BROKEN)), "en", as_json=True) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(p["sheet"], p["row"], p["column"], p["code"]) for p in told["errors"]] == [
        ("survey", 2, "type", "unsupported_type"),
        ("survey", 3, "constraint", "unknown_function"),
    ]
    assert [p["code"] for p in told["warnings"]] == ["bare_condition", "open_pattern"]
    assert told["errors"][1]["params"]["detail"] == "frob"
    assert told["warnings"][1]["text"].endswith("alternatives in brackets.")


def test_a_good_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        check(written(tmp_path, table(survey="type | name | label\ntext | a | A")), "en", as_json=False) == 0
    )
    assert capsys.readouterr().out == "form.md has no errors: partners can be asked.\n"


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 60_000_000)
    return file.getvalue()


def groups() -> bytes:
    rows = [f"begin_group | g{n} | G" for n in range(600)] + ["text | a | A"] + ["end_group | |"] * 600
    return table(survey="type | name | label\n" + "\n".join(rows))


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (bomb(), "bomb.xlsx", ProblemCode.TOO_LARGE),
        (b"no zip at all", "a.xlsx", ProblemCode.UNREADABLE),
        (b"x" * (LARGEST_FILE + 1), "large.md", ProblemCode.TOO_LARGE),
        (b"| x " * (LARGEST_FILE // 4), "line.md", ProblemCode.TOO_LARGE),
        (groups(), "groups.md", ProblemCode.TOO_LARGE),
        (
            table(survey=f"type | name | label | relevant\ntext | a | A | {'(' * 200}1{')' * 200}"),
            "deep.md",
            ProblemCode.BAD_EXPRESSION,
        ),
        (
            table(
                survey="type | name | label | repeat_count\nbegin_repeat | r | R | 100000\ntext | a | A |\nend_repeat | | |"
            ),
            "many.md",
            ProblemCode.UNSUPPORTED_COLUMN,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_hostile_files_are_refused(tmp_path: Path, data: bytes, name: str, code: ProblemCode) -> None:
    found = examined(written(tmp_path, data, name))
    assert code in {problem.code for problem in found.errors}


def test_a_pattern_that_would_backtrack_is_harmless(tmp_path: Path) -> None:
    """`(a+)+$` takes for ever in an engine that tries all ways; this one does not."""
    survey = f"type | name | label | calculation\ncalculate | c | | regex('{'a' * 5000}b', '^(a+)+$')\ntext | a | A |"
    found = examined(written(tmp_path, table(survey=survey)))
    assert (found.errors, found.warnings) == ((), ())


def test_a_worker_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SECONDS", 0.01)
    found = examined(written(tmp_path, table(survey="type | name | label\ntext | a | A")))
    assert [problem.code for problem in found.errors] == [ProblemCode.TOO_SLOW]


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="cannot be read"):
        examined(tmp_path / "nothing.md")
