"""A questionnaire without scores over all partners that show their answers, question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import page_line, page_row, paged, safe
from cogs.kit.text import fitted
from cogs.surveys import controls
from cogs.surveys.cards.packing import packed
from cogs.surveys.cards.words import given
from domain.questionnaires import QuestionKind

if TYPE_CHECKING:
    from cogs.kit import Card
    from domain.tallies import Spread, Tally
    from locales import Translator
    from services.surveys.signed_views import NetworkResult

# A card holds 4,000 characters; the rest of it needs its share.
LETTERS_A_PAGE: Final = 2_200
# More options than these, and those that nobody chose are left out.
_FEW_OPTIONS: Final = 8


def headline(found: NetworkResult, t: Translator) -> str:
    """How many partners show what they answered."""
    if found.showing:
        return t.plural("What {n} partner answered", "What {n} partners answered", found.showing)
    if found.picture.signed:
        return t.text("No partner shows its answers so far")
    return t.text("Nobody has signed yet")


def count_answers(card: Card, found: NetworkResult, page: int, t: Translator) -> None:
    """Some of the questions with what was answered, and whose answers count."""
    if not found.showing:
        if found.picture.signed < found.asked:
            card.text(
                t.text(
                    "What the partners answered stands here, question by question, as soon as one has "
                    "signed and shows it to the network."
                )
            )
        return
    shown = paged(packed((_block(one, found, t) for one in found.tallies), LETTERS_A_PAGE), page, 1)
    for text in shown.items:
        card.text(text)
    where = page_line(t, shown)
    card.small(
        t.join_facts(
            [
                *([where] if where else []),
                t.plural(
                    "Counted: the {n} partner that shows its answers",
                    "Counted: the {n} partners that show their answers",
                    found.showing,
                ),
            ]
        )
    )
    card.row(*page_row(t, controls.tallies, found.about.network, shown, found.about.wave.id))


def _block(one: Tally, found: NetworkResult, t: Translator) -> list[str]:
    lines = [f"**{fitted(one.question.label(t.language), 200)}**"]
    if not one.answered:
        return [*lines, t.text("No answer.")]
    if one.answered < found.showing:
        lines.append(
            "-# "
            + t.plural(
                "answered by {n} of {total} partners",
                "answered by {n} of {total} partners",
                one.answered,
                total=found.showing,
            )
        )
    lines += _choices(one, t)
    if one.spread is not None:
        lines.append(_spread(one, one.spread, t))
    lines += [
        f"{safe(found.names[partner], 60)}: {fitted(given(t, one.question, raw), 220)}"
        for partner, raw in one.texts
    ]
    return lines


def _choices(one: Tally, t: Translator) -> list[str]:
    few = len(one.chosen) <= _FEW_OPTIONS
    return [
        # Translators: how many partners chose an option, before the option itself.
        t.text(
            "{count} × {option}",
            count=f"**{t.number(count)}**",
            option=fitted(given(t, one.question, name), 120),
        )
        for name, count in one.chosen
        if count or few
    ]


def _spread(one: Tally, spread: Spread, t: Translator) -> str:
    lowest, middle, highest = (
        given(t, one.question, raw) for raw in (spread.lowest, spread.median, spread.highest)
    )
    if lowest == highest:
        return lowest
    if one.question.kind is QuestionKind.DATE:
        return t.text("from {earliest} to {latest}", earliest=lowest, latest=highest)
    return t.text(
        "from {lowest} to {highest}, in the middle {median}", lowest=lowest, highest=highest, median=middle
    )
