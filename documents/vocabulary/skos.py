"""SKOS written and read: `await core.offload(read, data, filename)`. Only for worker processes.

Nothing is fetched for a file: what it names elsewhere stays a name. An RDF/XML file with entities of its own
is refused, since a few lines of those can grow to gigabytes.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from domain.search.exchange import (
    LARGEST,
    LONGEST_ID,
    LONGEST_LABEL,
    MOST_CONCEPTS,
    MOST_LABELS,
    Refusal,
    VocabularyRefused,
)
from domain.search.lexicon import Concept
from domain.search.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Graph

FORMATS: Final = {".ttl": "turtle", ".rdf": "xml", ".xml": "xml"}
_WRITTEN: Final = {"turtle": "turtle", "xml": "xml"}
_OURS: Final = "urn:techlink:concept:"
_SCHEME: Final = "urn:techlink:vocabulary"
_XL: Final = "http://www.w3.org/2008/05/skos-xl#"


def format_of(filename: str) -> str:
    """What a file's name says it is. Raises `VocabularyRefused`."""
    found = FORMATS.get(PurePath(filename.lower()).suffix)
    if found is None:
        raise VocabularyRefused(Refusal.KIND, detail=filename[:100])
    return found


def write(concepts: Iterable[Concept], filename: str) -> bytes:
    """The concepts that have an id, in the form that the name says. Raises `VocabularyRefused`."""
    from rdflib import RDF, SKOS, Graph, Literal, URIRef  # noqa: PLC0415 - heavy, and only workers pay for it

    graph, scheme, form = Graph(), URIRef(_SCHEME), format_of(filename)
    graph.bind("skos", SKOS)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    for one in (each for each in concepts if each.id):
        subject = URIRef(_iri(one.id))
        graph.add((subject, RDF.type, SKOS.Concept))
        graph.add((subject, SKOS.inScheme, scheme))
        for language, labels in one.labels.items():
            for place, label in enumerate(dict.fromkeys(labels)):
                kind = SKOS.altLabel if place else SKOS.prefLabel
                graph.add((subject, kind, Literal(label, lang=language)))
        for above in one.broader:
            graph.add((subject, SKOS.broader, URIRef(_iri(above))))
            graph.add((URIRef(_iri(above)), SKOS.narrower, subject))
        for beside in one.related:
            graph.add((subject, SKOS.related, URIRef(_iri(beside))))
            graph.add((URIRef(_iri(beside)), SKOS.related, subject))
        if not one.broader:
            graph.add((subject, SKOS.topConceptOf, scheme))
    return graph.serialize(format=_WRITTEN[form], encoding="utf-8")


def read(data: bytes, filename: str) -> tuple[Concept, ...]:
    """The concepts of a file that have a label in any of our languages. Raises `VocabularyRefused`."""
    form = format_of(filename)
    if len(data) > LARGEST:
        raise VocabularyRefused(Refusal.LARGE, len(data), LARGEST)
    graph = _graph(data, form)
    found = tuple(one for one in _concepts(graph) if any(one.labels.values()))
    if not found:
        raise VocabularyRefused(Refusal.EMPTY)
    if len(found) > MOST_CONCEPTS:
        raise VocabularyRefused(Refusal.MANY, len(found), MOST_CONCEPTS)
    return found


def _graph(data: bytes, form: str) -> Graph:
    from rdflib import Graph  # noqa: PLC0415

    if form == "xml":
        _must_be_harmless(data)
    graph = Graph()
    try:
        graph.parse(data=data, format=form)
    # Its parsers raise whatever they meet: of XML, of bytes, of their own.
    except Exception as error:
        raise VocabularyRefused(Refusal.UNREADABLE, detail=str(error)[:200]) from error
    return graph


def _must_be_harmless(data: bytes) -> None:
    from xml.sax import SAXException  # noqa: PLC0415
    from xml.sax.handler import ContentHandler  # noqa: PLC0415

    from defusedxml import DefusedXmlException  # noqa: PLC0415
    from defusedxml.sax import parseString  # noqa: PLC0415

    try:
        parseString(data, ContentHandler())
    except DefusedXmlException as error:
        raise VocabularyRefused(Refusal.ENTITIES) from error
    except (SAXException, ValueError, LookupError) as error:
        raise VocabularyRefused(Refusal.UNREADABLE, detail=str(error)[:200]) from error


def _concepts(graph: Graph) -> Iterator[Concept]:
    from rdflib import RDF, SKOS, URIRef  # noqa: PLC0415

    known = {str(one) for one in graph.subjects(RDF.type, SKOS.Concept) if isinstance(one, URIRef)}
    for id_ in sorted(one for one in known if len(one) <= LONGEST_ID):
        subject = URIRef(id_)
        above = {*graph.objects(subject, SKOS.broader), *graph.subjects(SKOS.narrower, subject)}
        beside = {*graph.objects(subject, SKOS.related), *graph.subjects(SKOS.related, subject)}
        labels = {one: _labels(graph, subject, one) for one in LANGUAGES}
        yield Concept(labels, id_, _named(above, known, id_), _named(beside, known, id_))


def _named(found: Iterable[Any], known: set[str], itself: str) -> tuple[str, ...]:
    return tuple(sorted({str(one) for one in found} & known - {itself}))


def _labels(graph: Graph, subject: Any, language: str) -> tuple[str, ...]:
    """The preferred label first, each once; "pt-BR" is Portuguese."""
    from rdflib import SKOS  # noqa: PLC0415

    found: list[str] = []
    for plain, name in (
        (SKOS.prefLabel, "prefLabel"),
        (SKOS.altLabel, "altLabel"),
        (SKOS.hiddenLabel, "hiddenLabel"),
    ):
        said = [*graph.objects(subject, plain), *_extended(graph, subject, name)]
        words = {
            " ".join(str(one).split())
            for one in said
            if str(getattr(one, "language", "") or "").lower().partition("-")[0] == language
        }
        found += sorted(one for one in words if one and len(one) <= LONGEST_LABEL)
    return tuple(dict.fromkeys(found))[:MOST_LABELS]


def _extended(graph: Graph, subject: Any, name: str) -> Iterator[Any]:
    """Labels that are things of their own, as EuroVoc has them."""
    from rdflib import URIRef  # noqa: PLC0415

    for one in graph.objects(subject, URIRef(_XL + name)):
        yield from graph.objects(one, URIRef(f"{_XL}literalForm"))


def _iri(id_: str) -> str:
    return id_ if ":" in id_ else _OURS + id_
