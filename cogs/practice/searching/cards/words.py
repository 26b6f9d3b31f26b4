"""Words that the cards of a search share: facts of a practice, values of filters, snippets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cogs.kit.text import fitted, safe
from domain.practices.model import EvidenceLevel, HostKind, Maturity
from domain.regions import region_name
from locales import places
from templates.words import practices as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from domain.practices.model import Practice, Wording
    from domain.search.snippets import Snippet
    from locales import Translator

TITLE: Final = 100
_VALUES: Final = 3
_VALUE: Final = 30
_SNIPPET: Final = 300

_SAID: Final[Mapping[str, Callable[[Translator, str], str]]] = {
    "themes": words.theme,
    "countries": lambda t, said: places.country(said, t.language),
    "regions": lambda _, said: region_name(said),
    "hosts": lambda t, said: words.host(t, HostKind(said)),
    "maturities": lambda t, said: words.maturity(t, Maturity(said)),
    "evidence_levels": lambda t, said: words.evidence_level(t, EvidenceLevel(said)),
    "languages": lambda t, said: t.language_name(said),
    "years": lambda _, said: said,
}


def filter_name(t: Translator, name: str) -> str:
    """What a filter is called."""
    return {
        "themes": t.text("Theme"),
        "countries": t.text("Country"),
        "regions": t.text("Region"),
        "hosts": t.text("Kind of partner"),
        "maturities": t.text("How far it is"),
        "evidence_levels": t.text("Strength of the evidence"),
        "languages": t.text("Language"),
        "years": t.text("Year it began"),
    }[name]


def value(t: Translator, name: str, said: str) -> str:
    """What one of its values is called."""
    return _SAID[name](t, said)


def filters_said(t: Translator, data: Mapping[str, Any]) -> str:
    """What a search is narrowed to, by its filters as plain data; "" for nothing."""
    said = []
    for name, values in data.items():
        if name == "years":
            first, last = values
            said.append(str(first) if first == last else f"{first}–{last}")
        else:
            # A region stands for its parts, which need no mention.
            shown = values[:1] if name == "regions" else values
            said += [fitted(value(t, name, one), _VALUE) for one in shown[:_VALUES]]
            said += ["…"] if len(shown) > _VALUES else []
    return t.join_facts(said)


def facts_line(t: Translator, practice: Practice, shown: Wording) -> str:
    """Place, language and evidence of a practice, on a line."""
    facts = practice.facts
    said = [
        words.place(t, facts),
        t.text("in {language}", language=t.language_name(shown.language)),
        words.evidence_said(t, facts.evidence_level),
        t.text("did not work") if facts.failure else "",
    ]
    return t.join_facts(one for one in said if one)


def snippet(found: Snippet) -> str:
    """A piece of a text with the words that were found in bold; plain where that would be too long."""
    said = "".join(_piece(piece, bold=bold) for piece, bold in found.pieces).strip()
    return said if len(said) <= _SNIPPET else fitted(found.text, _SNIPPET)


def _piece(text: str, *, bold: bool) -> str:
    kept = safe(text)
    if not kept:
        return " " if text else ""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}**{kept}**{after}" if bold else f"{before}{kept}{after}"


def quoted(words_: Iterable[str], t: Translator) -> str:
    """Words as they were said, each in quotation marks."""
    return t.join([t.text("“{words}”", words=fitted(one, 40)) for one in words_])
