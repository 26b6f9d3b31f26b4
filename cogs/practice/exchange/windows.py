"""The windows of visits: their fields, with an example in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import Field
from domain.practices.exchange import TEXT_LENGTH, Side
from domain.practices.fields import LINE_LENGTH
from domain.practices.model import Theme
from services.practices.exchange.filling import Form
from templates.words.practices import theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from locales import Translator
    from services.practices.typed import Window

_MOST_THEMES: Final = 25
_TIMES: Final = 2000


def form_name(form: str, t: Translator) -> str:
    """What a window is called, above it."""
    # Translators: titles of windows, max=45
    return {
        Form.OFFER: t.text("Offer a visit"),
        Form.REQUEST: t.text("Ask for a visit"),
        Form.REPORT: t.text("What I saw"),
        Form.OUTCOME: t.text("What was adopted"),
    }[Form(form)]


def window_fields(window: Window, t: Translator) -> Sequence[Field]:
    """The fields of a window, with what stands in them."""
    form, said = Form(window.form), window.fields
    if form is Form.OUTCOME:
        return [_outcome_field(said.get("outcome", ""), t)]
    if form is Form.REPORT:
        return _report_fields(said, t)
    return _visit_fields(Side(form.value), window.about.get("themes", ()), said, t)


def _visit_fields(
    side: Side, own_themes: Sequence[str], said: Mapping[str, str], t: Translator
) -> Sequence[Field]:
    every = [*(one.value for one in Theme), *own_themes][:_MOST_THEMES]
    options = tuple((one, theme(t, one)) for one in every)
    about = t.text("What can you show?") if side is Side.OFFER else t.text("What would you like to learn?")
    return [
        Field("theme", t.text("Theme"), said.get("theme", ""), options=options),
        Field("about", about, said.get("about", ""), paragraph=True, max_length=TEXT_LENGTH),
        Field(
            "roughly",
            t.text("When, roughly?"),
            said.get("roughly", ""),
            required=False,
            max_length=LINE_LENGTH,
            hint=t.text("Such as “spring”, “the first half of October”"),
        ),
        Field(
            "length",
            t.text("How long?"),
            said.get("length", ""),
            required=False,
            max_length=LINE_LENGTH,
            hint=t.text("Such as “two days”"),
        ),
        Field(
            "languages",
            t.text("Languages"),
            said.get("languages", ""),
            required=False,
            max_length=100,
            hint=t.text("With commas between them: English, Portuguese"),
        ),
    ]


def times_field(typed: str, t: Translator) -> Field:
    """At least two times: the other one says which fit."""
    hint = t.text("At least two, one a line: 16/06/2027 10:00")
    return Field("times", t.text("When could it begin?"), typed, paragraph=True, max_length=_TIMES, hint=hint)


def _report_fields(said: Mapping[str, str], t: Translator) -> Sequence[Field]:
    return [
        Field(
            "seen",
            t.text("What did you see?"),
            said.get("seen", ""),
            paragraph=True,
            max_length=TEXT_LENGTH,
        ),
        Field(
            "adopting",
            t.text("What will you adopt?"),
            said.get("adopting", ""),
            paragraph=True,
            required=False,
            max_length=TEXT_LENGTH,
        ),
        Field(
            "links",
            t.text("Links"),
            said.get("links", ""),
            paragraph=True,
            required=False,
            max_length=_TIMES,
            hint=t.text("Pictures, papers: one a line"),
        ),
    ]


def _outcome_field(typed: str, t: Translator) -> Field:
    hint = t.text("What runs by now. If it is a practice, `/practice adopt` has it")
    label = t.text("What was adopted since?")
    return Field("outcome", label, typed, paragraph=True, max_length=TEXT_LENGTH, hint=hint)
