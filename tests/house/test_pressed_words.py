"""What tests in a browser and over the wire look for by its words stands in the catalogues.

A word that is no longer said is found in no language: such a test would wait until its patience ends, after
many minutes, and only where there is a browser.
"""

from __future__ import annotations

import ast
from itertools import chain
from pathlib import Path

from babel.messages.pofile import read_po

TESTS = Path(__file__).parents[1]
CATALOGUES = TESTS.parent / "locales" / "fr"


def _said() -> set[str]:
    """Every message of the catalogues, singular and plural, in English."""
    found: set[str] = set()
    for path in CATALOGUES.glob("*.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                found.update(message.id if isinstance(message.id, tuple) else (message.id,))
    return found


def _asked_for(path: Path) -> list[tuple[int, str]]:
    """The texts that a file asks a translator for, with their lines."""
    return [
        (node.lineno, node.args[0].value)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"text", "plural"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]


def test_words_that_tests_look_for_are_said() -> None:
    said = _said()
    files = list(chain.from_iterable((TESTS / room).rglob("*.py") for room in ("browser", "e2e", "portal")))
    asked = [(path.name, line, text) for path in files for line, text in _asked_for(path)]
    assert len(asked) > 100, "the tests look for words by another name now"
    unsaid = [place for place in asked if place[2] not in said]
    assert not unsaid, unsaid
