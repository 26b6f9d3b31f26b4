"""The form of a practice: its fields, and what belongs into each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.languages import LANGUAGES
from domain.practices.fields import LINE_LENGTH, SUMMARY_LENGTH, TEXT_LENGTH, TITLE_LENGTH
from domain.practices.model import TEXTS, ContactShown, EvidenceLevel, HostKind, Maturity, Theme
from domain.records import Record
from templates.words import practices as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from locales import Translator
    from portal.kit import Filled, Visit
    from services.practices.views import PracticeView

_SHORT: Final = ("title", "summary", "problem")
_LINES: Final = ("region", "place", "organisation", "period", "contact")
_MOST: Final = {"summary": SUMMARY_LENGTH, "title": TITLE_LENGTH, "keywords": 12 * LINE_LENGTH}
_MOST_LINKS: Final = 4_000


class Field(Record):
    """A field of the form: `most` letters, on several lines where it is `long`."""

    name: str
    label: str
    hint: str
    most: int
    long: bool


class Choice(Record):
    """A field of the form that offers values with their names."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


class FormPage(Record):
    """The form of a practice, filled. `seen` is the revision that it was filled from.

    `back` leads to the practice, "" where it is not there yet; `complete` and `missing` say how far it is.
    """

    target: str
    seen: int
    texts: tuple[Field, ...]
    choices: tuple[Choice, ...]
    lines: tuple[Field, ...]
    filled: Filled
    back: str = ""
    complete: str = ""
    missing: str = ""


def short_form(visit: Visit, filled: Filled) -> FormPage:
    """The form of a new one."""
    texts = tuple(_text(name, visit.t) for name in _SHORT)
    return FormPage(visit.request.path, 0, texts, (_languages(visit.t),), (), filled)


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
        back=f"{visit.base}/practices/{found.practice.id}",
        complete=complete,
        missing=t.join(words.field(t, name) for name in found.missing) if found.missing else "",
    )


def most_of(name: str) -> int:
    """So many letters a text holds."""
    return _MOST.get(name, TEXT_LENGTH)


def _text(name: str, t: Translator) -> Field:
    long = name not in {"title", "keywords"}
    return Field(name, words.field(t, name), words.help_of(t, name), most_of(name), long)


def _line(name: str, t: Translator) -> Field:
    hints = {
        "region": t.text("A region or a country: “Norte”, “FRH0”, “Ireland”"),
        "period": t.text("Since when, and until when if it ended: “2021”, “2021-03 to 2023”"),
        "contact": t.text("A name, a mail address, a telephone number: what you want to be asked by"),
    }
    return Field(name, words.field(t, name), hints.get(name, ""), LINE_LENGTH, long=False)


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
