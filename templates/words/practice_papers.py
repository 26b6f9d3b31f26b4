"""The fixed words of practices on paper, in spreadsheets and on the pages of an exported collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.languages import LANGUAGES
from domain.practices.model import ContactShown, EvidenceLevel, HostKind, Maturity, Theme
from domain.practices.sheet import F
from domain.regions import country_of, region_name
from templates.words.methodology.paper import shared
from templates.words.methodology.terms import yes_no
from templates.words.practices import contact_shown, evidence_level, field, host, maturity, month, theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from domain.practices.model import Facts, Practice
    from locales import Translator


def labels(t: Translator) -> Mapping[str, str]:
    """What a sheet of one practice says around it."""
    around = shared(t)
    kept = {name: around[name] for name in ("emblem", "emblem_shown", "no_funding", "page")}
    return {
        **kept,
        "kind": t.text("Good practice"),
        "failed": t.text("It did not work, and is told so that others need not try it again."),
        "links": field(t, "links"),
    }


def heading(t: Translator, key: str) -> str:
    """What a column of the collection is called in a spreadsheet; `domain.practices.sheet` knows it again."""
    return {
        F.ORIGINAL: t.text("Original language"),
        F.HOST: t.text("Kind of organisation"),
        F.STARTED: t.text("Since"),
        F.ENDED: t.text("Until"),
        F.FAILURE: t.text("It failed"),
        F.CONTACT_SHOWN: t.text("Contact shown to"),
    }.get(F(key)) or field(t, key)


def choices(t: Translator, own_themes: Sequence[str] = ()) -> Mapping[str, tuple[str, ...]]:
    """By column, the words that can be chosen there."""
    return {
        F.LANGUAGE: tuple(map(t.language_name, LANGUAGES)),
        F.ORIGINAL: tuple(map(t.language_name, LANGUAGES)),
        F.THEME: (*(theme(t, one.value) for one in Theme), *own_themes),
        F.HOST: tuple(host(t, one) for one in HostKind),
        F.MATURITY: tuple(maturity(t, one) for one in Maturity),
        F.LEVEL: tuple(evidence_level(t, one) for one in EvidenceLevel),
        F.FAILURE: (yes_no("yes", t), yes_no("no", t)),
        F.CONTACT_SHOWN: tuple(contact_shown(t, one) for one in ContactShown),
    }


def sheet_title(t: Translator) -> str:
    """What the sheet of a workbook is called."""
    return t.text("Practices")


def place(facts: Facts, t: Translator) -> str:
    """Where it is done: place, region by its own name, country by the reader's."""
    country = facts.country or (country_of(facts.region) if facts.region else "")
    said = (
        facts.place,
        region_name(facts.region) if facts.region else "",
        t.country_name(country) if country else "",
    )
    return ", ".join(dict.fromkeys(one for one in said if one))


def period(facts: Facts, t: Translator) -> str:
    """From when to when it was done: "March 2021 to 2023", "since 2021"; "" where that is not known."""
    started, ended = month(t, facts.started), month(t, facts.ended)
    if started and ended:
        return t.text("{start} to {end}", start=started, end=ended)
    return t.text("since {start}", start=started) if started else ended


def languages(practice: Practice, t: Translator) -> Iterator[tuple[str, str]]:
    """The code and the name of each language that it has, the original first."""
    for one in practice.wordings:
        yield one.words.language, t.language_name(one.words.language)
