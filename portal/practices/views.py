"""What the pages show of practices: lines of lists, one practice, the facets of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.practices.model import TEXTS, EvidenceLevel, HostKind, Maturity
from domain.records import Record
from domain.regions import region_name
from templates.words import adopting
from templates.words import practices as words
from templates.words.practice_papers import labels, languages, period, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.practices.model import Practice, Wording
    from domain.search.snippets import Snippet
    from locales import Translator
    from services.practices.adopting.views import Use

_SUMMARY: Final = 240


class Line(Record):
    """A practice in a list. `pieces` are a part of its text, each with whether it was looked for."""

    title: str
    href: str
    language: str
    pieces: tuple[tuple[str, bool], ...]
    facts: str
    failure: bool


class Language(Record):
    """The same practice in another language: its name, its code and the address."""

    name: str
    code: str
    href: str


class Told(Record):
    """What a practice says, in `language`; labels are in the reader's."""

    title: str
    language: str
    others: tuple[Language, ...]
    failed: str
    summary: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    links: tuple[str, ...]


def line_of(
    practice: Practice,
    said: Wording,
    href: str,
    t: Translator,
    snippet: Snippet | None = None,
    state: str = "",
) -> Line:
    """A line: with what was found of it, else with its summary."""
    facts = practice.facts
    short = said.summary if len(said.summary) <= _SUMMARY else said.summary[: _SUMMARY - 1].rstrip() + "…"
    told = (
        state,
        words.theme(t, facts.theme) if facts.theme else "",
        place(facts, t),
        t.text("in {language}", language=t.language_name(said.language)),
        words.evidence_said(t, facts.evidence_level),
    )
    return Line(
        title=said.title or practice.code,
        href=href,
        language=said.language,
        pieces=snippet.pieces if snippet is not None and snippet.pieces else ((short, False),),
        facts=t.join_facts(one for one in told if one),
        failure=facts.failure,
    )


def told_of(
    practice: Practice,
    said: Wording,
    href: str,
    t: Translator,
    more: Sequence[tuple[str, str]] = (),
    carried: str = "",
) -> Told:
    """One practice; `href` is its page, `more` are facts that only some may know.

    `carried` is what the addresses of its other languages carry along, as a query.
    """
    return Told(
        title=said.title or practice.code,
        language=said.language,
        others=tuple(
            Language(name, code, "&".join(filter(None, (f"{href}?language={code}", carried))))
            for code, name in languages(practice, t)
            if code != said.language
        ),
        failed=labels(t)["failed"] if practice.facts.failure else "",
        summary=paragraphs(said.summary),
        facts=tuple((label, value) for label, value in (*_facts(practice, said, t), *more) if value),
        parts=tuple(
            (words.field(t, name), paragraphs(getattr(said, name)))
            for name in TEXTS
            if name != "summary" and getattr(said, name)
        ),
        links=practice.facts.links,
    )


def became_of(use: Use, t: Translator) -> Iterator[tuple[str, str]]:
    """What members made of it, in short: where it was adopted, the stars, the questions."""
    yield t.text("Adopted"), t.join(one.adoption.fields.place for one in use.adoptions)
    yield t.text("Stars"), adopting.rated(use.mean, len(use.ratings), t)
    yield t.text("Questions"), adopting.asked([one.question for one in use.questions], t)


def value_name(facet: str, value: str, t: Translator) -> str:
    """What a value of a facet is called."""
    if facet == "theme":
        return words.theme(t, value)
    if facet == "country":
        return t.country_name(value)
    if facet == "region":
        return region_name(value)
    if facet == "language":
        return t.language_name(value)
    if facet == "host":
        return words.host(t, HostKind(value))
    if facet == "maturity":
        return words.maturity(t, Maturity(value))
    return words.evidence_level(t, EvidenceLevel(value)) if facet == "evidence_level" else value


def facet_name(facet: str, t: Translator) -> str:
    """What a facet filters by."""
    if facet == "host":
        return t.text("Kind of organisation")
    return t.text("Since") if facet == "year" else words.field(t, facet)


def _facts(practice: Practice, said: Wording, t: Translator) -> Iterator[tuple[str, str]]:
    facts = practice.facts
    kind = words.host(t, facts.host) if facts.host else ""
    yield words.field(t, "theme"), words.theme(t, facts.theme) if facts.theme else ""
    yield words.field(t, "place"), place(facts, t)
    yield words.field(t, "organisation"), t.join_facts(one for one in (facts.organisation, kind) if one)
    yield words.field(t, "period"), period(facts, t)
    yield words.field(t, "maturity"), words.maturity(t, facts.maturity) if facts.maturity else ""
    yield words.field(t, "evidence_level"), words.evidence_level(t, facts.evidence_level)
    yield words.field(t, "keywords"), ", ".join(said.keywords)


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line for line in text.split("\n") if line.strip())
