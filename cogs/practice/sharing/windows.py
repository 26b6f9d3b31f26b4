"""The windows on a practice: their fields, with what stands in them, and what belongs into each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import Field
from cogs.kit.modals import HINT
from domain.languages import LANGUAGES
from domain.practices.fields import LINE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH
from domain.practices.model import TEXTS, ContactShown, EvidenceLevel, HostKind, Maturity, Theme
from domain.practices.review import LEAST_MARK, MOST_MARK, Criterion
from domain.practices.windows import FIELDS, MOST_TYPED, NO, YES, Form
from services.practices.commenting import COMMENT_LENGTH
from services.practices.typed import OFFERED
from templates.words import practices as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from locales import Translator
    from services.practices.typed import Window

_CHOSEN: Final = frozenset(
    {"theme", "host", "maturity", "evidence_level", "failure", "language", "contact_shown"}
)
_PARAGRAPHS: Final = frozenset({*TEXTS, "keywords", "links"})
_OPTIONAL: Final = frozenset({"host", "maturity"})


def form_name(form: str, t: Translator) -> str:
    """What a window is called, on its button and above it."""
    # Translators: buttons that open a window, and its title, max=45 (better 15)
    return {
        Form.WHAT.value: t.text("What it is"),
        Form.HOW.value: t.text("How it is done"),
        Form.WHERE.value: t.text("Where and when"),
        Form.STATE.value: t.text("How far, how sure"),
        Form.CONTACT.value: t.text("Whom to ask"),
        **{one: t.text("In another language") for one in OFFERED},
    }[form]


def window_fields(window: Window, t: Translator) -> Sequence[Field]:
    """The fields of a window, at most five.

    A text that is longer than a window holds is left out of it, so that nothing is cut.
    """
    if window.form in OFFERED:
        beside = window.about["beside"]
        fits = [one for one in OFFERED[window.form] if _fits(one, window.fields)]
        return [_offered(one, window, beside.get(one, ""), t) for one in fits]
    names = FIELDS[Form(window.form)]
    return [_field(one, window, t) for one in names if _fits(one, window.fields)]


def too_long(fields: Mapping[str, str], form: Form) -> list[str]:
    """The fields that a window leaves out because a window on Discord cannot hold what stands there."""
    return [one for one in FIELDS[form] if not _fits(one, fields)]


def _fits(name: str, fields: Mapping[str, str]) -> bool:
    return len(fields.get(name, "")) <= _longest(name)


def _field(name: str, window: Window, t: Translator) -> Field:
    value, label = window.fields.get(name, ""), words.field(t, name)
    if name in _CHOSEN:
        options = _options(name, window.about.get("themes", ()), t)
        wanted = value if value in {one for one, _ in options} else ""
        return Field(name, label, wanted, required=name not in _OPTIONAL, options=options)
    return Field(
        name,
        label,
        value,
        paragraph=name in _PARAGRAPHS,
        required=name == "title",
        max_length=_longest(name),
        hint=_hint(name, t)[:HINT],
    )


def _offered(name: str, window: Window, original: str, t: Translator) -> Field:
    """A field in another language; how the original begins stands in it while it is empty."""
    return Field(
        name,
        words.field(t, name),
        window.fields.get(name, ""),
        paragraph=name != "title",
        required=name in {"title", "summary"},
        max_length=_longest(name),
        placeholder=" ".join(original.split()),
    )


def _longest(name: str) -> int:
    if name in {"title", "summary"}:
        return TITLE_LENGTH if name == "title" else SUMMARY_LENGTH
    return MOST_TYPED if name in _PARAGRAPHS else LINE_LENGTH


def _hint(name: str, t: Translator) -> str:
    # Translators: under the fields of a window, max=100 each
    return {
        "region": t.text("A region or a country: “Norte”, “FRH0”, “Ireland”"),
        "period": t.text("Since when, and until when if it ended: “2021”, “2021-03 to 2023”"),
        "links": t.text("Public addresses, one a line"),
        "contact": t.text("A name, a mail address, a telephone number: what you want to be asked by"),
    }.get(name, words.help_of(t, name))


def _options(name: str, own_themes: Iterable[str], t: Translator) -> tuple[tuple[str, str], ...]:
    themes = [*((one.value, words.theme(t, one.value)) for one in Theme), *((one, one) for one in own_themes)]
    return tuple(
        {
            "theme": themes,
            "host": [(one.value, words.host(t, one)) for one in HostKind],
            "maturity": [(one.value, words.maturity(t, one)) for one in Maturity],
            "evidence_level": [(one.value, words.evidence_level(t, one)) for one in EvidenceLevel],
            "failure": [
                (NO, t.text("It works, or is being tried")),
                (YES, t.text("It did not work out: told so that others can learn")),
            ],
            "language": [(one, t.language_name(one)) for one in LANGUAGES],
            "contact_shown": [(one.value, words.contact_shown(t, one)) for one in ContactShown],
        }[name]
    )


def file_fields(t: Translator) -> Sequence[Field]:
    """A file that shows or explains it."""
    return [Field("file", t.text("A file"), upload=True, hint=t.text("A PDF, a picture, a table …"))]


def comment_fields(t: Translator) -> Sequence[Field]:
    """On which field, and what."""
    names = ("title", *TEXTS, "theme", "region", "links", "keywords")
    options = tuple((one, words.field(t, one)) for one in names)
    hint = t.text("Its author reads it, with your name. Empty takes back what you said.")
    return [
        Field("field", t.text("On what?"), options=options),
        Field(
            "text",
            t.text("Your comment"),
            paragraph=True,
            required=False,
            max_length=COMMENT_LENGTH,
            hint=hint,
        ),
    ]


def mark_fields(marks: Mapping[Criterion, int], t: Translator) -> Sequence[Field]:
    """The four criteria, each from 1 to 5."""
    options = tuple((str(one), _mark(one, t)) for one in range(LEAST_MARK, MOST_MARK + 1))
    return [
        Field(one.value, words.criterion(t, one), str(marks.get(one, "")), options=options)
        for one in Criterion
    ]


def _mark(value: int, t: Translator) -> str:
    if value == LEAST_MARK:
        return t.text("{n}: not at all", n=value)
    return t.text("{n}: fully", n=value) if value == MOST_MARK else str(value)


def reason_fields(t: Translator) -> Sequence[Field]:
    """Why a practice goes back."""
    hint = t.text("Its author reads it, with your name. Say what would make it ready.")
    return [Field("why", t.text("Why?"), paragraph=True, max_length=COMMENT_LENGTH * 2, hint=hint)]
