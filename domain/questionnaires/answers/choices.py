"""One option out of several: by its letter, its words in any of the form's languages, or its name.

The letters A, B, C… stand before the sentences on the card. A bare number is refused: people count from 0
or from 1. The reserved `dk` and `na` are said in words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final, NamedTuple

from domain.questionnaires.formdef import DONT_KNOW, NOT_APPLICABLE
from domain.questionnaires.refusals import AmbiguousChoice, BareNumber, EmptyAnswer, UnknownChoice
from domain.questionnaires.texts import clean, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.questionnaires.questions import Question

MOST_LETTERED: Final = 25  # as many as a select of Discord's holds; longer lists are searched

_SHOWN: Final = 100
_SHORTEST_PART: Final = 4  # letters of a single word that may stand for a whole sentence
_LETTER: Final = re.compile(r"\(?([a-zA-Z])[.):]?")
_LETTER_AND_WORDS: Final = re.compile(r"\(?([a-zA-Z])[.):]\s+(.+)", re.DOTALL)
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?[.)]?")

# Beside the form's own labels, in the four working languages.
_ASIDES: Final = {
    DONT_KNOW: (
        "don’t know", "dont know", "I don’t know", "do not know", "I do not know", "no idea",
        "je ne sais pas", "ne sait pas", "je sais pas", "sais pas", "aucune idée",
        "no sé", "no lo sé", "no sabe", "no lo sabemos", "não sei", "não sabe", "não sabemos",
    ),
    NOT_APPLICABLE: (
        "not applicable", "n/a", "does not apply", "doesn’t apply", "sans objet", "non applicable",
        "ne s’applique pas", "non concerné", "no aplica", "no procede", "no se aplica", "no corresponde",
        "não se aplica", "não aplicável", "não aplica",
    ),
}  # fmt: skip


class _Label(NamedTuple):
    """One wording of one option."""

    name: str
    language: str
    words: str


def read(question: Question, typed: str, language: str) -> str:
    """The name of the option meant.

    Raises `EmptyAnswer`, `BareNumber`, `UnknownChoice` or `AmbiguousChoice`.
    """
    text = clean(typed)
    if not text:
        raise EmptyAnswer
    return (
        _by_letter(question, text)
        or _by_exact_words(question, text)
        or _by_letter_and_words(question, text, language)
        or _by_words(question, text, language)
        or _refuse(question, text)
    )


def exactly(question: Question, typed: str) -> str | None:
    """The name of the one option with that letter, whole sentence or name; None for none or several."""
    text = clean(typed)
    try:
        return _by_letter(question, text) or _by_exact_words(question, text)
    except AmbiguousChoice:
        return None


def search(question: Question, typed: str) -> tuple[int, ...]:
    """The places of the options that hold all the words typed, or words that begin like them, best first.

    In any of the form's languages. Those whose sentence begins with what was typed come before the others.
    """
    said = words(clean(typed)).split()
    if not said:
        return ()
    found: dict[int, int] = {}
    for place, option in enumerate(question.options):
        for text in (*option.wording.texts.values(), option.name):
            known = _words(text)
            if all(any(word.startswith(part) for word in known.split()) for part in said):
                rank = 0 if known.startswith(" ".join(said)) else 1
                found[place] = min(rank, found.get(place, rank))
    return tuple(sorted(found, key=lambda place: (found[place], place)))


def check(question: Question, raw: str) -> str:
    """The name itself. Raises `UnknownChoice`."""
    if raw in question.asides or any(option.name == raw for option in question.options):
        return raw
    raise UnknownChoice(raw[:_SHOWN], letters(question))


def letters(question: Question) -> tuple[str, ...]:
    """The letters of a question's options; none in a list that is too long to be shown with letters."""
    if len(question.options) > MOST_LETTERED:
        return ()
    return tuple(ascii_uppercase[: len(question.options)])


def letter_of(question: Question, name: str) -> str:
    """The letter of one option; empty for an aside and beyond Z."""
    names = [option.name for option in question.options]
    return dict(zip(names, letters(question), strict=False)).get(name, "")


def _by_letter(question: Question, text: str) -> str | None:
    match = _LETTER.fullmatch(text)
    return _of_letter(question, match[1]) if match else None


def _of_letter(question: Question, letter: str) -> str | None:
    place = ascii_uppercase.index(letter.upper())
    if not letters(question):
        return None
    return question.options[place].name if place < len(question.options) else None


def _by_exact_words(question: Question, text: str) -> str | None:
    """The words of exactly one option, or its name."""
    said = words(text)
    named = next((name for name in _names(question) if name.casefold() == text.casefold()), None)
    if named is not None and not named.isdecimal():
        return named
    found = {label.name for label in _labels(question) if label.words == said}
    return _one(question, text, found) if said else None


def _by_letter_and_words(question: Question, text: str, language: str) -> str | None:
    """A line copied from the card: `C. With partners we choose.` Both parts have to agree."""
    match = _LETTER_AND_WORDS.fullmatch(text)
    if match is None:
        return None
    by_letter, by_words = _of_letter(question, match[1]), _by_words(question, match[2], language)
    return by_letter if by_letter == by_words else None


def _by_words(question: Question, text: str, language: str) -> str | None:
    """The beginning of a sentence, or words that only one sentence has; the reader's language first.

    Words out of "don't know" are no answer: "we know" would mean its opposite.
    """
    said = words(text)
    if len(said) < _SHORTEST_PART:
        return None
    labels = list(_labels(question))
    options = [label for label in labels if label.language]
    for matches, known in ((_begins, labels), (_holds_all, options)):
        own = [label for label in known if label.language in {language, ""}]
        for among in (own, known):
            found = {label.name for label in among if matches(label.words, said)}
            if found:
                return _one(question, text, found)
    return None


def _begins(label: str, said: str) -> bool:
    return label.startswith(said)


def _holds_all(label: str, said: str) -> bool:
    return set(said.split()) <= set(label.split())


def _one(question: Question, text: str, found: set[str]) -> str | None:
    if len(found) > 1:
        hit = [letter_of(question, option.name) for option in question.options if option.name in found]
        raise AmbiguousChoice(text[:_SHOWN], tuple(hit))
    return next(iter(found), None)


def _refuse(question: Question, text: str) -> str:
    shown, known = text[:_SHOWN], letters(question)
    raise BareNumber(shown, known) if _NUMBER.fullmatch(text) else UnknownChoice(shown, known)


def _names(question: Question) -> list[str]:
    return [option.name for option in question.options] + list(question.asides)


def _labels(question: Question) -> Iterator[_Label]:
    """All wordings of all options and asides; language "" for those that belong to every language."""
    for option in question.options:
        for language, text in option.wording.texts.items():
            yield _Label(option.name, language, _words(text))
    for name, wording in zip(question.asides, question.aside_wordings, strict=True):
        for text in (*wording.texts.values(), *_ASIDES[name]):
            yield _Label(name, "", _words(text))


@lru_cache(maxsize=8192)
def _words(label: str) -> str:
    """The words of a label, which is compared again and again."""
    return words(label)
