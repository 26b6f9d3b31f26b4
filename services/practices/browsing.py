"""A search that somebody looks at: its words and filters lie in a draft, which the card's buttons name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.errors import NotFound
from domain.practices.filters import FACET_OF, Filters, as_data, from_data, with_values, without
from domain.practices.model import PracticeId, Theme
from domain.practices.searches import LONGEST_WORDS
from domain.records import Record, replace
from domain.search.queries import without_quotation_marks
from locales import places
from services import own_drafts
from services.practices import desk, reading, searching, vocabulary
from services.practices.placing import regions_and_countries
from storage import drafts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.practices.model import Practice
    from services.practices.views import PracticeView, Results
    from storage.transaction import Transaction

DRAFT: Final = "practice.search"
_LIVES: Final = timedelta(days=7)
_ALIKE: Final = 5
_EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""A filter that asks for nothing, so that all are counted where no words are searched."""


class Browsed(Record):
    """A page of results, and the draft that its buttons name. `as_typed`: nothing of the words was mended."""

    draft: int
    results: Results
    as_typed: bool = False


class Narrowing(Record):
    """What a search can be narrowed to: by filter, its values with how many practices each leaves."""

    draft: int
    results: Results
    choices: Mapping[str, Mapping[str, int]]


class Alike(Record):
    """Practices that have to do with the same things as one, for who would like to read on."""

    of: PracticeView
    found: tuple[Practice, ...]


def begin(
    tx: Transaction, actor: Actor, words: str, theme: str = "", where: str = "", language: str = ""
) -> int:
    """Keep what a command asks for; its draft. `where` is a region or a country, by code or name.

    Raises `NotAMember`, `NoSuchPlace`, and `NotFound` for a theme or a language that is none.
    """
    member = actor.as_member()
    regions, countries = regions_and_countries(where)
    filters = Filters(
        themes=_theme(tx, theme),
        regions=regions,
        countries=countries,
        languages=_language(language),
    )
    payload = _payload(words, actor.language, filters)
    return drafts.add(tx, actor.address, DRAFT, payload, tx.now + _LIVES, member=member).id


def again(tx: Transaction, actor: Actor, words: str, language: str, filters: Mapping[str, Any]) -> int:
    """Keep a search that is known by its data: a saved one that is run. Raises `NotAMember`."""
    member = actor.as_member()
    payload = _payload(words, language, from_data(filters))
    return drafts.add(tx, actor.address, DRAFT, payload, tx.now + _LIVES, member=member).id


def show(tx: Transaction, actor: Actor, draft: int, page: int = 0) -> Browsed:
    """A page of what it finds now. Raises `Changed` where the draft is gone."""
    kept = own_drafts.load(tx, actor, draft, DRAFT)
    as_typed = bool(kept.payload["as_typed"])
    return Browsed(draft, _found(tx, actor, kept, _filters(kept), page), as_typed)


def narrow(tx: Transaction, actor: Actor, draft: int) -> Narrowing:
    """What it can be narrowed to: each filter counted as if it alone asked for nothing. Raises `Changed`."""
    kept = own_drafts.load(tx, actor, draft, DRAFT)
    filters = _filters(kept)
    whole = _found(tx, actor, kept, filters)
    asked = as_data(filters)

    def counted(name: str) -> Mapping[str, int]:
        if name not in asked:
            return whole.facets.get(FACET_OF[name], {})
        wider = replace(without(filters, name), since=_EVER)
        return _found(tx, actor, kept, wider).facets.get(FACET_OF[name], {})

    return Narrowing(draft, whole, {name: counted(name) for name in FACET_OF})


def choose(tx: Transaction, actor: Actor, draft: int, name: str, values: Iterable[str]) -> None:
    """Narrow it to these values of a filter, or with none widen it again. Raises `Changed`."""
    kept = own_drafts.load(tx, actor, draft, DRAFT)
    filters = with_values(_filters(kept), name, values)
    _rewrite(tx, kept, filters=as_data(filters))


def widen(tx: Transaction, actor: Actor, draft: int) -> None:
    """Take all filters away. Raises `Changed`."""
    _rewrite(tx, own_drafts.load(tx, actor, draft, DRAFT), filters={})


def as_typed(tx: Transaction, actor: Actor, draft: int) -> None:
    """Look for the words as they were typed. Raises `Changed`."""
    _rewrite(tx, own_drafts.load(tx, actor, draft, DRAFT), as_typed=True)


def unquote(tx: Transaction, actor: Actor, draft: int) -> None:
    """The same words without quotation marks: they need not stand there as they are. Raises `Changed`."""
    kept = own_drafts.load(tx, actor, draft, DRAFT)
    _rewrite(tx, kept, words=without_quotation_marks(kept.payload["words"]))


def search_again(tx: Transaction, actor: Actor, draft: int, words: str) -> None:
    """Other words, with the same filters. Raises `Changed`."""
    kept = own_drafts.load(tx, actor, draft, DRAFT)
    _rewrite(tx, kept, words=words.strip()[:LONGEST_WORDS], as_typed=False)


def alike(tx: Transaction, actor: Actor, practice: PracticeId) -> Alike:
    """A practice, and what is about the same things where all find it.

    Raises `NotFound`, also where it is none of theirs.
    """
    of = reading.show(tx, actor, practice)
    return Alike(of, searching.neighbours(tx, of.practice, _ALIKE) if of.practice.public else ())


def prepare(_tx: Transaction, actor: Actor) -> None:
    """Load the lexicon where nothing is written: the first time that takes a moment. Raises `NotAMember`."""
    actor.as_member()
    len(vocabulary.shipped())


def kept(tx: Transaction, actor: Actor, draft: int) -> tuple[str, str, Mapping[str, Any]]:
    """Its words, their language and its filters as plain data. Raises `Changed`."""
    payload = own_drafts.load(tx, actor, draft, DRAFT).payload
    return payload["words"], payload["language"], payload["filters"]


def _found(tx: Transaction, actor: Actor, kept: Draft, filters: Filters, page: int = 0) -> Results:
    said = kept.payload
    return searching.search(
        tx,
        actor,
        said["words"],
        language=said["language"],
        filters=filters,
        page=page,
        mend=not said["as_typed"],
    )


def _filters(kept: Draft) -> Filters:
    return from_data(kept.payload["filters"])


def _payload(words: str, language: str, filters: Filters) -> dict[str, Any]:
    return {
        "words": words.strip()[:LONGEST_WORDS],
        "language": language,
        "filters": as_data(filters),
        "as_typed": False,
    }


def _rewrite(tx: Transaction, kept: Draft, **said: Any) -> None:
    drafts.rewrite(tx, kept.id, {**kept.payload, **said}, tx.now + _LIVES)


def _language(said: str) -> frozenset[str]:
    if not said:
        return frozenset()
    code = places.language_words().get(said.strip()) or places.language_words().get(said.strip().lower())
    if code is None:
        raise NotFound("language", said[:30])
    return frozenset({code})


def _theme(tx: Transaction, said: str) -> frozenset[str]:
    if not said:
        return frozenset()
    themes = (*(one.value for one in Theme), *desk.own_themes(tx))
    found = next((one for one in themes if one.casefold() == said.strip().casefold()), None)
    if found is None:
        raise NotFound("theme", said[:60])
    return frozenset({found})
