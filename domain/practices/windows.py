"""The windows into which a practice is typed: at most five fields each, and what becomes of what was typed.

A window changes what was typed into it alone, so two that are open at once lose nothing of each other.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from domain.practices import errors, periods, places
from domain.practices.fields import split_links
from domain.practices.model import TEXTS, ContactShown, EvidenceLevel, HostKind, Maturity
from domain.records import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.practices.mistakes import Mistakes
    from domain.practices.model import Facts, Wording

MOST_TYPED: Final = 4_000
"""So many letters fit into one field of a window on Discord."""
YES: Final = "yes"
NO: Final = "no"
_APART: Final = re.compile(r"[,;\n]+")
_WORDS: Final = frozenset({"title", *TEXTS})


class Form(StrEnum):
    """The windows, in the order in which they are offered."""

    WHAT = "what"
    HOW = "how"
    WHERE = "where"
    STATE = "state"
    CONTACT = "contact"


FIELDS: Final[Mapping[Form, tuple[str, ...]]] = {
    Form.WHAT: ("title", "summary", "problem", "evidence", "theme"),
    Form.HOW: ("solution", "resources", "difficulties", "transfer", "keywords"),
    Form.WHERE: ("region", "place", "organisation", "host", "period"),
    Form.STATE: ("maturity", "evidence_level", "failure", "links", "language"),
    Form.CONTACT: ("contact", "contact_shown"),
}


def form_of(field: str) -> Form:
    """The window in which a field stands. Raises `KeyError`."""
    return {name: form for form, names in FIELDS.items() for name in names}[field]


def filled(words: Wording, facts: Facts) -> dict[str, str]:
    """What stands in each field now, as it is typed; a region as its code."""
    return {
        **{name: getattr(words, name) for name in _WORDS},
        "keywords": ", ".join(words.keywords),
        "language": words.language,
        "theme": facts.theme,
        "region": facts.region or facts.country,
        "place": facts.place,
        "organisation": facts.organisation,
        "host": facts.host.value if facts.host else "",
        "period": periods.written(facts.started, facts.ended),
        "maturity": facts.maturity.value if facts.maturity else "",
        "evidence_level": facts.evidence_level.value,
        "failure": YES if facts.failure else NO,
        "links": "\n".join(facts.links),
        "contact": facts.contact,
        "contact_shown": facts.contact_shown.value,
    }


def merged(
    words: Wording,
    facts: Facts,
    typed: Mapping[str, str],
    countries: Mapping[str, str],
    wrong: Mistakes,
) -> tuple[Wording, Facts]:
    """Both with what was typed; what is not in it stays. `countries` are names and codes to their codes.

    Only what has to be read is checked here: a place or a period that is none stays as it was, and is noted
    in `wrong`.
    """
    said: dict[str, Any] = {name: typed[name] for name in _WORDS if name in typed}
    if "keywords" in typed:
        said["keywords"] = _several(typed["keywords"])
    if typed.get("language"):
        said["language"] = typed["language"]
    known: dict[str, Any] = {
        name: typed[name] for name in ("theme", "place", "organisation", "contact") if name in typed
    }
    if "region" in typed:
        was = facts.region, facts.country
        known["region"], known["country"] = wrong.tried(lambda: places.read(typed["region"], countries), was)
    if "period" in typed:
        before = facts.started, facts.ended
        known["started"], known["ended"] = wrong.tried(lambda: periods.read(typed["period"]), before)
    if "links" in typed:
        known["links"] = split_links(typed["links"])
    if "failure" in typed:
        known["failure"] = typed["failure"] == YES
    return replace(words, **said), replace(facts, **known, **_chosen(typed))


def own(typed: Mapping[str, str], shown: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """What was changed in a window that had `shown` in its fields, where `now` stands there.

    Raises `FieldsChanged` where somebody else has changed the same to something else.
    """
    changed = {name: text for name, text in typed.items() if not _same(text, shown.get(name, ""))}
    taken = {
        name: there
        for name, text in changed.items()
        if not _same(there := now.get(name, ""), shown.get(name, "")) and not _same(there, text)
    }
    if taken:
        raise errors.FieldsChanged(taken)
    return changed


def _same(one: str, other: str) -> bool:
    """Whether two texts differ in nothing that a window on Discord alters by itself."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()


def _several(typed: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in _APART.split(typed) if one.strip())


def _chosen(typed: Mapping[str, str]) -> dict[str, Any]:
    """What is one of a list; an empty choice is "not said", or for what always has a value leaves it."""
    found: dict[str, Any] = {}
    for name, enum in (("host", HostKind), ("maturity", Maturity)):
        if name in typed:
            found[name] = enum(typed[name]) if typed[name] else None
    for name, always in (("evidence_level", EvidenceLevel), ("contact_shown", ContactShown)):
        if typed.get(name):
            found[name] = always(typed[name])
    return found
