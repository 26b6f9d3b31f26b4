"""The collection as static pages in a ZIP: `await core.offload(practices_site, collection)`.

Plain files for any web server, or to be opened from a disk: no script, nothing from elsewhere. A filter is a
page of its own. Contacts are on them only where their author said that everybody may know.
"""

from __future__ import annotations

import io
import re
import zipfile
from importlib import resources
from typing import TYPE_CHECKING, Final

from domain.folding import fold
from domain.practices.model import TEXTS, ContactShown
from domain.records import Record
from domain.regions import country_of
from locales import translator
from templates.render import render
from templates.words import practices as words
from templates.words.practice_papers import labels, languages, period, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from domain.practices.model import Practice, Wording
    from domain.practices.papers import Collection
    from locales import Translator

_STYLE: Final = "style.css"
_EARLIEST: Final = 1980  # a ZIP knows no year before


class Link(Record):
    """Where something leads from the page; `count` are the practices there, `language` that of the text."""

    text: str
    href: str
    count: int = 0
    language: str = ""


class Line(Record):
    """A practice in a list: its page, what it is about, and its facts in one line."""

    title: str
    href: str
    language: str
    summary: str
    facts: str
    failure: bool


class ListPage(Record):
    """The index or a filter of it. `groups` are filters by what they filter; `root` leads to the folder."""

    network: str
    language: str
    index_language: str
    root: str
    title: str
    count: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
    lines: tuple[Line, ...]
    funding: str
    made: str


class PracticePage(Record):
    """A practice in one language, in which its headings are, too. The index is in `index_language`."""

    network: str
    language: str
    index_language: str
    root: str
    title: str
    kind: str
    failed: str
    summary: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    links: tuple[str, ...]
    others: tuple[Link, ...]
    funding: str
    made: str


class _Filter(Record):
    """Practices that have something in common, and the page that lists them."""

    file: str
    name: str
    practices: tuple[Practice, ...]


def practices_site(paper: Collection) -> bytes:
    """The ZIP; `index.html` is where one begins."""
    made = paper.now
    stamp = (max(made.year, _EARLIEST), made.month, made.day, made.hour, made.minute, made.second)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _files(paper, translator(paper.language)):
            info = zipfile.ZipInfo(name, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, text)
    return out.getvalue()


def _files(paper: Collection, t: Translator) -> Iterator[tuple[str, str]]:
    yield _STYLE, resources.files("templates").joinpath("site", _STYLE).read_text("utf-8")
    groups = _groups(paper, t)
    everything = _Filter("index.html", t.text("Good practices"), paper.practices)
    for one in (everything, *(each for _, filters in groups for each in filters)):
        yield one.file, render("site/practices/list.html.j2", _list(paper, one, groups, t), t)
    for practice in paper.practices:
        for kept in practice.wordings:
            own = translator(kept.words.language)
            page = _practice(paper, practice, kept.words, own)
            yield _page(practice, kept.words), render("site/practices/practice.html.j2", page, own)


def _groups(paper: Collection, t: Translator) -> tuple[tuple[str, tuple[_Filter, ...]], ...]:
    themes = _by(paper.practices, lambda one: (one.facts.theme,))
    spoken = _by(paper.practices, lambda one: (code for code, _ in languages(one, t)))
    countries = _by(paper.practices, lambda one: (_country(one),))
    return (
        (words.field(t, "theme"), _filters("theme", themes, lambda said: words.theme(t, said))),
        (words.field(t, "language"), _filters("language", spoken, t.language_name)),
        (words.field(t, "country"), _filters("country", countries, t.country_name)),
    )


def _country(practice: Practice) -> str:
    facts = practice.facts
    return facts.country or (country_of(facts.region) if facts.region else "")


def _by(
    practices: Iterable[Practice], said: Callable[[Practice], Iterable[str]]
) -> dict[str, list[Practice]]:
    found: dict[str, list[Practice]] = {}
    for one in practices:
        for value in said(one):
            if value:
                found.setdefault(value, []).append(one)
    return found


def _filters(
    prefix: str, found: dict[str, list[Practice]], name: Callable[[str], str]
) -> tuple[_Filter, ...]:
    ordered = sorted(found, key=lambda value: fold(name(value)))
    # Two of the network's own themes may be alike without their accents: a number keeps their pages apart.
    return tuple(
        _Filter(f"{prefix}-{number}-{_slug(value)}.html", name(value), tuple(found[value]))
        for number, value in enumerate(ordered, 1)
    )


def _list(
    paper: Collection, shown: _Filter, groups: tuple[tuple[str, tuple[_Filter, ...]], ...], t: Translator
) -> ListPage:
    n = len(shown.practices)
    return ListPage(
        network=paper.network,
        language=t.language,
        index_language=t.language,
        root="",
        title=shown.name,
        count=t.plural("{n} practice", "{n} practices", n),
        groups=tuple(
            (title, tuple(Link(one.name, one.file, len(one.practices)) for one in filters))
            for title, filters in groups
        ),
        lines=tuple(_line(one, t) for one in shown.practices),
        funding=paper.funding,
        made=t.text("As of {day}", day=t.date(paper.today)),
    )


def _line(practice: Practice, t: Translator) -> Line:
    said, facts = practice.in_language(t.language), practice.facts
    told = (words.theme(t, facts.theme), place(facts, t), facts.organisation, period(facts, t))
    return Line(
        title=said.title,
        href=_page(practice, said),
        language=said.language,
        summary=said.summary,
        facts=t.join_facts(one for one in told if one),
        failure=facts.failure,
    )


def _practice(paper: Collection, practice: Practice, said: Wording, t: Translator) -> PracticePage:
    fixed = labels(t)
    return PracticePage(
        network=paper.network,
        language=t.language,
        index_language=paper.language,
        root="../",
        title=said.title,
        kind=fixed["kind"],
        failed=fixed["failed"] if practice.facts.failure else "",
        summary=_paragraphs(said.summary),
        facts=tuple((label, value) for label, value in _facts(practice, said, t) if value),
        parts=tuple(
            (words.field(t, name), _paragraphs(getattr(said, name)))
            for name in TEXTS
            if name != "summary" and getattr(said, name)
        ),
        links=practice.facts.links,
        others=tuple(
            Link(
                t.language_name(kept.words.language),
                f"../{_page(practice, kept.words)}",
                0,
                kept.words.language,
            )
            for kept in practice.wordings
            if kept.words.language != said.language
        ),
        funding=paper.funding,
        made=t.text("As of {day}", day=t.date(paper.today)),
    )


def _facts(practice: Practice, said: Wording, t: Translator) -> Iterator[tuple[str, str]]:
    facts = practice.facts
    kind = words.host(t, facts.host) if facts.host else ""
    yield words.field(t, "theme"), words.theme(t, facts.theme)
    yield words.field(t, "place"), place(facts, t)
    yield words.field(t, "organisation"), t.join_facts(one for one in (facts.organisation, kind) if one)
    yield words.field(t, "period"), period(facts, t)
    yield words.field(t, "maturity"), words.maturity(t, facts.maturity) if facts.maturity else ""
    yield words.field(t, "evidence_level"), words.evidence_level(t, facts.evidence_level)
    yield words.field(t, "keywords"), ", ".join(said.keywords)
    if facts.contact_shown is ContactShown.EVERYBODY:
        yield words.field(t, "contact"), facts.contact


def _page(practice: Practice, said: Wording) -> str:
    return f"practices/{practice.code.lower()}-{said.language}.html"


def _slug(value: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(value)).strip("-")[:40] or "other"


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())
