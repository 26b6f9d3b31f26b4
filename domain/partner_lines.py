"""Partners as a coordinator types them, one a line: `Porto technology centre; Portugal; Portuguese`.

Forgiving on purpose: bullets and numbers before a line, tabs from a spreadsheet instead of semicolons, the
fields after the name in any order or missing, commas where nothing else separates. What is not understood
is handed back as typed, line by line, with the reason: nothing is guessed that a person would have to find
and undo later.
"""

from __future__ import annotations

import difflib
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.folding import fold
from domain.networks import PartnerKind
from domain.records import Record, field
from domain.regions import REGIONS, country_of, is_code, may_exist, region_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAME_LENGTH: Final = 80
"""Roles and channels on Discord hold 100 characters; the rest is left for what is put before a name."""

MOST_PARTNERS: Final = 40
"""A category on Discord holds 50 channels: one a partner, the coordination's, some of the network's own."""


_PIECES: Final = re.compile(r"[,/()]|\s[-–]\s")


class Place(Record):
    """A country (ISO 3166) and, where it was said, a region (NUTS)."""

    country: str | None = None
    region: str | None = None


class Words(Record):
    """What people call places, languages and kinds, folded (`domain.folding`), in all our languages.

    `spelt` gives the folded words their own spelling back, for proposals.
    """

    places: Mapping[str, Place]
    languages: Mapping[str, str]
    kinds: Mapping[str, PartnerKind]
    spelt: Mapping[str, str] = field(default_factory=dict)


class Reason(StrEnum):
    """Why a line was not understood."""

    NO_NAME = "no_name"
    LONG_NAME = "long_name"
    UNKNOWN_WORDS = "unknown_words"
    SAID_TWICE = "said_twice"
    DOUBLE = "double"
    LEFT = "left"
    TOO_MANY = "too_many"


class Fault(Record):
    """A line that was not understood: as typed, why, which words of it, and what they may have meant."""

    text: str
    reason: Reason
    words: str = ""
    near: tuple[str, ...] = ()


class TypedPartner(Record):
    """A line that was understood. What was not said is None; a kind may be guessed from the name."""

    name: str
    country: str | None = None
    region: str | None = None
    language: str | None = None
    kind: PartnerKind | None = None


