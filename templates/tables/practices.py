"""A collection as a table, a row a practice and language: sent back as it is, it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.practices.sheet import F
from domain.sheets import Column, Table
from templates.words import practices as words
from templates.words.methodology.terms import yes_no
from templates.words.practice_papers import choices, heading, sheet_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.practices.model import Practice, Wording
    from domain.practices.papers import Collection
    from locales import Translator

_WIDTH: Final = 18
_WIDE: Final = (F.SUMMARY, F.PROBLEM, F.SOLUTION, F.EVIDENCE, F.RESOURCES, F.DIFFICULTIES, F.TRANSFER)
_WIDTHS: Final = {F.TITLE: 34, F.LINKS: 34, F.KEYWORDS: 30, **dict.fromkeys(_WIDE, 50)}
_SPARE: Final = 100
_TEXTS: Final = (F.TITLE, *_WIDE)


def practice_table(paper: Collection, t: Translator) -> Table:
    """The practices, and empty rows for more; without any it is the template that an import begins with."""
    offered = choices(t, paper.own_themes)
    columns = tuple(
        Column(heading(t, key), _WIDTHS.get(key, _WIDTH), offered.get(key, ()), hint=_hint(t, key))
        for key in F
    )
    rows = tuple(
        tuple(cells.get(key, "") for key in F)
        for one in paper.practices
        for kept in one.wordings
        for cells in (_cells(one, kept.words, t),)
    )
    return Table(sheet_title(t), columns, rows, _SPARE)


def _cells(practice: Practice, said: Wording, t: Translator) -> Mapping[F, str]:
    facts, original = practice.facts, practice.original.language
    return {
        F.KEY: practice.key,
        F.LANGUAGE: t.language_name(said.language),
        F.ORIGINAL: "" if original == said.language else t.language_name(original),
        **{key: getattr(said, key.value) for key in _TEXTS},
        F.KEYWORDS: ", ".join(said.keywords),
        F.THEME: words.theme(t, facts.theme),
        F.COUNTRY: facts.country,
        F.REGION: facts.region,
        F.PLACE: facts.place,
        F.ORGANISATION: facts.organisation,
        F.HOST: words.host(t, facts.host) if facts.host else "",
        F.STARTED: facts.started,
        F.ENDED: facts.ended,
        F.MATURITY: words.maturity(t, facts.maturity) if facts.maturity else "",
        F.LEVEL: words.evidence_level(t, facts.evidence_level),
        F.FAILURE: yes_no("yes" if facts.failure else "no", t),
        F.CONTACT: facts.contact,
        F.CONTACT_SHOWN: words.contact_shown(t, facts.contact_shown),
        F.LINKS: "\n".join(facts.links),
    }


def _hint(t: Translator, key: F) -> str:
    own = {
        F.KEY: t.text("What your own system calls it. Rows of one key are the languages of one practice."),
        F.COUNTRY: t.text("A country, by name or code: Ireland, PT."),
        F.REGION: t.text("A region, by name or NUTS code: Norte, FRH0."),
        F.STARTED: t.text("A year or a month: 2021, 2021-03."),
        F.ENDED: t.text("A year or a month: 2021, 2021-03. Empty while it goes on."),
        F.LINKS: t.text("Web addresses, each on a line of its own."),
    }
    return own.get(key) or words.help_of(t, key.value)
