"""The list of promises names tests that exist, and each release's are there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.promises import Promise, promises

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("promise", promises(), ids=lambda promise: promise.says)
def test_what_shows_a_promise_exists(promise: Promise) -> None:
    assert bool(promise.tests) != bool(promise.command)
    for name in promise.tests:
        file, _, function = name.partition("::")
        if (ROOT / file).is_dir():
            assert list((ROOT / file).rglob("test_*.py")), name
            continue
        source = (ROOT / file).read_text("utf-8")
        defined = {
            node.name
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        assert any(each.startswith("test_") for each in defined), name
        assert not function or function in defined, name


def test_no_sentence_is_promised_twice() -> None:
    said = [promise.says for promise in promises()]
    assert len(said) == len(set(said))
