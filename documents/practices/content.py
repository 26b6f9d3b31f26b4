"""A practice on paper, as plain data with all words chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.plans.texts import paragraphs, printed
from domain.practices.model import TEXTS
from locales import translator
from locales.languages import BABEL
from templates.words import practices as words
from templates.words.practice_papers import labels, languages, period, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.practices.papers import PracticePaper
    from locales import Translator


def content(paper: PracticePaper) -> dict[str, Any]:
    """All that the template prints. What people wrote is in `spoken`, the rest in the reader's language."""
    t = translator(paper.language)
    practice, said = paper.practice, paper.words
    return {
        "language": paper.language,
        "region": BABEL[t.language].partition("_")[2] or None,
        "spoken": said.language,
        "spoken_region": BABEL[said.language].partition("_")[2] or None,
        "labels": dict(labels(t)),
        "title": printed(said.title),
        "description": labels(t)["kind"],
        "network": printed(paper.network),
        "header": f"{practice.code} · {printed(said.title, 70)}",
        "version": t.text("As of {day}", day=t.date(paper.today)),
        "funding": paragraphs(paper.funding),
        "emblem": paper.emblem,
        "failure": practice.facts.failure,
        "summary": paragraphs(said.summary),
        "facts": [[label, printed(value)] for label, value in _facts(paper, t) if value],
        "parts": [
            [words.field(t, name), paragraphs(getattr(said, name))]
            for name in TEXTS
            if name != "summary" and getattr(said, name)
        ],
        "links": [printed(one) for one in practice.facts.links],
    }


def _facts(paper: PracticePaper, t: Translator) -> Iterator[tuple[str, str]]:
    practice, facts = paper.practice, paper.practice.facts
    yield words.field(t, "theme"), words.theme(t, facts.theme)
    yield words.field(t, "place"), place(facts, t)
    kind = words.host(t, facts.host) if facts.host else ""
    yield words.field(t, "organisation"), t.join_facts(one for one in (facts.organisation, kind) if one)
    yield words.field(t, "period"), period(facts, t)
    yield words.field(t, "maturity"), words.maturity(t, facts.maturity) if facts.maturity else ""
    yield words.field(t, "evidence_level"), words.evidence_level(t, facts.evidence_level)
    yield words.field(t, "keywords"), ", ".join(paper.words.keywords)
    yield t.text("Languages"), ", ".join(name for _, name in languages(practice, t))
    yield t.text("Shared by"), t.join_facts(one for one in (paper.author, paper.partner) if one)
    yield words.field(t, "contact"), paper.contact
