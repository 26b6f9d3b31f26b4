"""Words of a query that nobody knows as they are typed: completed, or read as what was probably meant."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from domain.search import queries, spelling
from domain.search import words as w
from domain.search.queries import Form, Why
from storage.searching import searching

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.search.lexicon import Lexicon
    from domain.search.queries import Query
    from storage.transaction import Transaction

_COMPLETED: Final = 6
BEGUN: Final = 0.6
"""How much a word counts of which only the beginning was typed; snippets show what counts as much."""
_MENDED: Final = 0.8
_OR_ELSE: Final = 0.6
"""How much another word counts that is as near as the one a word is read as, beside that."""
_MOST_READ: Final = 3
_MOST_MENDED: Final = 6
"""Who mistypes more words than that has pasted something; each costs a look at all words that are known."""


class _Near(NamedTuple):
    """A word that may have been meant: as it is written, its terms in use, and how often they occur."""

    shown: str
    terms: tuple[str, ...] = ()
    often: int = 0


def understood(
    tx: Transaction, query: Query, lexicon: Lexicon, *, mend: bool = True
) -> tuple[Query, Mapping[str, tuple[str, ...]]]:
    """Words that nobody knows, read as those that were probably meant; and as which, the likeliest first.

    Unless `mend`, as they were typed, or begun. What has a known word's stem is an inflection of it.
    """
    more: dict[str, list[Form]] = {}
    mended: dict[str, tuple[str, ...]] = {}
    spelled = searching.spelled(tx, [w.plain(one.said) for one in query.units if not one.known])
    for unit in query.units:
        if unit.known or " " in unit.said:
            continue
        word = w.plain(unit.said)
        forms = [_form(tx, term, 1.0, Why.ACCENT) for term in spelled.get(word, ())]
        if not forms:
            forms = list(_begun(tx, word))
        inflected = lexicon.knows(query.language, unit.said)
        if not forms and mend and not inflected and len(mended) < _MOST_MENDED:
            forms, read = _mend(tx, word, query.language, lexicon)
            if read:
                mended[unit.said] = read
        more[unit.said] = forms
    return queries.with_forms(query, more, set(mended)), mended


def _begun(tx: Transaction, word: str) -> Iterator[Form]:
    if len(word) < spelling.SHORTEST:
        return
    for _, term in searching.beginning(tx, word, _COMPLETED):
        yield _form(tx, term, BEGUN, Why.BEGINS)


def _mend(tx: Transaction, word: str, language: str, lexicon: Lexicon) -> tuple[list[Form], tuple[str, ...]]:
    """What answers the words that are nearest to this one, in the collection or the lexicon; and which."""
    if parts := queries.apart(word, language, lexicon):
        said = " ".join(parts)
        return list(_meant(said, language, lexicon, _MENDED)), (said,)
    near = nearest(tx, word, language, lexicon)
    forms: list[Form] = []
    for place, (plain, one) in enumerate(near.items()):
        weight = _MENDED * (1.0 if place == 0 else _OR_ELSE)
        forms += [_form(tx, term, weight, Why.MENDED) for term in one.terms]
        forms += _meant(lexicon.spellings.get(plain, one.shown), language, lexicon, weight)
    shown: dict[str, str] = {}
    for one in near.values():
        shown.setdefault(w.term(language, one.shown.lower()), one.shown)
    return forms, tuple(shown.values())


def nearest(tx: Transaction, word: str, language: str, lexicon: Lexicon) -> Mapping[str, _Near]:
    """By word without accents, those that may have been meant, the likeliest first: all are as near.

    Of several, those of the reader's language alone, if there are any: the most frequent first,
    then those as long.
    """
    slips = spelling.slips(word)
    # Whoever types may type anything: what is no word is near to none, and PostgreSQL keeps no NUL.
    if not slips or not word.isalnum():
        return {}
    there = _there(tx, word, slips)
    sounds = {**lexicon.sounds, **{plain: spelling.sound(plain) for plain in there}}
    best = spelling.nearest(word, sounds)
    found = {plain: there.get(plain) or _Near(lexicon.spellings[plain]) for plain in best}
    own = {plain for plain, one in found.items() if _is_of(language, plain, one, lexicon)}
    kept = [one for one in found if one in own or not own]
    as_long = {plain: abs(len(plain) - len(word)) for plain in kept}
    ordered = sorted(kept, key=lambda plain: (-found[plain].often, as_long[plain], best.index(plain)))
    return {plain: found[plain] for plain in ordered[:_MOST_READ]}


def _there(tx: Transaction, word: str, slips: int) -> Mapping[str, _Near]:
    """Words of the collection that begin with one of its first letters and are about as long."""
    rows = searching.near(tx, word[:2], range(len(word) - slips, len(word) + slips + 1))
    by_word: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for plain, shown, term, often in rows:
        by_word[plain].append((shown, term, often))
    return {
        plain: _Near(some[0][0], tuple(term for _, term, _ in some), max(often for *_, often in some))
        for plain, some in by_word.items()
    }


def _is_of(language: str, plain: str, near: _Near, lexicon: Lexicon) -> bool:
    letter = w.LETTERS[language]
    return lexicon.is_spelled(language, plain) or any(
        term.lstrip("0123456789")[0] == letter for term in near.terms
    )


def _meant(said: str, language: str, lexicon: Lexicon, share: float) -> Iterator[Form]:
    """All that answers these words, instead of what was typed."""
    for unit in queries.read(said, language, lexicon).units:
        for form in unit.forms:
            yield Form(form.language, form.terms, round(unit.weight * form.weight * share, 4), Why.MENDED)


def _form(tx: Transaction, term: str, weight: float, why: Why) -> Form:
    bare = term.removeprefix(searching.scope(tx))
    language = next(one for one, letter in w.LETTERS.items() if letter == bare[0])
    return Form(language, (bare,), weight, why)
