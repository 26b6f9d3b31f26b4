"""Several options out of many: letters (`A, C`, `A C`, `A and C`) or sentences with commas between them.

What is kept is the names in the order of the list, whatever the order in which they were said (FORMS.md, trap
12). "Don't know" and "not applicable" stand alone: with an option beside them they would contradict it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.questionnaires.answers import choices
from domain.questionnaires.refusals import (
    AnswerRefused,
    AsideNotAlone,
    EmptyAnswer,
    UnclearList,
    UnknownChoice,
)
from domain.questionnaires.texts import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from domain.questionnaires.questions import Question

_SHOWN: Final = 100
_MOST_PIECES: Final = 60
_MARKS: Final = re.compile(r"\s*[,;/+&\n]\s*")
_AND: Final = {"en": "and", "fr": "et", "es": "y", "pt": "e"}
_JOINED: Final = re.compile(r"\s+(?:and|et|y|e)\s+", re.IGNORECASE)
_LETTERS: Final = re.compile(r"\(?[a-zA-Z][.):]?(?:\s+\(?[a-zA-Z][.):]?)+")


def read(question: Question, typed: str, language: str) -> str:
    """The names of the options meant, in the list's order, with a blank between them.

    Raises `EmptyAnswer`, `AsideNotAlone`, `UnclearList`, or what reading one option raises.
    """
    text = clean(typed)
    if not text:
        raise EmptyAnswer
    whole = choices.exactly(question, text)
    if whole:
        return whole
    known = {*question.asides, *(option.name for option in question.options)}
    if set(text.split()) <= known:
        return _kept(question, text.split())
    pieces = [piece for piece in _MARKS.split(text) if piece]
    if len(pieces) > _MOST_PIECES:
        raise UnknownChoice(text[:_SHOWN], choices.letters(question))
    names = [name for piece in _runs(question, pieces) for name in _piece(question, piece, language)]
    return _kept(question, names)


def check(question: Question, raw: str) -> str:
    """Names, in the list's order. Raises `EmptyAnswer`, `UnknownChoice` or `AsideNotAlone`."""
    names = raw.split()
    if not names:
        raise EmptyAnswer
    for name in names:
        choices.check(question, name)
    return _kept(question, names)


def _kept(question: Question, names: Iterable[str]) -> str:
    chosen = set(names)
    aside = next((name for name in question.asides if name in chosen), None)
    if aside is not None and len(chosen) > 1:
        raise AsideNotAlone(aside)
    if aside is not None:
        return aside
    found = [option.name for option in question.options if option.name in chosen]
    if not found:
        raise EmptyAnswer
    return " ".join(found)


def _runs(question: Question, pieces: Sequence[str]) -> Iterable[str]:
    """Pieces between commas, but sentences that have commas themselves in one piece."""
    texts = (text for option in question.options for text in option.wording.texts.values())
    longest = 1 + max((len(_MARKS.findall(text)) for text in texts), default=0)
    start = 0
    while start < len(pieces):
        ends = range(min(len(pieces), start + longest), start + 1, -1)
        joined = (", ".join(pieces[start:end]) for end in ends)
        whole = next(
            ((run, end) for run, end in zip(joined, ends, strict=True) if choices.exactly(question, run)),
            None,
        )
        yield whole[0] if whole else pieces[start]
        start = whole[1] if whole else start + 1


def _piece(question: Question, piece: str, language: str) -> list[str]:
    """The names in a piece between two commas."""
    if one := choices.exactly(question, piece):
        return [one]
    joined = re.sub(rf"^(?:and|et|{_AND.get(language, 'and')})\s+", "", piece)  # "A, B, and C"
    if _LETTERS.fullmatch(joined):
        return _letters(question, joined, language)
    parts = _JOINED.split(joined)
    if len(parts) == 1:
        return [choices.read(question, joined, language)]
    apart = _tried(lambda: [name for part in parts for name in _piece(question, part, language)])
    whole = _tried(lambda: [choices.read(question, joined, language)])
    if apart and whole and apart != whole:
        raise UnclearList(piece[:_SHOWN])
    return apart or whole or [choices.read(question, joined, language)]


def _tried(reading: Callable[[], list[str]]) -> list[str]:
    """A reading of a piece; nothing when it has none."""
    try:
        return reading()
    except AnswerRefused:
        return []


def _letters(question: Question, text: str, language: str) -> list[str]:
    """`A C`, `A e C`. A small "e" or "y" between letters is a letter to some and a word to others."""
    tokens = text.split()
    word = _AND.get(language, "")
    kept = [tokens[0]]
    for token in tokens[1:-1]:
        is_word = token in {"e", "y"} and (any(t.isupper() for t in tokens) or not _has(question, token))
        if token in {"e", "y"} and not is_word and token == word:
            raise UnclearList(text[:_SHOWN])
        if not is_word:
            kept.append(token)
    kept.append(tokens[-1])
    return [choices.read(question, token, language) for token in kept]


def _has(question: Question, letter: str) -> bool:
    return letter.upper() in choices.letters(question)
