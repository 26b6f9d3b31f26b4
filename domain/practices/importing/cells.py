"""A row of a spreadsheet as an entry: over what is known of the practice, every mistake at its cell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from domain.errors import DomainError
from domain.folding import fold
from domain.importing.lines import DASHES, Code, one_line
from domain.practices import fields, places
from domain.practices.entries import KEY_LENGTH, Entry
from domain.practices.errors import NoSuchPlace
from domain.practices.importing.outcome import Fault
from domain.practices.model import (
    TEXTS,
    ContactShown,
    EvidenceLevel,
    Facts,
    HostKind,
    Maturity,
    Wording,
)
from domain.practices.sheet import WORDS, F
from domain.records import replace
from domain.regions import country_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from domain.importing.lines import Line
    from domain.practices.importing.outcome import Known

_NEEDED: Final = (F.KEY, F.LANGUAGE, F.TITLE, F.SUMMARY, F.THEME)
_ENUMS: Final[dict[F, Any]] = {
    F.HOST: HostKind,
    F.MATURITY: Maturity,
    F.LEVEL: EvidenceLevel,
    F.CONTACT_SHOWN: ContactShown,
}
_LINES: Final = frozenset({F.PLACE, F.ORGANISATION, F.CONTACT})
_NAMES: Final = {F.HOST: "host", F.STARTED: "started", F.ENDED: "ended"}
"""Fields of `Facts` that are called otherwise than their column."""


def read_row(line: Line, known: Known) -> Entry | None:
    """The entry that a row asks for; None for a row with a mistake, which is noted."""
    row = _Row(line, known)
    entry = row.entry()
    return None if line.faulty else entry


def key_of(line: Line) -> str:
    """The key that a row names, "" for none."""
    return line.text(F.KEY)


def _begun(facts: Facts, today: date) -> Facts:
    fields.must_have_begun(facts, today)
    return facts


class _Row:
    """One row while it is read. An empty cell leaves what is known, a hyphen clears it."""

    def __init__(self, line: Line, known: Known) -> None:
        self._line, self._known = line, known
        self._key = line.text(F.KEY)
        self._practice = known.practices.get(self._key)

    def entry(self) -> Entry:
        """What the row asks for; what is wrong is noted in its line."""
        if len(self._key) > KEY_LENGTH:
            self._line.wrong(F.KEY, Code.LONG, number=KEY_LENGTH)
        if not self._key:
            self._wrong(F.KEY, Fault.MISSING)
        language, original = self._coded(F.LANGUAGE) or "", self._coded(F.ORIGINAL) or ""
        words, facts = self._words(language), self._facts()
        said = {F.LANGUAGE: language, F.TITLE: words.title, F.SUMMARY: words.summary, F.THEME: facts.theme}
        for needed in _NEEDED[1:]:
            if needed is F.THEME and original not in ("", language):
                continue  # its original says it
            # A word that stands there and is none is told already.
            if not said[needed] and self._line.value(needed) is None:
                self._wrong(needed, Fault.MISSING)
        if self._practice is not None:
            first = self._practice.original.language
            original = "" if language == first else original or first
        return Entry(self._key, words, facts, "" if original == language else original)

    def _words(self, language: str) -> Wording:
        there = (
            {}
            if self._practice is None
            else {one.words.language: one.words for one in self._practice.wordings}
        )
        said = there.get(language, Wording(language))
        title = self._value(F.TITLE)
        if title is not None:
            said = self._tried(F.TITLE, said, fields.tidy_words, title=title)
        for name in TEXTS:
            if (text := self._whole(F(name))) is not None:
                said = self._tried(F(name), said, fields.tidy_words, **{name: text})
        if (words := self._value(F.KEYWORDS)) is not None:
            parts = tuple(one.strip() for one in words.replace(";", ",").split(",") if one.strip())
            said = self._tried(F.KEYWORDS, said, fields.tidy_words, keywords=parts)
        return said

    def _facts(self) -> Facts:
        said = before = Facts() if self._practice is None else self._practice.facts
        own = self._known.own_themes

        def tidy(facts: Facts) -> Facts:
            return fields.tidy_facts(facts, own)

        said = self._theme(said, own)
        said = self._region(said)
        for key, enum in _ENUMS.items():
            code = self._coded(key)
            if code is not None:
                value = enum(code) if code else getattr(Facts(), _NAMES.get(key, key.value))
                said = replace(said, **{_NAMES.get(key, key.value): value})
        if (failed := self._coded(F.FAILURE)) is not None:
            said = replace(said, failure=failed == "yes")
        for key in (*sorted(_LINES), F.ENDED, F.STARTED):
            if (text := self._value(key)) is not None:
                said = self._tried(key, said, tidy, **{_NAMES.get(key, key.value): text})
        if (said.started, said.maturity) != (before.started, before.maturity):
            self._tried(F.STARTED, said, partial(_begun, today=self._known.today))
        if (links := self._whole(F.LINKS)) is not None:
            said = self._tried(F.LINKS, said, tidy, links=fields.split_links(links))
        return said

    def _theme(self, said: Facts, own: Collection[str]) -> Facts:
        text = self._value(F.THEME)
        if text is None:
            return said
        by_word = {fold(one): one for one in own} | dict(WORDS[F.THEME])
        if text and fold(text) not in by_word:
            self._wrong(F.THEME, Fault.THEME)
            return said
        return replace(said, theme=by_word[fold(text)] if text else "")

    def _region(self, said: Facts) -> Facts:
        """Both as chat understands them. A region that is another has its country with it."""
        country = self._place(F.COUNTRY, places.country, Fault.COUNTRY)
        region = self._place(F.REGION, places.region, Fault.REGION)
        if country is None and region and region != said.region:
            country = country_of(region)
        if country is not None:
            said = replace(said, country=country)
        return said if region is None else replace(said, region=region)

    def _place(self, field: F, read: Callable[[str, Mapping[str, str]], str], fault: Fault) -> str | None:
        """The code of a place: None where nothing stands there, or nothing that is understood."""
        text = self._value(field)
        try:
            return text if text is None else read(text, self._known.countries)
        except NoSuchPlace:
            self._wrong(field, fault)
            return None

    def _coded(self, field: F) -> str | None:
        """The code of the cell's word: None where nothing stands there, "" where it is cleared or wrong."""
        text = self._line.value(field)
        if not text:
            if text == "" and field in _NEEDED:
                self._wrong(field, Fault.CLEARED)
            return text
        code = WORDS[field].get(fold(text))
        if code is None:
            self._wrong(field, Fault.WORD)
        return code or ""

    def _value(self, field: F) -> str | None:
        text = self._line.value(field)
        if text == "" and field in _NEEDED:
            self._wrong(field, Fault.CLEARED)
        return text

    def _whole(self, field: F) -> str | None:
        """A text with its lines: None where nothing stands there, "" where it is cleared."""
        text = self._line.whole(field)
        if one_line(text) in DASHES:
            if field in _NEEDED:
                self._wrong(field, Fault.CLEARED)
            return ""
        return text or None

    def _tried(self, field: F, said: Any, tidy: Callable[[Any], Any], **what: Any) -> Any:
        """The same with this, tidied; as it was, with the mistake noted, where that is refused."""
        try:
            return tidy(replace(said, **what))
        except DomainError as refused:
            self._wrong(field, refused)
            return said

    def _wrong(self, field: F, detail: Fault | DomainError) -> None:
        self._line.wrong(field, Code.SLOT, detail=detail)
