"""Searching: free words in any of the four languages, the best practices first, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from domain.practices.filters import FACETS, Filters
from domain.practices.model import PracticeId
from domain.search import queries, snippets
from domain.search.ranking import Scored, rank, told_apart
from services.practices import filtered, vocabulary
from services.practices.mending import BEGUN, understood
from services.practices.views import Found, Results
from storage.practices import practices
from storage.searching import searching
from storage.searching.engine import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from domain.actors import Actor
    from domain.practices.model import Practice
    from domain.search.queries import Query
    from domain.search.ranking import Candidate
    from storage.transaction import Transaction

PAGE: Final = 5
_MOST_TERMS: Final = 80
_WEAK: Final = 0.12
"""What has less than this share of the best one's score is not worth showing."""
_STRONG: Final = 0.4
"""What weighs less (wider words, second senses) is asked for only where the rest finds too little."""
_LIGHTEST: Final = 0.1
_MOST_WEAK: Final = 20
"""More take as long as all that is strong, and made no judged query of the first half better."""
_ALIKE: Final = 0.8
"""What answers so much of a practice's own words may well be the same practice."""
_NEAR: Final = 0.12
"""A neighbour scores so much of what a practice would that is about nothing else."""


def search(
    tx: Transaction,
    actor: Actor,
    text: str,
    *,
    language: str = "",
    filters: Filters = Filters(),  # noqa: B008 - frozen
    page: int = 0,
    size: int = PAGE,
    mend: bool = True,
) -> Results:
    """A page of what answers `text`, for members. Nothing that was typed is an error.

    Without a word that carries a meaning, what the filters let through comes, the newest first; without
    filters, too, nothing is found. `language` is the reader's where it is not said. Unless `mend`, unknown
    words are looked for as they were typed.
    """
    actor.as_member()
    return found(tx, text, language or actor.language, filters, page, size, mend=mend)


