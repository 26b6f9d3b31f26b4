"""`techlink play`: a form in a terminal, a run as a test case."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.domain.questionnaires import odk
from tests.domain.questionnaires.tables import table

if TYPE_CHECKING:
    from pathlib import Path

SURVEY = """type | name | label::English (en) | label::French (fr) | default | calculation | choice_filter | \
required | relevant | readonly
begin_group | g | Part one | Première partie | | | | | |
select_multiple way | m | How? | Comment ? | | | | yes | |
select_one way | best | Which? | Lequel ? | | | selected(${m}, name) | yes | |
decimal | price | Price? | Prix ? | | | | | |
end_group | | | | | | | | |
date | day | Since when? | Depuis quand ? | today() | | | | |
decimal | half | Half of it | La moitié | | ${price} div 2 | | | | yes"""
CHOICES = """list_name | name | label::English (en) | label::French (fr)
way | a | \x1b[31mApple | Pomme
way | b | Bear | Ours
way | dk | Don’t know | Je ne sais pas"""
DAY = ("--now", "2026-11-24T10:00")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form.md"
    path.write_bytes(table(survey=SURVEY, choices=CHOICES))
    return path


def play(form: Path, *arguments: str, typed: str = "", code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "play", str(form), *arguments],
        input=typed, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_a_walk_with_commands_refusals_and_a_review(form: Path) -> None:
    typed = ":help\nC\nb, a\n1\n:back\n:language fr\n:next\nours\n1.500\n2,5\n:language en\n\n\n\n:back\n:review\n3\n3.5\n\n\n\n\n"
    said = play(form, *DAY, typed=typed).stdout
    for part in (
        "[1/4] How? *", "  A. [31mApple", ":back", "“C” is none of the sentences", "[2/4] Which? *",
        "Which sentence do you mean?", "[2/4] Lequel ? *", "[3/4] Prix ?", "peut se lire de deux façons",
        "— Part one: done", "  = 24 November 2026", "   1. How?: A. [31mApple; B. Bear", "  /data/g/price = 3.5",
        "  /data/half = 1.75", "  /data/g/m = a b", "  /data/day = 2026-11-24",
    ):  # fmt: skip
        assert part in said
    assert "\x1b" not in said


def test_refusals_speak_of_what_a_terminal_has(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    survey = (
        "type | name | label::English (en) | constraint | constraint_message::English (en)\n"
        "select_one way | m | How? | |\ninteger | n | How many? | . > 2 | More than two, please\n"
        "integer | p | How long? | . > 2 | More than two, isn’t it?\ntext | t | Why? | |"
    )
    choices = "list_name | name | label::English (en)\nway | a | Apple\nway | b | Bear"
    path.write_bytes(table(survey=survey, choices=choices))
    said = play(path, typed="C\n1\nA\n1\n3\n1\n3\n\n:quit\n").stdout
    refused = [line for line in said.splitlines() if line.startswith("!")]
    assert refused == [
        (
            "! No sentence fits these words. “C” is none of the sentences. Type the letter before one (A or B) "
            "or its first words."
        ),
        "! Which sentence do you mean? Type the letter before it (A or B) or its first words.",
        "! This cannot be taken as an answer. More than two, please. Everything else is as it was.",
        "! This cannot be taken as an answer. More than two, isn’t it? Everything else is as it was.",
        "! There was nothing to read. Type a few words, or “:skip” to leave it for later.",
    ]


def test_a_run_is_printed_as_a_case_and_replayed(form: Path, tmp_path: Path) -> None:
    printed = play(form, *DAY, "--print-case", typed="A\nA\n2.5\n\n31/12/2026\n:clear\n:quit\n")
    case = json.loads(printed.stdout)
    assert case["operations"] == [
        ["set", "/data/g/m", "a"],
        ["set", "/data/g/best", "a"],
        ["set", "/data/g/price", "2.5"],
        ["set", "/data/day", "2026-12-31"],
    ]
    assert "[1/4] How?" in printed.stderr
    assert case["after_each"][0]["/data/day"]["val"] == "2026-11-24"
    assert case["after_each"][1]["/data/g/best"]["choices"] == ["a"]
    file = tmp_path / "case.json"
    file.write_text(printed.stdout)
    assert play(form, *DAY, "--script", str(file)).stdout == printed.stdout


def test_answers_are_kept_in_a_file(form: Path, tmp_path: Path) -> None:
    kept = ("--session", str(tmp_path / "kept.json"))
    play(form, *DAY, *kept, typed="B\n:pause\n")
    said = play(form, *DAY, *kept, typed="\n").stdout
    assert "[2/4] Which? *" in said
    assert "  /data/g/m = b" in said
    other = tmp_path / "other.md"
    other.write_bytes(table(survey="type | name | label\ntext | a | A"))
    assert "belongs to another form" in play(other, *kept, code=2).stderr
    nowhere = ("--session", str(tmp_path / "nowhere" / "kept.json"))
    assert "is no folder" in play(form, *DAY, *nowhere, code=2).stderr


def test_repeats_are_played(tmp_path: Path) -> None:
    path = tmp_path / "kids.md"
    path.write_bytes(
        table(survey="type | name | label\nbegin_repeat | kid | K\ninteger | age | Age?\nend_repeat | |")
    )
    done = play(
        path,
        "--print-case",
        typed="7\n:add /data/kid\n1\n:back\n:remove /data/kid 1\n:remove /data/kid 9\n:add x\n:quit\n",
    )
    case = json.loads(done.stdout)
    assert case["operations"][:2] == [["set", "/data/kid[1]/age", "7"], ["add", "/data/kid"]]
    assert case["operations"][-1] == ["del", "/data/kid", "1"]
    assert "warning (it cannot be asked in chat): survey, row 2" in done.stderr


def test_scores_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "scores.md"
    path.write_bytes(
        table(
            survey="type | name | label | dimension\nselect_one yn | a | A? | d",
            choices="list_name | name | label | score\nyn | y | Yes | 1\nyn | n | No | 0",
            dimensions="kind | code | label\ndimension | d | Doing",
        )
    )
    assert "  Doing: 100 (leading), 1 of 1 answered" in play(path, typed="Yes\n\n").stdout


@odk.needed
@pytest.mark.parametrize("name", ["constraints", "repeat_user"])
def test_the_recorded_forms_are_run(name: str) -> None:
    folder = odk.FOLDER / "forms"
    case = json.loads(play(folder / f"{name}.md", "--script", str(folder / f"{name}.json")).stdout)
    recorded = odk.load(f"forms/{name}.json")
    assert case["operations"] == recorded["operations"]
    if name == "constraints":
        assert case == recorded


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--language", "xx"), 2, "speaks en, fr, not xx"),
        (("--zone", "Mars/Base"), 2, "no time zone"),
        (("--now", "noon"), 2, "no instant"),
        (("--script", "nowhere.json"), 2, "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    form: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    assert said in play(form, *arguments, code=code).stderr


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("[]", 2, "no list of operations"),
        ("{", 2, "is no JSON"),
        ('{"operations": [["set"]]}', 2, "no list of operations"),
        ('{"operations": [["set", "/data/nope", "x"]]}', 1, "Operation 1 cannot be carried out"),
    ],
)
def test_bad_scripts(form: Path, tmp_path: Path, text: str, code: int, said: str) -> None:
    file = tmp_path / "script.json"
    file.write_text(text)
    assert said in play(form, "--script", str(file), code=code).stderr


def test_a_form_that_cannot_be_run_is_not_played(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    path.write_bytes(table(survey="type | name | label | relevant\ntext | a | A | frob(1)"))
    done = play(path, code=1)
    assert "error: survey, row 2, column relevant: no function is named “frob”" in done.stderr
    assert "cannot be run" in done.stderr
