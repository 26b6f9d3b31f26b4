"""The windows of date polls: their fields, with what stands in them, and an example in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.event.windows import new_fields
from cogs.kit import Field
from domain.records import parts
from services.polls.pieces import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from locales import Translator
    from services.polls.draft_reading import PollDraft

_TIMES: Final = 2000
_SHORT: Final = 100
_WHO: Final = frozenset({"audience", "languages", "seats"})


def draft_fields(draft: PollDraft, form: str, t: Translator) -> Sequence[Field]:
    """The windows on a draft: "what", "who", or "times" alone."""
    times = times_field(joined(one.piece for one in draft.times), t)
    if form == "times":
        return [times]
    said = parts(draft.typed)
    fields = new_fields(form, said, t)
    if form == "who":
        return [
            *(one for one in fields if one.name in _WHO),
            deadline_field(draft.typed.deadline, t, needed=False),
        ]
    return [times if one.name == "when" else one for one in fields]


def times_field(value: str, t: Translator) -> Field:
    """Several times, apart by semicolons or lines."""
    hint = t.text("One a line, or with semicolons: next Tuesday 14:00; 16/06 10:00–11:30")
    return Field("times", t.text("Times"), value, paragraph=True, max_length=_TIMES, hint=hint)


def time_field(value: str, t: Translator) -> Field:
    """One of the times."""
    hint = t.text("Such as “next Tuesday 14:00”, “12/01/2027 15:00–17:00”")
    return Field("times", t.text("When"), value, max_length=_SHORT, hint=hint)


def deadline_field(value: str, t: Translator, *, needed: bool) -> Field:
    """Until when people can answer."""
    hint = t.text("Such as “Friday”, “in a week at 18:00”") if needed else t.text("Empty: as it is proposed")
    return Field("deadline", t.text("Answers until"), value, required=needed, max_length=_SHORT, hint=hint)


def why_field(t: Translator) -> Field:
    """Why a poll is called off."""
    hint = t.text("Everybody who has answered reads it")
    return Field("why", t.text("Why?"), paragraph=True, max_length=1000, hint=hint)
