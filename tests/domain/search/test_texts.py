"""Words, terms and pieces of texts: whatever is written, what is cut out of it is in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.practices.model import Facts, Wording
from domain.search import failures, indexing, snippets
from domain.search import words as w

ANY = st.text(max_size=300)
LANGUAGE = st.sampled_from(w.LANGUAGES)


@given(text=ANY)
def test_words_stand_in_the_text_where_they_say_one_after_the_other(text: str) -> None:
    at = 0
    for one in w.places(text):
        assert at <= one.start() < one.end()
        assert text[one.start() : one.end()].isalnum()
        at = one.end()


@given(language=LANGUAGE, text=ANY)
def test_a_term_holds_letters_and_digits_alone_so_that_no_engine_reads_it_otherwise(
    language: str, text: str
) -> None:
    for term in w.terms(language, text):
        assert term[0] == w.LETTERS[language]
        assert term.isalnum() or not term.isascii()
        assert not set(term) & set(" \"'*():^-|&!<>\\\x00")


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "bicycles", "bicycle"),
        ("fr", "écoles", "école"),
        ("es", "bicicletas", "bicicleta"),
        ("pt", "formações", "formação"),
    ],
)
def test_inflected_words_have_one_term(language: str, one: str, other: str) -> None:
    assert w.term(language, one) == w.term(language, other)


@given(text=ANY, language=LANGUAGE)
def test_a_snippet_is_a_piece_of_the_text_and_marks_what_was_found(text: str, language: str) -> None:
    terms = frozenset(w.terms(language, text)[:3])
    found = snippets.cut([text], language, terms)
    # Three dots stand where something was left out.
    inside = "".join(piece for piece, _ in found.pieces if piece != "…")
    assert inside in text.replace("\n", " ")
    assert len(found.text) <= snippets.LENGTH + 2
    assert all(w.term(language, piece.lower()) in terms for piece, bold in found.pieces if bold)


def test_a_snippet_shows_where_most_of_it_stands() -> None:
    text = f"Nothing here. {'word ' * 80}Cargo bikes deliver the last mile. {'word ' * 80}"
    found = snippets.cut([text], "en", frozenset(w.terms("en", "cargo bikes last mile")))
    assert "[Cargo] [bikes] deliver the [last] [mile]" in found.marked("[", "]")
    assert found.text.startswith("…")
    assert found.text.endswith("…")


@given(title=ANY, body=ANY, language=LANGUAGE)
def test_what_is_analysed_is_of_its_scope_and_counted(title: str, body: str, language: str) -> None:
    found = indexing.analyse("7", Wording(language, title, "", body), Facts(), ["Norte"])
    every = [term for field in indexing.FIELDS for term in found.fields[field].split()]
    exact = [term for term in every if term.startswith(f"7{w.LETTERS[language]}0")]
    assert found.length <= len(every) <= found.length + len(exact)
    assert all(term.startswith(f"7{w.LETTERS[language]}") for term in every)
    assert {one.term for one in found.known} <= set(every)


def test_a_word_whose_stem_other_words_have_is_found_as_it_is_too() -> None:
    title = indexing.analyse("1", Wording("es", "El paro"), Facts()).fields["title"]
    assert title == "1spar 1s0paro"
    assert indexing.analyse("1", Wording("es", "Parar"), Facts()).fields["title"] == "1spar 1s0parar"
    assert indexing.analyse("1", Wording("es", "Ascensores"), Facts()).fields["title"] == "1sascensor"


@pytest.mark.parametrize("language", w.LANGUAGES)
def test_what_failed_has_a_word_for_it(language: str) -> None:
    words = Wording(language, "A")
    failed = indexing.analyse("1", words, Facts(failure=True)).fields["keywords"]
    assert f"1{w.term(language, failures.WORD[language])}" in failed.split()
    assert indexing.analyse("1", words, Facts()).fields["keywords"] == ""


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("bikes that did not work", "bikes that failure"),
        ("It didn’t work out", "It failure"),
        ("qué no funcionó", "qué fracaso"),
        ("no salió bien", "fracaso"),
        ("ce qui n’a pas marché", "ce qui échec"),
        ("o que não resultou", "o que fracasso"),
        ("they did work, and not alone", "they did work, and not alone"),
    ],
)
def test_what_did_not_work_is_called_a_failure(said: str, named: str) -> None:
    assert failures.named(said) == named


def test_hyphens_are_found_with_and_without() -> None:
    found = indexing.analyse("1", Wording("en", "An e-bike for everybody"), Facts())
    assert {"1eebik", "1ebike", "1ebik"} & set(found.fields["title"].split())


@given(st.text(alphabet="ab-‑_ é1'", max_size=40))
def test_words_with_hyphens_are_found_as_the_plain_pattern_finds_them(text: str) -> None:
    plain = re.finditer(r"[^\W_]+(?:[-‐‑][^\W_]+)+", text)
    assert list(w.joined(text)) == [re.sub(r"[\W_]", "", one[0]) for one in plain]
