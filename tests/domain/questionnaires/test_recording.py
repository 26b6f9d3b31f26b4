"""A run as data: the recordings' own shape, so that a diff with them shows only what is known to differ."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.questionnaires import answer, back, forward, skip
from domain.questionnaires.live import Setting
from domain.questionnaires.recording import BadOperation, operation_of, record
from tests.domain.questionnaires import odk
from tests.domain.questionnaires.tables import NOW, engine_form, small, started
from tests.domain.questionnaires.test_live import OTHERWISE, recorded_form

SETTING = Setting(datetime(2026, 11, 24, tzinfo=UTC), "UTC", "en", "seed")


@pytest.mark.parametrize("name", odk.forms())
def test_the_recorded_runs_are_written_as_they_were_recorded(name: str) -> None:
    case = odk.load(f"forms/{name}.json")
    states = record(recorded_form(name), SETTING, case["operations"])
    assert len(states) == len(case["after_each"])
    for step, (state, expected) in enumerate(zip(states, case["after_each"], strict=True)):
        assert list(state) == list(expected)
        for path, recorded in expected.items():
            assert state[path] == known(name, path, step, recorded), (path, step)


def known(name: str, path: str, step: int, recorded: dict[str, Any]) -> dict[str, Any]:
    other = OTHERWISE.get((name, path, step))
    if other == "shown":
        return {**recorded, "rel": True, "val": "", "lab": "big"}
    return recorded if other is None else {**recorded, "val": other}


def test_a_walk_is_a_run() -> None:
    session, done = started(small()), []
    for change in (
        forward,
        lambda f, s: answer(f, s, "C", now=NOW),
        back,
        lambda f, s: answer(f, s, "D", now=NOW),
        lambda f, s: skip(f, s, now=NOW),
    ):
        changed = change(small(), session)
        done.append(operation_of(small(), session, changed))
        session = changed
    assert done == [None, ("set", "/data/one/q1", "l2"), None, ("set", "/data/one/q1", "l3"), None]
    operations = [operation for operation in done if operation]
    states = record(small(), SETTING, operations)
    assert [state["/data/one/q1"]["val"] for state in states] == ["", "l2", "l3"]
    assert json.loads(json.dumps(states)) == states


@pytest.mark.parametrize(
    "operation",
    [
        ["set", "/data/nope", "1"],
        ["set", "/data/kid", "1"],
        ["set", "/data/kid[9]/age", "1"],
        ["set", "/data/kid[0]/age", "1"],
        ["set", "data[]", "1"],
        ["add", "/data/n"],
        ["add", "/data/kid[1]/age"],
        ["del", "/data/kid", "5"],
        ["del", "/data/kid", "x"],
        ["del", "/data/n", "1"],
        ["frob", "/data/n"],
        [],
    ],
)
def test_what_a_form_cannot_do(operation: list[str]) -> None:
    form = engine_form(
        "type | name | label\ninteger | n | N\nbegin_repeat | kid | K\ninteger | age | A\nend_repeat | |"
    )
    with pytest.raises(BadOperation) as error:
        record(form, SETTING, [["set", "/data/n", "1"], operation])
    assert error.value.number == 2
