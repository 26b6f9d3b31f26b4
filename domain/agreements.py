"""Agreeing: what several people of a partner answered, question by question, and what it makes of them.

For each question the *voices* of the colleagues are laid side by side. "Don't know" and "not applicable" are
listed, not counted. Where the counted voices say the same, the partner agrees; where they do not, something
is *proposed* (levels, numbers and days: the lower median, so that nobody is talked up; other choices: what
more than half chose), and the partner's contact *settles* it. A settlement holds as long as the voices that
it was made over stay what they were. Texts are gathered, never voted on. Where what was settled asks for a
required answer that nobody gave, because nobody was asked, the contact gives it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from domain.questionnaires import DONT_KNOW, NOT_APPLICABLE, QuestionKind, asked_for
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from domain.actors import MemberId
    from domain.questionnaires import Form, Question

_ASIDES: Final = frozenset({DONT_KNOW, NOT_APPLICABLE})
# Proposals over answers fewer levels apart than this may be taken together, unread.
FAR_APART: Final = 2
GATHERED: Final = " · "
_SEAL: Final = 10


class Voice(Record):
    """What one person sent in answer to one question. No member: somebody who was erased since."""

    member: MemberId | None
    raw: str


class Settlement(Record):
    """What a contact settled for a question (by path), over which voices (their raw answers, sorted)."""

    path: str
    value: str
    basis: tuple[str, ...]
    member: MemberId | None
    at: datetime


class ItemState(StrEnum):
    """How far a partner is with one question. Gathered texts are agreed until somebody writes them anew."""

    AGREED = "agreed"
    SETTLED = "settled"
    OPEN = "open"


class Item(Record, dict=True):
    """One question with its voices (none: nobody was asked). `number` is its place in the form, from 0.

    `value` is what the partner would sign, None while the question is open; `proposal` what the rule
    proposes, None where it has nothing to propose. `apart` is how many levels lie between the highest and
    the lowest voice; None for questions without an order.
    """

    number: int
    question: Question
    voices: tuple[Voice, ...]
    state: ItemState
    value: str | None
    proposal: str | None
    apart: int | None

    @property
    def basis(self) -> tuple[str, ...]:
        """The voices that a settlement is made over."""
        return _basis(self.voices)

    @cached_property
    def seal(self) -> str:
        """Names what the question's own card shows: who settles it settles what they saw."""
        return _sealed([self.question.path, self.value, self.proposal, self.basis])

    @property
    def easy(self) -> bool:
        """Whether its proposal may be taken together with others'."""
        return (
            self.state is ItemState.OPEN
            and self.proposal is not None
            and self.apart is not None
            and self.apart < FAR_APART
        )

    def count(self, raw: str) -> int:
        """How many people gave this answer."""
        return sum(voice.raw == raw for voice in self.voices)


class Agreement(Record, dict=True):
    """A partner's answers as they stand: `people` who sent some, and the questions that anybody answered.

    Among the questions are those, too, that have to be answered as things stand though nobody was asked.
    """

    people: tuple[MemberId | None, ...]
    items: tuple[Item, ...]

    @cached_property
    def open(self) -> tuple[Item, ...]:
        """What still has to be settled."""
        return tuple(item for item in self.items if item.state is ItemState.OPEN)

    @cached_property
    def easy(self) -> tuple[Item, ...]:
        """The open questions whose proposals may be taken together."""
        return tuple(item for item in self.items if item.easy)

    @property
    def signs(self) -> int:
        """How many answers a signature counts, as a receipt does: without the texts that are gathered."""
        return sum(bool(item.value) for item in self.asked)

    def count(self, state: ItemState) -> int:
        """How many of the questions that are asked one by one are in that state; not the gathered texts."""
        return sum(item.state is state for item in self.asked)

    @cached_property
    def asked(self) -> tuple[Item, ...]:
        """The questions that people agree on, without those that stand at a chapter's end."""
        return tuple(item for item in self.items if not item.question.attached)

    def item(self, number: int) -> Item | None:
        """The question at that place of the form."""
        return next((item for item in self.items if item.number == number), None)

    def answers(self) -> dict[str, str]:
        """What the partner would sign, by path; open questions are left out."""
        return {item.question.path: item.value for item in self.items if item.value is not None}

    @cached_property
    def seal(self) -> str:
        """Names this very state: who signs a card signs what it showed."""
        return _sealed([[item.question.path, item.value, item.basis] for item in self.items])


