"""The windows of visits: their fields, with an example in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import Field
from domain.practices.exchange import TEXT_LENGTH, Side
from domain.practices.fields import LINE_LENGTH
from domain.practices.model import Theme
from templates.words.practices import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.practices.exchange import Report
    from locales import Translator

_MOST_THEMES: Final = 25
_TIMES: Final = 2000


def visit_fields(side: Side, own_themes: Sequence[str], t: Translator) -> Sequence[Field]:
    """What is offered or asked for."""
    every = [*(one.value for one in Theme), *own_themes][:_MOST_THEMES]
    options = tuple((one, theme(t, one)) for one in every)
    about = t.text("What can you show?") if side is Side.OFFER else t.text("What would you like to learn?")
    return [
        Field("theme", t.text("Theme"), options=options),
        Field("about", about, paragraph=True, max_length=TEXT_LENGTH),
        Field(
            "roughly",
            t.text("When, roughly?"),
            required=False,
            max_length=LINE_LENGTH,
            hint=t.text("Such as “spring”, “the first half of October”"),
        ),
        Field(
            "length",
            t.text("How long?"),
            required=False,
            max_length=LINE_LENGTH,
            hint=t.text("Such as “two days”"),
        ),
        Field(
            "languages",
            t.text("Languages"),
            required=False,
            max_length=100,
            hint=t.text("With commas between them: English, Portuguese"),
        ),
    ]


def times_field(typed: str, t: Translator) -> Field:
    """At least two times: the other one says which fit."""
    hint = t.text("At least two, one a line: 16/06/2027 10:00")
    return Field("times", t.text("When could it begin?"), typed, paragraph=True, max_length=_TIMES, hint=hint)


def report_fields(known: Report | None, t: Translator) -> Sequence[Field]:
    """What was seen, what will be adopted, links."""
    return [
        Field(
            "seen",
            t.text("What did you see?"),
            known.seen if known else "",
            paragraph=True,
            max_length=TEXT_LENGTH,
        ),
        Field(
            "adopting",
            t.text("What will you adopt?"),
            known.adopting if known else "",
            paragraph=True,
            required=False,
            max_length=TEXT_LENGTH,
        ),
        Field(
            "links",
            t.text("Links"),
            "\n".join(known.links) if known else "",
            paragraph=True,
            required=False,
            max_length=_TIMES,
            hint=t.text("Pictures, papers: one a line"),
        ),
    ]


def outcome_field(typed: str, t: Translator) -> Field:
    """What was adopted."""
    hint = t.text("What runs by now. If it is a practice, `/practice adopt` has it")
    label = t.text("What was adopted since?")
    return Field("outcome", label, typed, paragraph=True, max_length=TEXT_LENGTH, hint=hint)