def found(
    tx: Transaction, text: str, language: str, filters: Filters, page: int, size: int, *, mend: bool = True
) -> Results:
    """The same without asking who: for the command line, and for what Techlink offers by itself."""
    lexicon = vocabulary.of(tx)
    query, mended = understood(tx, queries.read(text, language, lexicon), lexicon, mend=mend)
    if query.empty and filters.any:
        return filtered.listed(tx, text, query, filters, page, size)
    candidates, scored = ranked(tx, query, filters)
    pages = max(1, -(-len(scored) // size))
    page = min(max(page, 0), pages - 1)
    shown = scored[page * size : (page + 1) * size]
    by_id = {one.id: one for one in practices.loaded(tx, [PracticeId(one.practice) for one in shown])}
    languages = {one.wording: one.language for one in candidates}
    return Results(
        network=tx.network,
        text=text,
        query=query,
        filters=filters,
        found=tuple(
            _shown(by_id[PracticeId(one.practice)], languages[one.wording], one, query)
            for one in shown
            if PracticeId(one.practice) in by_id
        ),
        total=len(scored),
        answering=sum(not one.weak for one in scored),
        page=page,
        pages=pages,
        facets=_facets(candidates, scored),
        mended={typed: read[0] for typed, read in mended.items()},
        or_else={typed: read[1:] for typed, read in mended.items() if len(read) > 1},
        newest=() if scored else practices.newest(tx, filtered.NEWEST),
    )


def keys(tx: Transaction, text: str, language: str, most: int) -> list[str]:
    """The keys of the best practices alone: for a batch of queries."""
    return [one.key for one in best(tx, text, language, most)]


def best(tx: Transaction, text: str, language: str, most: int, *, weak: bool = True) -> tuple[Practice, ...]:
    """The best practices alone; unless `weak`, none that have little to do with it."""
    lexicon = vocabulary.of(tx)
    query, _ = understood(tx, queries.read(text, language, lexicon), lexicon)
    _, scored = ranked(tx, query, Filters())
    ids = [PracticeId(one.practice) for one in scored if weak or not one.weak]
    return practices.loaded(tx, ids[:most])


def alike(tx: Transaction, practice: Practice, most: int) -> tuple[Practice, ...]:
    """What says much the same as a practice, itself left out: by its title, keywords and summary."""
    words = practice.original
    text = f"{words.title} {' '.join(words.keywords)} {words.summary}"
    query = queries.read(text, words.language, vocabulary.of(tx))
    _, scored = ranked(tx, query, Filters())
    near = [one for one in scored if one.practice != practice.id and one.covered >= _ALIKE]
    ids = [PracticeId(one.practice) for one in near]
    return practices.loaded(tx, ids[:most])


def neighbours(tx: Transaction, practice: Practice, most: int) -> tuple[Practice, ...]:
    """What has to do with the same things as a practice, itself left out, by its title and keywords.

    Unlike `alike` it need not say much the same: it is for who would like to read on. Concepts of the field
    count for more than a word such as "car".
    """
    words = practice.original
    text = f"{words.title} · {' · '.join(words.keywords)}"
    query = queries.telling(queries.read(text, words.language, vocabulary.of(tx)))
    _, scored = _scored(tx, query, Filters())
    others = [one for one in scored if one.practice != practice.id and one.share >= _NEAR]
    worth = _worth_showing(others)
    return practices.loaded(tx, [PracticeId(one.practice) for one in worth[:most]])


def ranked(
    tx: Transaction, query: Query, filters: Filters
) -> tuple[tuple[Candidate, ...], tuple[Scored, ...]]:
    """The wordings that the engine puts first, and which practices of them are worth showing, in order.

    None for a query without a word that carries a meaning.
    """
    candidates, scored = _scored(tx, query, filters)
    worth = _worth_showing(scored)
    # What has to stand there as it is, and does, has to do with it.
    return candidates, worth if query.quoted else told_apart(worth)


def _worth_showing(scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """Those that are not too weak beside the best."""
    least = scored[0].score * _WEAK if scored else 0.0
    return tuple(one for one in scored if one.score >= least)


def _scored(
    tx: Transaction, query: Query, filters: Filters
) -> tuple[tuple[Candidate, ...], tuple[Scored, ...]]:
    """The wordings that the engine puts first, and all practices of them, the best first."""
    if query.empty:
        return (), ()
    scope = searching.scope(tx)
    # Half of the terms are nowhere; an engine looks for each of them twice, and the ranking in each text.
    often = searching.occurring(tx, query.terms(scope))
    strong, weak = wanted(query, scope, often.keys())
    quoted = tuple(
        tuple(tuple(scope + term for term in form.terms) for form in forms) for forms in query.quoted
    )
    candidates = searching.find(tx, Wanted(strong, weak, quoted, filters))
    if not candidates:
        return (), ()
    return candidates, tuple(rank(query, candidates, searching.collection(tx, often), scope, tx.now))


def wanted(
    query: Query, scope: str, occurring: AbstractSet[str] | None = None
) -> tuple[frozenset[str], frozenset[str]]:
    """The terms that the engine is asked for, and those it is asked for where the others find too little.

    Where it is known which are `occurring`, none but these.
    """
    weights: dict[str, float] = defaultdict(float)
    for unit in query.units:
        for form in unit.forms:
            weight = unit.weight * form.weight / len(form.terms)
            for term in form.terms:
                weights[scope + term] = max(weights[scope + term], weight)
    heaviest = sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:_MOST_TERMS]
    there = [(term, weight) for term, weight in heaviest if occurring is None or term in occurring]
    strong = [term for term, weight in there if weight >= _STRONG]
    weak = [term for term, weight in there if _LIGHTEST <= weight < _STRONG]
    return frozenset(strong), frozenset(weak[:_MOST_WEAK])


def _shown(practice: Practice, language: str, scored: Scored, query: Query) -> Found:
    words = practice.in_language(language)
    said = {term for part in scored.parts for term in part.form.terms}
    every = {
        term
        for unit in query.units
        for form in unit.forms
        if form.language == words.language and form.weight >= BEGUN
        for term in form.terms
    }
    texts = (words.summary, words.problem, words.solution, words.evidence, words.transfer)
    return Found(practice, words, snippets.cut(texts, words.language, said | every), scored)


def _facets(candidates: Iterable[Candidate], scored: Sequence[Scored]) -> Mapping[str, Mapping[str, int]]:
    kept = {one.practice for one in scored}
    found: dict[str, dict[str, int]] = {}
    for name in FACETS:
        pairs = {(one.practice, one.about[name]) for one in candidates if one.practice in kept}
        counted = Counter(value for _, value in pairs if value not in {"", "0"})
        found[name] = dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
    return found
