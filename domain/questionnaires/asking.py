"""A question as it is now in one session: its condition, its options, what its texts quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.questionnaires.formdef import Wording
from domain.questionnaires.questions import question_of
from domain.questionnaires.xpath import compile_xpath

if TYPE_CHECKING:
    from domain.questionnaires.live import LiveNode, Tree
    from domain.questionnaires.questions import Chapter, Question

_REFERENCE: Final = re.compile(r"\$\{([^}]*)\}")


def live_question(tree: Tree, node: LiveNode, chapter: Chapter | None) -> Question:
    """A node's question as it is in this session: its condition, its options, its texts filled in."""
    required = is_required(tree, node)
    if tree.form.is_plain(node.node):
        return tree.form.plain_question(node.node, node.key, chapter, required=required)

    def fill(wording: Wording) -> Wording:
        return _filled(wording, node, tree)

    return question_of(node.node, node.key, chapter, required, tree.options(node), fill)


def is_required(tree: Tree, node: LiveNode) -> bool:
    """Whether a node has to be answered before sending."""
    return node.spec.required is not None and node.spec.required.holds(node, tree.environment)


def label_of(tree: Tree, node: LiveNode, language: str) -> str:
    """A node's label as it reads now."""
    return _filled(node.node.label, node, tree).say(language)


def _filled(wording: Wording, node: LiveNode, tree: Tree) -> Wording:
    """The texts with `${path}` replaced by what was answered there."""
    if not wording.refers:
        return wording

    def answer(match: re.Match[str]) -> str:
        return compile_xpath(match[1]).text(node, tree.environment)

    return Wording({language: _REFERENCE.sub(answer, text) for language, text in wording.texts.items()})
