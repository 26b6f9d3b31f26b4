"""Concepts as SKOS: out and in again without a loss, extracts of other vocabularies, and what is refused."""

from __future__ import annotations

import pytest

from documents.vocabulary.skos import read, write
from domain.search.exchange import LARGEST, MOST_LABELS, Refusal, VocabularyRefused
from domain.search.lexicon import Concept
from services.practices.vocabulary import shipped

GEMET = b"""@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix g: <http://www.eionet.europa.eu/gemet/concept/> .
g:1 a skos:Concept ; skos:prefLabel "peat bog"@en, "tourbi\xc3\xa8re"@fr, "Moor"@de ; skos:altLabel "bog"@en-GB ;
    skos:narrower g:2 .
g:2 a skos:Concept ; skos:prefLabel "turfeira alta"@pt-PT ; skos:related g:1, g:99 .
g:3 a skos:Concept ; skos:prefLabel "Heide"@de .
"""
EUROVOC = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
  xmlns:xl="http://www.w3.org/2008/05/skos-xl#">
 <skos:Concept rdf:about="http://eurovoc.europa.eu/1">
  <xl:prefLabel><xl:Label><xl:literalForm xml:lang="es">turbera</xl:literalForm></xl:Label></xl:prefLabel>
  <skos:broader rdf:resource="http://eurovoc.europa.eu/1"/>
 </skos:Concept>
</rdf:RDF>"""
BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&b;</rdf:RDF>"""


@pytest.mark.parametrize("name", ["out.ttl", "out.rdf"])
def test_what_ships_goes_out_and_comes_in_again(name: str) -> None:
    ours = {f"urn:techlink:concept:{one.id}": one for one in shipped().concepts if one.id}
    back = {one.id: one for one in read(write(shipped().concepts, name), name)}
    assert set(back) == set(ours)
    for id_, one in back.items():
        for language, labels in ours[id_].labels.items():
            assert set(one.labels[language]) == set(labels)
            assert one.labels[language][0] == labels[0]
        assert {f"urn:techlink:concept:{above}" for above in ours[id_].broader} <= set(one.broader)


def test_an_extract_keeps_our_languages_and_what_it_knows() -> None:
    first, second = read(GEMET, "gemet.ttl")
    assert first.labels == {"en": ("peat bog", "bog"), "fr": ("tourbière",), "es": (), "pt": ()}
    assert second.labels["pt"] == ("turfeira alta",)
    assert second.broader == (first.id,)
    assert second.related == (first.id,)


def test_labels_that_are_things_are_read_and_nothing_is_broader_than_itself() -> None:
    (one,) = read(EUROVOC, "eurovoc.rdf")
    assert one.labels["es"] == ("turbera",)
    assert one.broader == ()


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "x.ttl", Refusal.EMPTY),
        (b"PK\x03\x04", "x.ttl", Refusal.UNREADABLE),
        (b"<a>", "x.rdf", Refusal.UNREADABLE),
        (b"\xff\xfe\x00", "x.rdf", Refusal.UNREADABLE),
        (b"<a/>", "x.rdf", Refusal.EMPTY),
        (GEMET, "x.json", Refusal.KIND),
        (BOMB, "x.rdf", Refusal.ENTITIES),
        (b" " * (LARGEST + 1), "x.ttl", Refusal.LARGE),
    ],
)
def test_what_is_no_vocabulary_is_refused(data: bytes, name: str, why: Refusal) -> None:
    with pytest.raises(VocabularyRefused) as refused:
        read(data, name)
    assert refused.value.why == why


def test_no_more_labels_are_taken_than_anybody_needs() -> None:
    many = tuple(f"label {number:03}" for number in range(100))
    data = write([Concept({"en": (*many, "x" * 500)}, "a")], "x.ttl")
    assert len(read(data, "x.ttl")[0].labels["en"]) == MOST_LABELS
