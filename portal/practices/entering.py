"""What was typed into the form of a practice: read as chat reads it, and everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.languages import LANGUAGES
from domain.practices import places, windows
from domain.practices.errors import PracticeNeedsTitle
from domain.practices.fields import tidy_facts, tidy_words
from domain.practices.model import ContactShown, EvidenceLevel, Facts, HostKind, Maturity, Wording
from services.practices import placing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

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


@dataclass(frozen=True)
class Begun:
    """What a practice says before something is written into it."""

    words: Wording
    facts: Facts = field(default_factory=Facts)


def values_of(found: PracticeView, t: Translator) -> Mapping[str, str]:
    """What a practice says now, by the names of the fields."""
    facts = found.practice.facts
    known = windows.filled(found.practice.original, facts)
    country = t.country_name(facts.country) if facts.country else ""
    return {**known, "region": places.written(facts.region) if facts.region else country}


def entered(values: Mapping[str, str], before: Begun) -> tuple[Wording, Facts]:
    """What was sent, over what was there: a field that the form did not have stays.

    Raises `NoSuchMonth` and `NoSuchPlace`.
    """
    typed = {name: said for name, said in values.items() if said in _CHOSEN.get(name, {said})}
    words, facts = windows.merged(before.words, before.facts, typed)
    if "region" in typed:
        region, country = placing.where(typed["region"])
        facts = replace(facts, region=region, country=country)
    return words, facts


def faults(
    values: Mapping[str, str], before: Begun, own_themes: Collection[str] = ()
) -> tuple[tuple[str, DomainError], ...]:
    """Everything that is wrong with what was sent, by field as the form has them, to be mended at once."""
    left, found = dict(values), list[tuple[str, DomainError]]()
    while (one := _first_fault(left, before, own_themes)) is not None:
        at = field_of(one)
        found.append((at, one))
        if at not in left:
            break
        # Without that field, the next one is found.
        del left[at]
    order = list(values)
    return tuple(sorted(found, key=lambda one: order.index(one[0]) if one[0] in order else -1))


def field_of(error: DomainError) -> str:
    """The field that a refusal is about, "" for none."""
    return _FIELDS.get(error.code(), "") or str(error.params.get("field", ""))


def _first_fault(values: Mapping[str, str], before: Begun, own_themes: Collection[str]) -> DomainError | None:
    try:
        words, facts = entered(values, before)
        if "title" in values and not words.title.strip():
            raise PracticeNeedsTitle
        tidy_words(words)
        tidy_facts(facts, own_themes)
    except DomainError as error:
        return error
    return None
