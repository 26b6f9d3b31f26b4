"""The form of a practice: its fields, what stands in them, and what was sent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from domain.languages import LANGUAGES
from domain.practices.fields import LINE_LENGTH, SUMMARY_LENGTH, TEXT_LENGTH, TITLE_LENGTH, split_links
from domain.practices.model import (
    TEXTS,
    ContactShown,
    EvidenceLevel,
    Facts,
    HostKind,
    Maturity,
    Theme,
    Wording,
)
from templates.words import practices as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.errors import DomainError
    from locales import Translator
    from portal.kit import Filled, Visit
    from services.practices.views import PracticeView

_SHORT: Final = ("title", "summary", "problem")
_LINES: Final = ("country", "region", "place", "organisation", "started", "ended", "contact")
_MOST: Final = {"summary": SUMMARY_LENGTH, "title": TITLE_LENGTH, "keywords": 12 * LINE_LENGTH}
_MOST_LINKS: Final = 4_000


@dataclass(frozen=True)
class Begun:
    """What a practice says before something is written into it."""

    words: Wording
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True)
class Field:
    """A field of the form: `most` letters, on several lines where it is `long`."""

    name: str
    label: str
    hint: str
    most: int
    long: bool


@dataclass(frozen=True)
class Choice:
    """A field of the form that offers values with their names."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FormPage:
    """The form of a practice, filled. `seen` is the revision that it was filled from."""

    target: str
    seen: int
    texts: tuple[Field, ...]
    choices: tuple[Choice, ...]
    lines: tuple[Field, ...]
    filled: Filled
    complete: str


def short_form(visit: Visit, filled: Filled) -> FormPage:
    """The form of a new one."""
    texts = tuple(_text(name, visit.t) for name in _SHORT)
    return FormPage(visit.request.path, 0, texts, (_languages(visit.t),), (), filled, "")


def form(visit: Visit, filled: Filled, found: PracticeView) -> FormPage:
    """The whole form."""
    t = visit.t
    lacking = t.join(words.field(t, name) for name in found.lacking[:3])
    complete = t.text("{percent} complete.", percent=t.percent(found.complete / 100))
    if lacking:
        complete = f"{complete} {t.text('What would add most: {fields}.', fields=lacking)}"
    return FormPage(
        target=visit.request.path,
        seen=found.practice.revision,
        texts=tuple(_text(name, t) for name in ("title", *TEXTS, "keywords")),
        choices=(_languages(t), *_choices(t, found.own_themes)),
        lines=(*(_line(name, t) for name in _LINES), _links(t)),
        filled=filled,
        complete=complete,
    )


def values_of(found: PracticeView) -> Mapping[str, str]:
    """What a practice says now, by the names of the fields."""
    said, facts = found.practice.original, found.practice.facts
    return {
        "language": said.language,
        **{name: getattr(said, name) for name in ("title", *TEXTS)},
        "keywords": ", ".join(said.keywords),
        "theme": facts.theme,
        **{name: getattr(facts, name) for name in _LINES},
        "host": facts.host or "",
        "maturity": facts.maturity or "",
        "evidence_level": facts.evidence_level,
        "contact_shown": facts.contact_shown,
        "failure": "yes" if facts.failure else "no",
        "links": "\n".join(facts.links),
    }


def entered(values: Mapping[str, str], before: Begun) -> tuple[Wording, Facts]:
    """What was sent, over what was there: a field that the form did not have stays."""
    said, facts = before.words, before.facts
    language = values.get("language", "")
    texts: dict[str, Any] = {name: values[name] for name in ("title", *TEXTS) if name in values}
    said = replace(said, **texts, language=language if language in LANGUAGES else said.language)
    if "keywords" in values:
        parts = values["keywords"].replace(";", ",").split(",")
        said = replace(said, keywords=tuple(one.strip() for one in parts if one.strip()))
    lines: dict[str, Any] = {name: values[name] for name in ("theme", *_LINES) if name in values}
    facts = replace(facts, **lines)
    if "links" in values:
        facts = replace(facts, links=split_links(values["links"]))
    if "failure" in values:
        facts = replace(facts, failure=values["failure"] == "yes")
    return said, _chosen(values, facts)


def _chosen(values: Mapping[str, str], facts: Facts) -> Facts:
    """What was chosen from lists; what is in none of them stays as it was."""
    host, maturity = values.get("host"), values.get("maturity")
    if host is not None and host in {"", *HostKind}:
        facts = replace(facts, host=HostKind(host) if host else None)
    if maturity is not None and maturity in {"", *Maturity}:
        facts = replace(facts, maturity=Maturity(maturity) if maturity else None)
    if (level := values.get("evidence_level")) in set(EvidenceLevel):
        facts = replace(facts, evidence_level=EvidenceLevel(level))
    if (shown := values.get("contact_shown")) in set(ContactShown):
        facts = replace(facts, contact_shown=ContactShown(shown))
    return facts


def field_of(error: DomainError) -> str:
    """The field that a refusal is about, "" for none."""
    said = {"no_such_theme": "theme", "no_such_month": "started", "ends_before_it_starts": "ended"}
    if (code := error.code()) in said:
        return said[code]
    return "links" if code == "practice_link_refused" else str(error.params.get("field", ""))


def _text(name: str, t: Translator) -> Field:
    long = name not in {"title", "keywords"}
    return Field(name, words.field(t, name), words.help_of(t, name), _MOST.get(name, TEXT_LENGTH), long)


def _line(name: str, t: Translator) -> Field:
    labels = {"started": t.text("Since"), "ended": t.text("Until")}
    hints = {
        "country": t.text("Two letters: PT, FR."),
        "region": t.text("The NUTS code: PT11, FRH0."),
        "started": t.text("A year or a month: 2021, 2021-03."),
        "ended": t.text("A year or a month: 2021, 2021-03. Empty while it goes on."),
    }
    return Field(name, labels.get(name) or words.field(t, name), hints.get(name, ""), LINE_LENGTH, long=False)


def _links(t: Translator) -> Field:
    hint = t.text("Web addresses, each on a line of its own.")
    return Field("links", words.field(t, "links"), hint, _MOST_LINKS, long=True)


def _languages(t: Translator) -> Choice:
    options = tuple((code, t.language_name(code)) for code in LANGUAGES)
    return Choice("language", words.field(t, "language"), options)


def _choices(t: Translator, own_themes: tuple[str, ...]) -> Iterator[Choice]:
    nothing = ("", "–")
    themes = (*((one.value, words.theme(t, one.value)) for one in Theme), *((one, one) for one in own_themes))
    hosts = tuple((one.value, words.host(t, one)) for one in HostKind)
    steps = tuple((one.value, words.maturity(t, one)) for one in Maturity)
    levels = tuple((one.value, words.evidence_level(t, one)) for one in EvidenceLevel)
    shown = tuple((one.value, words.contact_shown(t, one)) for one in ContactShown)
    yield Choice("theme", words.field(t, "theme"), (nothing, *themes))
    yield Choice("host", t.text("Kind of organisation"), (nothing, *hosts))
    yield Choice("maturity", words.field(t, "maturity"), (nothing, *steps))
    yield Choice("evidence_level", words.field(t, "evidence_level"), levels)
    yield Choice("failure", t.text("Did it fail?"), (("no", t.text("no")), ("yes", t.text("yes"))))
    yield Choice("contact_shown", t.text("Contact shown to"), shown)
