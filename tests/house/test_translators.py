"""Words are asked for on `t` alone: what another name says is not found by `locales.extraction`, and stays English."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

import pytest

from locales.catalogues import PROJECT
from locales.extraction import sources

if TYPE_CHECKING:
    from collections.abc import Iterator

METHODS: Final = {"text", "plural", "context"}
OTHERS: Final = {"entry", "rules", "card"}
"""What has a method `text` of its own: what was typed, a rule of the domain, a card."""


def faults(source: str) -> Iterator[int]:
    """The lines where words are given to a translator of another name, or of none."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(attr=method, value=owner)) if method in METHODS:
                if not _may(method, owner, node):
                    yield node.lineno


def _may(method: str, owner: ast.expr, call: ast.Call) -> bool:
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    if name == "t":
        return True
    if not (call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)):
        return True  # a constant, which was marked where it stands, or no words of ours
    made = isinstance(owner, ast.Call) and getattr(owner.func, "id", "") == "translator"
    return method == "text" and not made and (isinstance(owner, ast.Call) or name in OTHERS)


def test_words_are_asked_for_on_t_alone() -> None:
    found = [
        f"{path.relative_to(PROJECT)}:{line}"
        for path in sources(PROJECT)
        if path.suffix == ".py"
        for line in faults(path.read_text("utf-8"))
    ]
    assert not found, "their words would stay English; call the translator `t`:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        'other.text("Saved")',
        'visit.translator.text("Saved")',
        'translator("fr").text("Saved")',
        'self.words.plural("{n} day", "{n} days", n)',
        "said.context('noun', 'Answer')",
        "_t.text('Saved')",
        "f(lambda u: u.text('Saved'))",
    ],
)
def test_another_name_is_found(source: str) -> None:
    assert list(faults(source)) == [1]


@pytest.mark.parametrize(
    "source",
    [
        't.text("Saved")',
        'visit.t.text("Saved")',
        'entry.text("why")',
        "card.text(line)",
        "theirs.text(GROUPS[group])",
    ],
)
def test_what_is_found_by_extraction_is_let_be(source: str) -> None:
    assert not list(faults(source))
