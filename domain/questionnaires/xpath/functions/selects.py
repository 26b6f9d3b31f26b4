"""Answers that are a list of choices, and the labels of choices."""

# ruff: noqa: D103 - the functions are ODK's, described in its form reference; only what differs is said
from __future__ import annotations

from typing import TYPE_CHECKING

from domain.questionnaires.xpath.functions.registry import function, number_of
from domain.questionnaires.xpath.values import Value, to_string

if TYPE_CHECKING:
    from domain.questionnaires.xpath.scope import Scope


@function("selected", 2)
def selected(_: Scope, answers: Value, name: Value) -> bool:
    return to_string(name) in to_string(answers).split(" ")


@function("selected-at", 2)
def selected_at(scope: Scope, answers: Value, place: Value) -> str:
    """Counted from 0."""
    wanted = number_of(scope, place)
    return next((name for n, name in enumerate(to_string(answers).split()) if n == wanted), "")


@function("count-selected", 1)
def count_selected(_: Scope, answers: Value) -> float:
    return float(len(to_string(answers).split()))


@function("jr:choice-name", 2)
def choice_name(scope: Scope, name: Value, path: Value) -> str:
    """The label of a choice in the session's language; the path comes as a text."""
    value = to_string(name)
    return scope.environment.choice_label(to_string(path).strip(), value) if value else ""
