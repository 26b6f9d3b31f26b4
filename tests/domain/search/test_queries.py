"""What was typed, read: no text is an error, and what is looked for has a reason and a weight."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.search import queries, spelling
from domain.search import words as w
from domain.search.indexing import FIELDS
from domain.search.lexicon import Concept, Lexicon
from domain.search.queries import Why
from domain.search.ranking import Candidate, Collection, Scored, rank, told_apart

NOW = datetime(2027, 1, 12, tzinfo=UTC)
LEXICON = Lexicon(
    [
        Concept(
            {"en": ("cargo bike", "freight bicycle"), "fr": ("vélo cargo",), "es": ("bicicleta de carga",),
             "pt": ("bicicleta de carga",)},
            "cargo_bike", ("vehicle",),
        ),
        Concept({"en": ("vehicle",), "fr": ("véhicule",), "es": ("vehículo",), "pt": ("veículo",)}, "vehicle"),
        Concept({"en": ("leather",), "fr": ("cuir",), "es": ("cuero",), "pt": ("couro",)}),
    ]
)  # fmt: skip


@given(text=st.text(max_size=400), language=st.sampled_from(w.LANGUAGES))
def test_any_text_is_read(text: str, language: str) -> None:
    found = queries.read(text, language, LEXICON)
    assert found.language in w.LANGUAGES
    assert len(found.units) <= 2 * queries.MOST_WORDS
    for unit in found.units:
        assert 0 < len(unit.forms) <= queries.MOST_FORMS
        assert all(0 < form.weight <= 1 and form.terms for form in unit.forms)
        assert [form.weight for form in unit.forms] == sorted((f.weight for f in unit.forms), reverse=True)


@pytest.mark.parametrize("text", ["", "the of and", "…!?", " \n\t", "()\"'*"])
def test_what_carries_no_meaning_is_empty(text: str) -> None:
    assert queries.read(text, "en", LEXICON).empty


def test_an_expression_is_one_thing_in_all_languages() -> None:
    found = queries.read("the cargo bikes", "en", LEXICON)
    whole = found.units[0]
    assert whole.said == "cargo bikes"
    assert {form.language for form in whole.forms if form.why is Why.TRANSLATION} == {"fr", "es", "pt"}
    assert any(form.why is Why.SYNONYM for form in whole.forms)
    assert any(form.why is Why.BROADER for form in whole.forms)


def test_an_expression_ends_with_a_word_that_means_something() -> None:
    assert queries.read("cargo bikes for the", "en", LEXICON).units[0].said == "cargo bikes"


def test_words_of_another_language_are_known_as_such() -> None:
    assert queries.read("cuir véhicule", "pt", LEXICON).language == "fr"


@given(
    word=st.text(alphabet="abcdefgh", min_size=1, max_size=12),
    known=st.lists(st.text("abcdefgh", min_size=1)),
)
def test_what_was_probably_meant_is_known_and_near(word: str, known: list[str]) -> None:
    found = spelling.nearest(word, {one: spelling.sound(one) for one in known})
    assert set(found) <= set(known)
    if not spelling.slips(word):
        assert not found


def candidate(number: int, **fields: str) -> Candidate:
    said = {name: fields.get(name, "") for name in FIELDS}
    length = sum(len(one.split()) for one in said.values())
    return Candidate(number, number, "en", said, length, NOW, "declared", {})


def test_a_title_outweighs_a_mention_and_shares_tell_them_apart() -> None:
    query = queries.read("leather", "en", LEXICON)
    texts = [
        candidate(1, title="1eleather", keywords="1eleather", summary="1eleather"),
        candidate(2, title="1ewool", summary="1ewool", body="1ewool 1eleather 1ewool"),
    ]
    best, weak = rank(query, texts, Collection(50, 4.0, {"1eleather": 2}), "1", NOW)
    assert (best.practice, weak.practice) == (1, 2)
    assert 0 < weak.share < best.share <= 1
    assert best.share > 0.7


def scored(number: int, score: float, share: float) -> Scored:
    return Scored(number, number, score, (), covered=1.0, phrase=0.0, fresh=0.0, evidence=0.0, share=share)


def test_what_has_little_to_do_with_it_comes_last_and_is_marked() -> None:
    some = [scored(1, 6, 0.6), scored(2, 2, 0.1), scored(3, 1.9, 0.15), scored(4, 1.8, 0.3)]
    assert [(one.practice, one.weak) for one in told_apart(some)] == [
        (1, False), (4, False), (2, True), (3, True),
    ]  # fmt: skip
    # The same answer counts where nothing is better.
    assert not told_apart([scored(3, 1.9, 0.15)])[0].weak
    assert told_apart([scored(2, 2, 0.1)])[0].weak
    assert told_apart([]) == ()
