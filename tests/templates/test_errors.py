"""Each refusal has a text of its own, in four languages."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest

import domain
from domain.errors import DomainError, NotFound, RoleNeeded, WhichNetwork
from locales import translator
from templates.errors import ErrorText, describe, table

if TYPE_CHECKING:
    from collections.abc import Iterator


def refusals() -> Iterator[type[DomainError]]:
    """Every refusal of the domain; what only derives others' is counted too."""
    for module in pkgutil.walk_packages(domain.__path__, "domain."):
        importlib.import_module(module.name)
    todo: list[type[DomainError]] = [DomainError]
    while todo:
        kind = todo.pop()
        todo += kind.__subclasses__()
        if kind.__module__.startswith("domain.") and not kind.__name__.startswith("_"):
            yield kind


@pytest.mark.parametrize(
    "kind", sorted(set(refusals()), key=lambda kind: kind.code()), ids=lambda kind: kind.code()
)
def test_each_refusal_has_a_text(kind: type[DomainError]) -> None:
    assert kind in table(), f"templates/errors has no text for {kind.__name__}"


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
@pytest.mark.parametrize(
    "error",
    [
        RoleNeeded("coordinator"),
        RoleNeeded("astronaut"),
        NotFound("partner", "P9"),
        NotFound("partner"),
        WhichNetwork(((1, "A"), (2, "B"))),
        *(kind() for kind in table() if not kind.parameters()),
    ],
    ids=str,
)
def test_texts_are_whole(error: DomainError, language: str) -> None:
    text = describe(error, translator(language))
    assert text.title
    assert text.body
    assert "{" not in text.title + text.body


def test_a_refusal_without_a_text_of_its_own_has_that_of_its_kind() -> None:
    class Peculiar(RoleNeeded):
        pass

    t = translator("en")
    assert describe(Peculiar("contact"), t) == describe(RoleNeeded("contact"), t)
    assert isinstance(describe(Peculiar("contact"), t), ErrorText)
