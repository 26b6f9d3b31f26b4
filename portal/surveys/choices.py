"""Options as they are chosen on a page: all of them, or those that a search found in a long list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import questionnaires
from domain.questionnaires import MOST_LETTERED, QuestionKind
from domain.records import Record
from templates.words.answers import given
from templates.words.surveys import answering as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.questionnaires import Question
    from locales import Translator
    from portal.surveys.fields import Sent

_MOST_FOUND: Final = 25
_CHOICES: Final = frozenset({QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE})


class Choice(Record):
    """One of them: its name, its sentence, whether it is chosen; an aside is "don't know" or the like."""

    name: str
    text: str
    chosen: bool
    aside: bool = False


class Choices(Record):
    """The options on a page. `several` may be chosen; `searched`: only those chosen and found are there.

    `found` says how many the search found, `nothing` that there is nothing to choose from.
    """

    options: tuple[Choice, ...]
    several: bool
    searched: bool = False
    words: str = ""
    found: str = ""
    nothing: str = ""


def is_choice(question: Question) -> bool:
    """Whether there are options to choose from."""
    return question.kind in _CHOICES


def is_searched(question: Question) -> bool:
    """Whether the list is too long to be shown."""
    return is_choice(question) and len(question.options) > MOST_LETTERED


def matches(question: Question, looked_for: str) -> tuple[str, ...]:
    """The names of the options that fit; one whose whole name was typed alone."""
    exact = questionnaires.exactly(question, looked_for)
    names = [option.name for option in question.options]
    if exact in names:
        return (exact,) if exact else ()
    return tuple(names[place] for place in questionnaires.search(question, looked_for))


def choices_of(question: Question, raw: str | None, t: Translator, sent: Sent | None) -> Choices:
    """What can be chosen, what is: by what a press brought, else by what is kept."""
    chosen = (raw or "").split() if sent is None else list(sent.options)
    several = question.kind is QuestionKind.SELECT_MULTIPLE
    asides = [Choice(name, words.asides(t)[name], name in chosen, aside=True) for name in question.asides]
    if not question.options:
        return Choices(tuple(asides), several, nothing=words.nothing_to_choose(t))
    if is_searched(question):
        return _searched(question, chosen, t, sent, asides)
    return Choices((*_options(question, chosen, None, t), *asides), several)


def said(t: Translator, question: Question, raw: str | None) -> str:
    """An answer as it stands in a list: sentences without their letters, which pages do not show."""
    if not raw or raw in question.asides or not is_choice(question):
        return given(t, question, raw)
    labels = {option.name: option.label(t.language) for option in question.options}
    return "\n".join(labels.get(name, name) for name in raw.split(" "))


def _searched(
    question: Question, chosen: Sequence[str], t: Translator, sent: Sent | None, asides: Sequence[Choice]
) -> Choices:
    looked_for = "" if sent is None else sent.words
    found = matches(question, looked_for) if looked_for else ()
    several = question.kind is QuestionKind.SELECT_MULTIPLE
    if len(found) == 1:
        # The only one that fits is the one that was meant; one press takes it.
        chosen = [*chosen, *found] if several else list(found)
    told = words.found_in_list(t, len(found), looked_for) if looked_for else ""
    if looked_for and not found:
        told = t.text("Nothing in the list fits “{words}”. Try its first letters.", words=looked_for)
    shown = {*chosen, *found[:_MOST_FOUND]}
    options = _options(question, chosen, shown, t)
    return Choices((*options, *asides), several, searched=True, words=looked_for, found=told)


def _options(
    question: Question, chosen: Iterable[str], shown: set[str] | None, t: Translator
) -> tuple[Choice, ...]:
    taken = set(chosen)
    return tuple(
        Choice(option.name, option.label(t.language) or option.name, option.name in taken)
        for option in question.options
        if shown is None or option.name in shown
    )
