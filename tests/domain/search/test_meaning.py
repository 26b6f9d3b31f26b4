"""What a word means: as it is spelled before as it is stemmed, by its expressions, and in other languages."""

from __future__ import annotations

from domain.search import queries
from domain.search.lexicon import Concept, Lexicon

RIDE = Concept({"en": ("lift",), "fr": ("covoiturage",), "es": ("viaje compartido",), "pt": ("boleia",)})
CAKE = Concept({"en": ("cake",), "fr": ("gâteau",), "es": ("pastel",), "pt": ("bolo",)})
BIKE = Concept(
    {"en": ("cargo bike",), "fr": ("vélo cargo",), "es": ("bici de carga",), "pt": ("bicicleta de carga",)}
)
ELEVATOR = Concept(
    {"en": ("lift", "elevator"), "fr": ("ascenseur",), "es": ("ascensor",), "pt": ("elevador",)}
)
AGAIN = Concept({"en": ("elevator", "lift"), "fr": ("ascenseur",), "es": ("ascensor",), "pt": ("ascensor",)})
WORKLESS = Concept({"en": ("unemployment",), "fr": ("chômage",), "es": ("paro",), "pt": ("desemprego",)})
STOP = Concept({"en": ("stop",), "fr": ("arrêter",), "es": ("parar",), "pt": ("parar",)})
LEXICON = Lexicon([CAKE, RIDE, BIKE, ELEVATOR, AGAIN, WORKLESS, STOP])


def weights(text: str, language: str) -> dict[str, float]:
    """By term, how much it counts in the query's first unit."""
    forms = queries.read(text, language, LEXICON).units[0].forms
    return {" ".join(form.terms): form.weight for form in forms}


def test_a_word_means_what_is_spelled_so_before_what_has_its_stem() -> None:
    (ride, certain), (cake, less) = LEXICON.meant("pt", ["boleias"])
    assert (LEXICON.concepts[ride], LEXICON.concepts[cake]) == (RIDE, CAKE)
    assert certain == 1.0 > less


def test_what_is_written_as_one_word_is_taken_apart_where_it_means_something() -> None:
    assert queries.apart("cargobike", "en", LEXICON) == ("cargo", "bike")
    assert queries.apart("keyboard", "en", LEXICON) is None


def test_an_expression_is_one_unit_and_its_words_count_less() -> None:
    units = queries.read("cargo bikes", "en", LEXICON).units
    assert [one.said for one in units] == ["cargo bikes", "cargo", "bikes"]
    assert units[0].weight == 1.0 > units[1].weight
    assert ("pt", ("pbiciclet", "pcarg")) in {(form.language, form.terms) for form in units[0].forms}


def test_a_generic_word_is_no_label_for_an_expression_that_lost_its_others() -> None:
    online = Lexicon(
        [Concept({"en": ("online",), "fr": ("en ligne",), "es": ("en línea",), "pt": ("em linha",)})]
    )
    (sense, _), *_ = online.meant("en", ["online"])
    assert [label.language for label in online.labels(sense)] == ["en"]


def test_a_translation_that_says_other_things_too_counts_less() -> None:
    found = weights("ascensor", "es")
    assert found["elift"] < found["eelev"] < found["fascenseur"]
    assert found["sascensor"] > found["fascenseur"]


def test_an_entry_that_is_there_twice_is_one_sense() -> None:
    elevator = next(one for one in LEXICON.labels(3) if one.shown == "lift")
    assert LEXICON.sure(elevator.terms, {3}) == 1 / 2
    assert LEXICON.sure(elevator.terms, {1, 3}) == 1.0


def test_a_stem_that_unrelated_words_share_counts_less_than_the_word() -> None:
    found = weights("paro", "es")
    assert found["s0paro"] == 1.0 > found["spar"]
    assert weights("chômage", "fr")["s0paro"] > weights("chômage", "fr")["spar"]
    assert found["s0parar"] < found["spar"]


def test_a_figure_alone_is_looked_for_nowhere() -> None:
    assert queries.read('" OR 1=1 --', "en", LEXICON).empty
    assert not queries.read("2030", "en", LEXICON).empty
