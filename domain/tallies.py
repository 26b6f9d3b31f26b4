"""What the partners that show their answers gave to each question: a questionnaire without scores as a whole.

Only answers are counted that whoever looks may read one by one anyway, those of the partners that agreed to
be seen: so nothing about the others can follow from a count, however few there are (docs/decisions.md, "Who
sees what").
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal, InvalidOperation
from statistics import median, median_low
from typing import TYPE_CHECKING, Final

from domain.questionnaires import QuestionKind
from domain.questionnaires.keys import path_of
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.actors import PartnerId
    from domain.questionnaires import Form, Question
    from domain.signatures import Signature

_NUMBERS: Final = frozenset({QuestionKind.INTEGER, QuestionKind.DECIMAL})
_CHOICES: Final = frozenset({QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE})


class Spread(Record):
    """The lowest, the middle and the highest of some numbers or days, as raw values."""

    lowest: str
    median: str
    highest: str


class Tally(Record):
    """One question over several partners, `answered` by so many of them.

    `chosen` is how many partners chose each option, by name in the form's order, the asides that anybody
    chose last; `spread` is of numbers and days; `texts` are what each partner wrote, the first to sign first.
    """

    question: Question
    answered: int
    chosen: tuple[tuple[str, int], ...] = ()
    spread: Spread | None = None
    texts: tuple[tuple[PartnerId, str], ...] = ()


def tallies(form: Form, signed: Iterable[Signature]) -> tuple[Tally, ...]:
    """Every question with what the partners that are `shared` gave to it; nobody else's answers count."""
    given: dict[str, list[tuple[PartnerId, str]]] = {}
    for one in signed:
        if one.shared:
            for key, raw in one.answers.items():
                if raw.strip():
                    given.setdefault(path_of(key), []).append((one.partner, raw))
    return tuple(_tally(question, given.get(path, [])) for path, question in form.questions.items())


def _tally(question: Question, given: Sequence[tuple[PartnerId, str]]) -> Tally:
    answered = len({partner for partner, _ in given})
    values = [raw for _, raw in given]
    if question.kind in _CHOICES:
        return Tally(question, answered, chosen=_chosen(question, values))
    if question.kind in _NUMBERS:
        return Tally(question, answered, spread=_of_numbers(values))
    if question.kind is QuestionKind.DATE:
        # Days as ISO writes them stand in the order of the alphabet; a day in between may be nobody's.
        days = Spread(min(values), median_low(values), max(values)) if values else None
        return Tally(question, answered, spread=days)
    return Tally(question, answered, texts=tuple(given))


def _chosen(question: Question, values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counted = Counter(name for raw in values for name in raw.split(" "))
    options = [(option.name, counted[option.name]) for option in question.options]
    return (*options, *((aside, counted[aside]) for aside in question.asides if counted[aside]))


def _of_numbers(values: Iterable[str]) -> Spread | None:
    numbers = [number for raw in values if (number := _number(raw)) is not None]
    if not numbers:
        return None
    return Spread(*(format(found, "f") for found in (min(numbers), median(numbers), max(numbers))))


def _number(raw: str) -> Decimal | None:
    """A value that a form sets itself may be no number."""
    try:
        found = Decimal(raw)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