def agree(
    form: Form,
    sent: Sequence[tuple[MemberId | None, Mapping[str, str]]],
    settled: Iterable[Settlement],
    *,
    now: datetime,
) -> Agreement:
    """Lay the answers side by side. `sent` are people with their answers by path.

    Later settlements replace earlier ones. A question that the partner's other answers (where these are open,
    the proposals) make irrelevant is no part of it, as long as they do; one that they ask for and that has
    to be answered is, though nobody did.
    """
    latest = {settlement.path: settlement for settlement in settled}
    every = [
        _item(number, question, _voices(question.path, sent), latest.get(question.path))
        for number, question in enumerate(form.questions.values())
        if question.kind is not QuestionKind.NOTE
    ]
    supposed = {item.question.path: said for item in every if (said := item.value or item.proposal)}
    asked = asked_for(form, supposed, now=now) if sent else {}
    people = tuple(member for member, _ in sent)
    return Agreement(people, tuple(item for item in every if _belongs(item, asked.get(item.question.path))))


def _belongs(item: Item, required: bool | None) -> bool:
    """Whether it is a part of the agreement; `required` is None for what is not asked."""
    return required is not None and (required or bool(item.voices) or item.value is not None)


def _voices(path: str, sent: Iterable[tuple[MemberId | None, Mapping[str, str]]]) -> tuple[Voice, ...]:
    return tuple(Voice(member, answers[path]) for member, answers in sent if answers.get(path))


def _basis(voices: Iterable[Voice]) -> tuple[str, ...]:
    return tuple(sorted(voice.raw for voice in voices))


def _sealed(told: object) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:_SEAL]


def _item(number: int, question: Question, voices: tuple[Voice, ...], settled: Settlement | None) -> Item:
    counted = [voice.raw for voice in voices if voice.raw not in _ASIDES]
    said = set(counted) or {voice.raw for voice in voices}
    state, value, proposal = ItemState.OPEN, None, None
    if settled is not None and settled.basis == _basis(voices):
        state, value = ItemState.SETTLED, settled.value
    elif question.kind is QuestionKind.TEXT and voices:
        state, value = ItemState.AGREED, GATHERED.join(dict.fromkeys(counted))
    elif len(said) == 1:
        state, value = ItemState.AGREED, next(iter(said))
    if counted and question.kind is not QuestionKind.TEXT:
        proposal = _propose(question, counted)
    return Item(number, question, voices, state, value, proposal, _apart(question, counted))


def _propose(question: Question, counted: Sequence[str]) -> str | None:
    rank = _rank(question)
    if rank is not None:
        return sorted(counted, key=rank)[(len(counted) - 1) // 2]
    if question.kind is QuestionKind.SELECT_MULTIPLE:
        chosen = Counter(name for raw in counted for name in raw.split())
        names = [option.name for option in question.options if chosen[option.name] * 2 > len(counted)]
        return " ".join(names) or None
    (most, count), *_ = Counter(counted).most_common(1)
    return most if count * 2 > len(counted) else None


def _apart(question: Question, counted: Sequence[str]) -> int | None:
    """Between sentences that stand for levels only: two numbers are as far apart as they are."""
    rank = _rank(question)
    if rank is None or not question.options or not counted:
        return None
    places = [rank(raw) for raw in counted]
    return int(max(places) - min(places))


def _rank(question: Question) -> Callable[[str], float] | None:
    """The order of a question's answers, None where they have none: words, or sentences without points."""
    if question.kind in {QuestionKind.INTEGER, QuestionKind.DECIMAL}:
        return float
    if question.kind is QuestionKind.DATE:
        return lambda raw: float(raw.replace("-", ""))
    if question.kind is QuestionKind.SELECT_ONE and all(option.points for option in question.options):
        ordered = sorted(question.options, key=lambda option: option.score or 0.0)
        places = {option.name: float(place) for place, option in enumerate(ordered)}
        return lambda raw: places.get(raw, 0.0)
    return None