class _Refused(Exception):
    def __init__(self, reason: Reason, words: str = "", near: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason, self.words, self.near = reason, words, near


def read_lines(
    text: str, words: Words, taken: Iterable[str] = (), left: Iterable[str] = ()
) -> tuple[tuple[TypedPartner, ...], tuple[Fault, ...]]:
    """What each line says, and the lines that say nothing we understand.

    `taken` are names already there, `left` those of partners that left: they are not used again.
    """
    names, gone = {fold(name) for name in taken}, {fold(name) for name in left}
    partners: list[TypedPartner] = []
    faults: list[Fault] = []
    for line in filter(None, (_bare(line) for line in text.splitlines())):
        try:
            partner = _read_line(line, words)
            _check(partner, names, gone)
        except _Refused as refused:
            faults.append(Fault(line, refused.reason, refused.words, refused.near))
        else:
            names.add(fold(partner.name))
            partners.append(partner)
    return tuple(partners), tuple(faults)


def _read_line(line: str, words: Words) -> TypedPartner:
    name, fields = _split(line, words)
    said: dict[str, object] = {}
    clear = [text for text in fields if not _ambiguous(text, words)]
    for text in [*clear, *(text for text in fields if _ambiguous(text, words))]:
        for key, value in _meaning(text, words, said).items():
            if said.setdefault(key, value) != value:
                raise _Refused(Reason.SAID_TWICE, text)
    kind = said.get("kind") or kind_in_name(name, words)
    return TypedPartner(name, **(said | {"kind": kind}))  # type: ignore[arg-type]


def as_line(partner: TypedPartner, place: str = "", language: str = "", kind: str = "") -> str:
    """The line that says this partner, with the given words for its place, language and kind."""
    return "; ".join(part for part in (partner.name, place, language, kind) if part)


def read_place(text: str, words: Words) -> Place | tuple[str, ...]:
    """The place that a text names; places that it may have meant where it names none that we know."""
    try:
        said = _place(_without_own_name(text), words)
    except _Refused:
        return _near_places(text, words)
    place = Place(str(said["country"]), str(said["region"]) if "region" in said else None)
    known = {one.country for one in words.places.values()}
    exists = place.country in known and (place.region is None or may_exist(place.region))
    return place if exists else _near_places(text, words)


def _without_own_name(text: str) -> str:
    """A place that gives its code does not need its name, which may be a country's too: Guadeloupe."""
    pieces = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
    codes = [piece.upper() for piece in pieces if piece.upper() in REGIONS]
    own = {fold(name) for code in codes for name in REGIONS[code]}
    return ", ".join(piece for piece in pieces if fold(piece) not in own) if codes else text


def kind_in_name(name: str, words: Words) -> PartnerKind | None:
    """The kind a name gives away ("Université de …"); the longest word wins ("technology centre")."""
    plain = f" {_letters(name)} "
    named = {word: _letters(word) for word, kind in words.kinds.items() if kind is not PartnerKind.OTHER}
    hits = [word for word, letters in named.items() if letters and f" {letters} " in plain]
    return words.kinds[max(hits, key=len)] if hits else None


def _check(partner: TypedPartner, names: set[str], gone: set[str]) -> None:
    if len(partner.name) > NAME_LENGTH:
        raise _Refused(Reason.LONG_NAME)
    if fold(partner.name) in gone:
        raise _Refused(Reason.LEFT, partner.name)
    if fold(partner.name) in names:
        raise _Refused(Reason.DOUBLE, partner.name)
    if len(names) >= MOST_PARTNERS:
        raise _Refused(Reason.TOO_MANY)


def _bare(line: str) -> str:
    """The line without what lists put before it: dashes, bullets, `3.`, `3)`."""
    return re.sub(r"^\s*(?:[-–—•*·]+\s+|\d{1,3}[.)]\s+)?", "", line).strip().rstrip(" \t;")


def _split(line: str, words: Words) -> tuple[str, list[str]]:
    parts = [part.strip() for part in re.split(r"[;\t|]", line)]
    if len(parts) == 1:
        parts = _by_commas(line, words)
    name = re.sub(r"\s+", " ", parts[0]).strip(" ,")
    if not any(letter.isalnum() for letter in name):
        raise _Refused(Reason.NO_NAME)
    return name, [part for part in parts[1:] if part]


def _by_commas(line: str, words: Words) -> list[str]:
    """Names hold commas too: only what is understood is taken off the end."""
    parts = [part.strip() for part in line.split(",")]
    fields: list[str] = []
    while len(parts) > 1 and _known(parts[-1], words):
        fields.append(parts.pop())
    return [", ".join(parts), *fields]


def _known(text: str, words: Words) -> bool:
    try:
        return bool(_meaning(text, words, {}))
    except _Refused:
        return False


def _ambiguous(text: str, words: Words) -> bool:
    """Whether it is a place and something else: "pt", "fr", "es" are languages, "Centro" is a kind."""
    plain = fold(text)
    return plain in words.places and (plain in words.languages or plain in words.kinds)


def _meaning(text: str, words: Words, said: dict[str, object]) -> dict[str, object]:
    """What one field says: a kind, a language, or a place (also in pieces: `Bretagne (France)`).

    What is ambiguous names the place, unless the country is `said` already and it is no region of it.
    """
    plain = fold(text)
    place = words.places.get(plain)
    if place and ("country" not in said or (place.region and place.country == said["country"])):
        return _place(text, words)
    if plain in words.kinds:
        return {"kind": words.kinds[plain]}
    if plain in words.languages:
        return {"language": words.languages[plain]}
    return _place(text, words)


def _place(text: str, words: Words) -> dict[str, object]:
    pieces = [text, *(piece for piece in _PIECES.split(text) if piece.strip())]
    found = [place for piece in pieces if (place := _one_place(piece, words))]
    if not found:
        raise _Refused(Reason.UNKNOWN_WORDS, text, _near(text, words))
    countries = {place.country for place in found}
    if len(countries) > 1:
        raise _Refused(Reason.SAID_TWICE, text)
    regions = [place.region for place in found if place.region]
    # A part of a region is shown with the region's name: "Norte (PT112)".
    region = next((one for one in regions if regions[0] != one and one.startswith(regions[0])), None)
    region = region or next(iter(regions), None)
    said: dict[str, object] = {"country": found[0].country}
    return said | {"region": region} if region else said


def _one_place(text: str, words: Words) -> Place | None:
    code = text.strip().upper()
    if is_code(code):
        return Place(country_of(code), code)
    return words.places.get(fold(text))


def _near_places(text: str, words: Words) -> tuple[str, ...]:
    """What a text may have meant: each place once, however many languages call it nearly that."""
    code = text.strip().upper()
    if is_code(code):
        return tuple(difflib.get_close_matches(code, list(REGIONS), n=3, cutoff=0.6))
    spelt: dict[Place, str] = {}
    for word in _near(text, words, words.places):
        place = words.places[fold(word)]
        spelt.setdefault(place, region_name(place.region) if place.region else word)
    return tuple(spelt.values())


def _near(text: str, words: Words, among: Iterable[str] = ()) -> tuple[str, ...]:
    known = [*(among or (*words.places, *words.languages, *words.kinds))]
    long_enough = [word for word in known if len(word) > 3]
    found = difflib.get_close_matches(fold(text), long_enough, n=3, cutoff=0.75)
    return tuple(words.spelt.get(word, word) for word in found)


def _letters(text: str) -> str:
    return fold(re.sub(r"[^\w]+", " ", text))
