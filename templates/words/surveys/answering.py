"""What is said on the way from the introduction to the receipt: the same on cards and pages.

Texts are Markdown; what is given to them (names, titles, moments) comes as it shall stand there.
"""

from __future__ import annotations

from datetime import date
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from domain.questionnaires import DONT_KNOW, NOT_APPLICABLE, QuestionKind, letter_of
from templates.markdown import fitted
from templates.words.answers import given

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.questionnaires import Progress, Question
    from locales import Translator

_MOST_OF_VALUE: Final = 24
_CHOSEN: Final = frozenset({QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE})
# Kinds whose answers are short enough to stand in an overview as they are.
_SHORT: Final = frozenset({QuestionKind.INTEGER, QuestionKind.DECIMAL, QuestionKind.DATE})
_DAY: Final = date(2027, 1, 31)


def asides(t: Translator) -> Mapping[str, str]:
    """What the reserved choices are called."""
    return {DONT_KNOW: t.text("Don’t know"), NOT_APPLICABLE: t.text("Not applicable")}


def minutes_left(t: Translator, count: int) -> str:
    """The time left, as an estimate; nothing when nothing is left to answer."""
    if not count:
        return ""
    # Translators: time left in a questionnaire, in the small first line of a card.
    return t.plural("about {n} minute left", "about {n} minutes left", count)


def answered_of(t: Translator, progress: Progress) -> str:
    """How many questions have an answer."""
    return t.text("{done} of {total} answered", done=progress.done, total=progress.total)


def place(t: Translator, number: int, total: int) -> str:
    """Which question it is."""
    return t.text("question {number} of {total}", number=number, total=total)


def chapter_place(t: Translator, number: int, total: int, name: str) -> str:
    """Which chapter it is."""
    return t.text("Chapter {number} of {total}, {name}", number=number, total=total, name=name)


def who_asks(t: Translator, network: str, partner: str) -> str:
    """Who asks, and for whom one answers."""
    return t.text(
        "**Who asks:** the coordination of {network}. You answer for {partner}.",
        network=network,
        partner=partner,
    )


def who_sees(t: Translator) -> str:
    """Who sees what, before the first answer (the decision behind it: docs/decisions.md)."""
    return t.text(
        "**Who sees what:** your contact sees your answers. The coordination and the other partners "
        "see your partner’s signed result if your partner agrees; otherwise it only counts in sums "
        "of five partners or more."
    )


def who_sees_in_short(t: Translator) -> str:
    """The same under every question."""
    return t.text("Your contact sees your answers; others see only your partner’s signed result, or sums.")


def how_long(t: Translator, minutes: int, until: str) -> str:
    """How long it takes, and until when there is time."""
    return t.plural(
        "**How long:** about {n} minute, and you can pause at any time. Open until {date}.",
        "**How long:** about {n} minutes, and you can pause at any time. Open until {date}.",
        minutes,
        date=until,
    )


def open_until(t: Translator, until: str) -> str:
    """Until when answers are taken."""
    return t.text("Open until {date}.", date=until)


def example(question: Question, t: Translator) -> str:
    """How such an answer is written, in the reader's language; nothing for free text."""
    match question.kind:
        case QuestionKind.INTEGER:
            return t.text("A whole number, such as {example}.", example=t.number(12))
        case QuestionKind.DECIMAL:
            return t.text("A number, such as {example}.", example=t.number(2.5, 1))
        case QuestionKind.DATE:
            return t.text(
                "A day, such as {example} or {figures}.", example=t.date(_DAY), figures="31/01/2027"
            )
        case _:
            return ""


def nothing_to_choose(t: Translator) -> str:
    """Said where a choice filter leaves no option."""
    return t.text("There is nothing to choose here, given your other answers.")


def found_in_list(t: Translator, count: int, words: str) -> str:
    """How many options fit the words that were looked for."""
    return t.plural("{n} in the list fits “{words}”.", "{n} in the list fit “{words}”.", count, words=words)


def chapter_done(t: Translator, name: str) -> str:
    """The end of a chapter."""
    return t.text("{chapter}: done", chapter=name)


def still_missing(t: Translator, count: int) -> str:
    """How many required questions have no answer; before sending."""
    return t.plural(
        "**{n} question still needs an answer**, if only “Don’t know”.",
        "**{n} questions still need an answer**, if only “Don’t know”.",
        count,
    )


def look_it_over(t: Translator) -> str:
    """The review's title."""
    return t.text("Look it over before you send it")


def all_saved(t: Translator) -> str:
    """The title during a pause."""
    return t.text("Everything is saved. Come back when it suits you.")


def sent(t: Translator) -> str:
    """The receipt's title."""
    return t.text("Your answers are sent. Thank you.")


def receipt(t: Translator, number: str) -> str:
    """The number of what was sent."""
    return t.text("Receipt: **{number}**", number=number)


def counts(t: Translator, progress: Progress) -> str:
    """What was sent, counted."""
    return t.text(
        "Answers: {answered} · Don’t know: {dont_know} · Not applicable: {not_applicable}",
        answered=progress.answered,
        dont_know=progress.dont_know,
        not_applicable=progress.not_applicable,
    )


def counts_for(t: Translator, partner: str, until: str) -> str:
    """For whom what was sent counts, and until when it can be changed."""
    return t.text(
        "They count for {partner}. Until {date} you can still change them.", partner=partner, date=until
    )


def sign_of(t: Translator, question: Question, raw: str | None) -> str:
    """An answer in one sign, as in an overview: its letters, a number, `?`, `–`, `…` for none, else `✓`."""
    if raw is None:
        return "…"
    if raw in question.asides:
        return {DONT_KNOW: "?", NOT_APPLICABLE: "–"}[raw]
    if question.kind in _SHORT:
        return fitted(given(t, question, raw), _MOST_OF_VALUE)
    return "".join(letter_of(question, name) for name in raw.split(" ")) or "✓"


def legend(t: Translator, shown: Iterable[tuple[Question, str | None]]) -> str:
    """What the signs mean that stand on a card for these answers: only those that do; empty for none."""
    pairs = list(shown)
    signs = {sign_of(t, question, raw) for question, raw in pairs}
    known = {
        "?": t.text("{sign}: don’t know", sign="?"),
        "–": t.text("{sign}: not applicable", sign="–"),
        "✓": t.text("{sign}: answered", sign="✓"),
        "…": t.text("{sign}: no answer yet", sign="…"),
    }
    lettered = {
        len(question.options)
        for question, raw in pairs
        if raw
        and raw not in question.asides
        and question.kind in _CHOSEN
        and letter_of(question, raw.split(" ")[0])
    }
    facts = []
    if len(lettered) == 1:
        last = ascii_uppercase[lettered.pop() - 1]
        facts.append(
            t.text("A–{last}: the sentence chosen, from A, the first, to {last}, the last", last=last)
        )
    elif lettered:
        facts.append(t.text("letters: the sentence chosen, in the order of its list"))
    facts += [told for sign, told in known.items() if sign in signs]
    return t.join_facts(facts)


def scale(t: Translator) -> str:
    """What the figures range over."""
    return t.text("From 0 to 100: starting below 25, emerging from 25, structured from 50, leading from 75.")
