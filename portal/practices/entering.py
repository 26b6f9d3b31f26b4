"""What was typed into the form of a practice: read as chat reads it, and everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.languages import LANGUAGES
from domain.practices import places, windows
from domain.practices.errors import PracticeNeedsTitle, SeveralWrong
from domain.practices.fields import tidy_facts, tidy_words
from domain.practices.mistakes import Mistakes
from domain.practices.model import ContactShown, EvidenceLevel, Facts, HostKind, Maturity, Wording
from domain.records import Record, field
from locales.places import country_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from domain.errors import DomainError
    from locales import Translator
    from services.practices.views import PracticeView

_CHOSEN: Final[Mapping[str, Collection[str]]] = {
    "language": LANGUAGES,
    "host": {"", *HostKind},
    "maturity": {"", *Maturity},
    "evidence_level": set(EvidenceLevel),
    "contact_shown": set(ContactShown),
}
"""What can be chosen from a list; anything else that a browser sends leaves the field as it was."""
_FIELDS: Final = {
    "no_such_theme": "theme",
    "no_such_place": "region",
    "no_such_month": "period",
    "ends_before_it_starts": "period",
    "not_begun_yet": "period",
    "practice_link_refused": "links",
    "practice_needs_title": "title",
}


class Begun(Record):
    """What a practice says before something is written into it."""

    words: Wording
    facts: Facts = field(default_factory=Facts)


def values_of(found: PracticeView, t: Translator) -> Mapping[str, str]:
    """What a practice says now, by the names of the fields."""
    facts = found.practice.facts
    known = windows.filled(found.practice.original, facts)
    country = t.country_name(facts.country) if facts.country else ""
    return {**known, "region": places.written(facts.region) if facts.region else country}


def entered(values: Mapping[str, str], before: Begun, wrong: Mistakes) -> tuple[Wording, Facts]:
    """What was sent, over what was there: a field that the form did not have stays.

    A place or a period that is none stays as it was, and is noted in `wrong`.
    """
    typed = {name: said for name, said in values.items() if said in _CHOSEN.get(name, {said})}
    return windows.merged(before.words, before.facts, typed, country_words(), wrong)


def faults(
    values: Mapping[str, str], before: Begun, own_themes: Collection[str] = ()
) -> tuple[tuple[str, DomainError], ...]:
    """Everything that is wrong with what was sent, by field as the form has them, to be mended at once."""
    wrong = Mistakes()
    words, facts = entered(values, before, wrong)
    if "title" in values and not words.title.strip():
        wrong.tried(_needs_title, None)
    wrong.tried(lambda: tidy_words(words), words)
    wrong.tried(lambda: tidy_facts(facts, own_themes), facts)
    by_field: dict[str, list[DomainError]] = {}
    for one in wrong.found:
        by_field.setdefault(field_of(one), []).append(one)
    order = list(values)
    names = sorted(by_field, key=lambda name: order.index(name) if name in order else -1)
    return tuple((name, _one(by_field[name])) for name in names)


def _needs_title() -> None:
    raise PracticeNeedsTitle


def _one(found: Sequence[DomainError]) -> DomainError:
    return found[0] if len(found) == 1 else SeveralWrong(tuple(found))


def field_of(error: DomainError) -> str:
    """The field that a refusal is about, "" for none."""
    return _FIELDS.get(error.code(), "") or str(error.params.get("field", ""))
