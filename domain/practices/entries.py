"""Practices as other systems give them: objects of a JSON list, read with all that is wrong named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from domain.errors import DomainError
from domain.languages import LANGUAGES
from domain.practices import places
from domain.practices.fields import must_have_begun, tidy_facts, tidy_words
from domain.practices.mistakes import Mistakes
from domain.practices.model import ContactShown, EvidenceLevel, Facts, HostKind, Maturity, Wording
from domain.records import Record, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_TEXTS: Final = (
    "title", "summary", "problem", "solution", "evidence", "resources", "difficulties", "transfer",
)  # fmt: skip
_KNOWN: Final = frozenset({
    *_TEXTS, "key", "language", "original", "keywords", "theme", "country", "region", "place", "organisation",
    "partner_kind", "period", "year", "from", "to", "maturity", "evidence_level", "failure", "contact",
    "contact_shown", "links",
})  # fmt: skip
KEY_LENGTH: Final = 200


class Entry(Record):
    """A practice in one language, as it was given; several with one key are its languages.

    `original` is the language in which it was written first, where the entry says so. `agreed`: its facts are
    those of the practice, whichever its language; else only the original's count.
    """

    key: str
    words: Wording
    facts: Facts
    original: str = ""
    agreed: bool = False


class EntryRefused(DomainError):
    """An object of a list (the first is 1) cannot be read: `field` is at fault, `value` is what it holds.

    `key` is what the object is called, `why` what was refused, where those are known.
    """

    number: int
    field: str
    value: str
    key: str = ""
    why: DomainError | None = None


class Around(Record):
    """What an entry is read with: the network's own themes, names and codes of countries to their codes.

    Without `countries` places are codes already. Nothing begins after `today`.
    """

    own_themes: Collection[str] = ()
    countries: Mapping[str, str] | None = None
    today: date = date.max


_ALONE: Final = Around()


def read(data: Any, around: Around = _ALONE) -> tuple[Entry, ...]:
    """The entries of a list of objects. Raises `EntryRefused`."""
    if not isinstance(data, list):
        raise EntryRefused(0, "", type(data).__name__)
    found = tuple(_entry(number, one, around) for number, one in enumerate(data, start=1))
    _once(found)
    return found


def unknown(data: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The names in these objects that nothing is read of, in the order in which they come."""
    return tuple(dict.fromkeys(name for one in data for name in one if name not in _KNOWN))


def _entry(number: int, said: Any, around: Around) -> Entry:
    if not isinstance(said, dict):
        raise EntryRefused(number, "", type(said).__name__)
    try:
        return _read(number, said, around)
    except EntryRefused as refused:
        refused.key = str(said.get("key") or "").strip()[:KEY_LENGTH]
        raise


def _read(number: int, said: Mapping[str, Any], around: Around) -> Entry:
    for needed in ("key", "language", "title", "summary", "theme"):
        if not str(said.get(needed) or "").strip():
            raise EntryRefused(number, needed, str(said.get(needed, "")))
    language = str(said["language"]).strip().lower()
    if language not in LANGUAGES:
        raise EntryRefused(number, "language", language[:40])
    key = str(said["key"]).strip()
    if len(key) > KEY_LENGTH:
        raise EntryRefused(number, "key", key[:40])
    texts = {name: _text(said, name) for name in _TEXTS}
    words = Wording(language, **texts, keywords=_texts(said, "keywords"))
    wrong = Mistakes()
    facts = _facts(number, said)
    tidy = wrong.tried(lambda: tidy_words(words), words)
    facts = wrong.tried(lambda: _placed(facts, around.countries), facts)
    facts = wrong.tried(lambda: tidy_facts(facts, around.own_themes), facts)
    wrong.tried(lambda: must_have_begun(facts, around.today), None)
    try:
        wrong.tell()
    except DomainError as refused:
        raise EntryRefused(number, "", "", why=refused) from refused
    return Entry(key, tidy, facts, _text(said, "original"))


def _placed(facts: Facts, countries: Mapping[str, str] | None) -> Facts:
    """The same with places by their codes."""
    if countries is None:
        return facts
    country, region = places.country(facts.country, countries), places.region(facts.region, countries)
    return replace(facts, country=country, region=region)


def _facts(number: int, said: Mapping[str, Any]) -> Facts:
    period = said.get("period") or {}
    if not isinstance(period, dict):
        raise EntryRefused(number, "period", str(period)[:40])
    return Facts(
        theme=_text(said, "theme"),
        country=_text(said, "country"),
        region=_text(said, "region"),
        place=_text(said, "place"),
        organisation=_text(said, "organisation"),
        host=_one_of(number, said, "partner_kind", HostKind),
        started=str(period.get("from") or said.get("from") or said.get("year") or ""),
        ended=str(period.get("to") or said.get("to") or ""),
        maturity=_one_of(number, said, "maturity", Maturity),
        evidence_level=_one_of(number, said, "evidence_level", EvidenceLevel) or EvidenceLevel.DECLARED,
        failure=bool(said.get("failure")),
        contact=_text(said, "contact"),
        contact_shown=_one_of(number, said, "contact_shown", ContactShown) or ContactShown.MEMBERS,
        links=_texts(said, "links"),
    )


def _one_of(number: int, said: Mapping[str, Any], name: str, enum: Any) -> Any:
    value = _text(said, name)
    if not value:
        return None
    if value not in {one.value for one in enum}:
        raise EntryRefused(number, name, value[:40])
    return enum(value)


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return "" if value is None else str(value)


def _texts(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = said.get(name) or ()
    if isinstance(value, str):
        return tuple(one.strip() for one in value.replace(";", ",").split(",") if one.strip())
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def _once(entries: Iterable[Entry]) -> None:
    seen: set[tuple[str, str]] = set()
    for number, one in enumerate(entries, start=1):
        if (one.key, one.words.language) in seen:
            raise EntryRefused(number, "key", one.key[:40], one.key)
        seen.add((one.key, one.words.language))


def written(key: str, words: Wording, facts: Facts, original: str) -> dict[str, Any]:
    """An entry as an object that `read` gives the same for; what is not known is left out."""
    said: dict[str, Any] = {"key": key, "language": words.language}
    said |= {name: text for name in _TEXTS if (text := getattr(words, name))}
    said |= {"theme": facts.theme, "keywords": list(words.keywords)}
    said |= {
        name: text
        for name in ("country", "region", "place", "organisation")
        if (text := getattr(facts, name))
    }
    if facts.host:
        said["partner_kind"] = facts.host.value
    if facts.started or facts.ended:
        said["period"] = {"from": facts.started or None, "to": facts.ended or None}
    if facts.maturity:
        said["maturity"] = facts.maturity.value
    said |= {
        "evidence_level": facts.evidence_level.value,
        "failure": facts.failure,
        "links": list(facts.links),
    }
    if facts.contact:
        said |= {"contact": facts.contact, "contact_shown": facts.contact_shown.value}
    if original != words.language:
        said["original"] = original
    return said
