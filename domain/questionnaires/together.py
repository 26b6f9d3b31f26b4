"""Answers without a session: what a partner makes of its people's, read and checked like one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.questionnaires import answers as types
from domain.questionnaires.asking import is_required
from domain.questionnaires.changing import must_hold
from domain.questionnaires.refusals import AnswerRefused, ConstraintNotMet, NotAskedNow
from domain.questionnaires.scoring import tree_of
from domain.questionnaires.walk import exported

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.questionnaires.form import Form


def effective(form: Form, given: Mapping[str, str], *, now: datetime) -> dict[str, str]:
    """What the answers count for together, by path: without what they make irrelevant, with calculations."""
    return exported(tree_of(form, given, now=now))


def asked_for(form: Form, given: Mapping[str, str], *, now: datetime) -> Mapping[str, bool]:
    """The paths of what is asked, given these answers, and whether each has to be answered."""
    tree = tree_of(form, given, now=now)
    return {
        node.node.path: node.node.is_asked and is_required(tree, node)
        for node in tree.nodes()
        if node.relevant
    }


def first_clash(
    form: Form, given: Mapping[str, str], language: str, *, now: datetime
) -> tuple[str, str] | None:
    """The first answer that the form does not allow beside the others: its path, and the form's own words."""
    tree = tree_of(form, given, now=now)
    for node in tree.nodes():
        if node.value and node.node.is_asked:
            try:
                must_hold(tree, node, language)
            except ConstraintNotMet as refused:
                return node.node.path, refused.message
            except AnswerRefused:
                return node.node.path, ""
    return None


def read_for(
    form: Form, given: Mapping[str, str], path: str, typed: str, language: str, *, now: datetime
) -> str:
    """A typed answer to one question beside the others. Raises an `AnswerRefused`."""
    return _held(form, given, path, types.read(form.question(path), typed, language), language, now)


def check_for(
    form: Form, given: Mapping[str, str], path: str, raw: str, language: str, *, now: datetime
) -> str:
    """A raw answer to one question beside the others. Raises an `AnswerRefused`."""
    return _held(form, given, path, types.check(form.question(path), raw), language, now)


def _held(form: Form, given: Mapping[str, str], path: str, raw: str, language: str, now: datetime) -> str:
    tree = tree_of(form, given, now=now)
    node = tree.find(path)
    if node is None:
        raise NotAskedNow(path)
    tree.put(node, raw)
    must_hold(tree, node, language)
    return raw
