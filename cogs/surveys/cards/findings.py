"""What was found in somebody's own questionnaire: errors that speak against it, warnings that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.text import fitted
from cogs.surveys import controls
from templates.words.form_problems import problem_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discord.ui import LayoutView

    from domain.questionnaires import FormProblem
    from locales import Translator
    from services.surveys.views import FormFindings

# A card holds 4,000 characters; the rest of it needs its share.
LETTERS_A_PAGE: Final = 2_800
_FEW: Final = 3
_LETTERS_OF_FEW: Final = 1_200


def findings(found: FormFindings, t: Translator, page: int = 0) -> LayoutView:
    """Everything at once, some a page: errors first, in the order of the file."""
    shown = paged(_pages(found, t), page, 1)
    facts = [fitted(found.filename, 100), page_line(t, shown)]
    card = Card(t, "survey" if not found.errors else "error").small(t.join_facts(f for f in facts if f))
    if found.errors:
        count = len(found.errors)
        card.title(t.plural("The questionnaire has {n} mistake", "The questionnaire has {n} mistakes", count))
    else:
        count = len(found.warnings)
        card.title(t.plural("{n} thing should be looked at", "{n} things should be looked at", count))
    card.text("\n".join(shown.items[0]))
    card.row(*page_row(t, controls.findings, found.network, shown, found.draft))
    if found.errors:
        card.footer(
            t.text(
                "Nothing was sent. Correct the file and use {command} again with it.",
                command="`/survey invite`",
            )
        )
    return card.view()


def few(found: FormFindings, t: Translator) -> list[str]:
    """How many warnings there are, and the first of them, for a card that says more than that."""
    count = len(found.warnings)
    lines = _lines(found.warnings[:_FEW], t)
    while len(lines) > 1 and sum(map(len, lines)) > _LETTERS_OF_FEW:
        lines.pop()
    head = t.plural("**{n} thing should be looked at**", "**{n} things should be looked at**", count)
    return [head, *lines]


def _pages(found: FormFindings, t: Translator) -> list[list[str]]:
    pages: list[list[str]] = []
    room = 0
    lines = _lines(found.errors, t)
    if found.errors and found.warnings:
        lines += [t.text("**Not mistakes, but worth a look:**")]
    for line in [*lines, *_lines(found.warnings, t)]:
        if len(line) + 1 > room:
            pages.append([])
            room = LETTERS_A_PAGE
        pages[-1].append(line)
        room -= len(line) + 1
    return pages


def _lines(problems: Iterable[FormProblem], t: Translator) -> list[str]:
    return [f"- {problem_line(problem, t)}" for problem in problems]
