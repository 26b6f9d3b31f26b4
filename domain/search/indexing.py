"""What the search keeps of a practice in one language: its fields as terms, and the words people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.records import Record
from domain.search import failures
from domain.search import words as w

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from domain.practices.model import Facts, Wording

FIELDS: Final = ("title", "keywords", "summary", "body", "names")
WEIGHTS: Final[Mapping[str, float]] = {
    "title": 5.0, "keywords": 4.0, "summary": 2.5, "body": 1.0, "names": 1.5,
}  # fmt: skip
"""How much one occurrence counts in each field."""
MOST_TERMS: Final = 4_000
"""So many words of a field are searched; a field holds fewer, unless it is made of single letters."""
_BODY: Final = ("problem", "solution", "evidence", "resources", "difficulties", "transfer")
_EXACT: Final = frozenset({"title", "keywords", "summary"})
"""Where words of short stems are searched as they are, too: it finds nothing better in a long text."""
_SHORTEST_KNOWN: Final = 3


class Known(Record):
    """A word as somebody wrote it, as it is found by, and its term."""

    shown: str
    word: str
    term: str


class Analysed(Record):
    """A wording as terms, by field, one blank between two; `length` counts its words, each once."""

    fields: Mapping[str, str]
    length: int
    known: frozenset[Known]


def analyse(scope: str, words: Wording, facts: Facts, names: Iterable[str] = ()) -> Analysed:
    """A wording as terms of `scope`: digits that stand before each, so that networks never meet.

    `names` are what its region and country are called in its language. What failed has a word for that.
    """
    language = words.language if words.language in w.LANGUAGES else "en"
    texts = {
        "title": words.title,
        "keywords": " · ".join((*words.keywords, *([failures.WORD[language]] if facts.failure else ()))),
        "summary": words.summary,
        "body": "\n".join(getattr(words, one) for one in _BODY),
        "names": " · ".join((facts.place, facts.organisation, *names)),
    }
    cut = {field: w.bare(text) for field, text in texts.items()}
    found = {field: _terms(language, cut[field], text) for field, text in texts.items()}
    exact = {field: _exact(language, cut[field]) if field in _EXACT else [] for field in texts}
    there = {one for terms in found.values() for one in terms}
    return Analysed(
        {field: " ".join(scope + one for one in (*terms, *exact[field])) for field, terms in found.items()},
        sum(len(terms) for terms in found.values()),
        frozenset(_known(scope, language, {word for said in cut.values() for word in said}, there)),
    )


def _terms(language: str, cut: Iterable[str], text: str) -> list[str]:
    found = [one for word in cut if (one := w.term(language, word))]
    # At the end, so that what stands together in the text stands together here.
    found += [one for word in w.joined(text) if (one := w.term(language, word))]
    return found[:MOST_TERMS]


def _exact(language: str, cut: Iterable[str]) -> list[str]:
    return [one for word in cut if (one := w.exact(language, word))][:MOST_TERMS]


def _known(scope: str, language: str, said: Iterable[str], there: Container[str]) -> Iterable[Known]:
    for word in said:
        if len(word) >= _SHORTEST_KNOWN and not word.isdigit():
            term = w.term(language, word)
            if term in there:
                yield Known(word, w.plain(word), scope + term)
