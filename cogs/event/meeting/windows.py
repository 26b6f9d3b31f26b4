"""The windows of meetings: their fields, with what stands in them, and an example in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Field
from domain.meetings.model import LINK_LENGTH, TEXT_LENGTH, EntryKind
from services.meetings.approving import COMMENT_LENGTH, DAYS, USUAL_DAYS
from services.meetings.attending import WHY_LENGTH
from services.meetings.materials import TITLE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from locales import Translator

_AGENDA = 4000


def agenda_fields(text: str, t: Translator) -> Sequence[Field]:
    """An agenda, an item a line."""
    hint = t.text("An item a line: “Welcome (10 min) | Ana”")
    return [
        Field("items", t.text("Items"), text, paragraph=True, required=False, max_length=_AGENDA, hint=hint)
    ]


def entry_fields(kind: EntryKind, said: Mapping[str, str], t: Translator) -> Sequence[Field]:
    """Something to note; who does a follow-up, and by when."""
    text = Field("text", t.text("What?"), said.get("text", ""), paragraph=True, max_length=TEXT_LENGTH)
    if kind is not EntryKind.FOLLOW_UP:
        return [text]
    who = t.text("A member’s name, or a part of it that fits nobody else")
    when = t.text("Such as “in two weeks”, “30 June”")
    return [
        text,
        Field("owner", t.text("Who does it"), said.get("owner", ""), max_length=100, hint=who),
        Field("due", t.text("By when"), said.get("due", ""), max_length=60, hint=when),
    ]


def why_fields(t: Translator) -> Sequence[Field]:
    """Why the list is corrected."""
    hint = t.text("It is kept beside the correction")
    return [Field("why", t.text("Why?"), required=False, max_length=WHY_LENGTH, hint=hint)]


def objection_fields(t: Translator) -> Sequence[Field]:
    """What is not as it was."""
    hint = t.text("Who organises the event reads it; it stands in the minutes with your name")
    label = t.text("What is not right?")
    return [Field("comment", label, paragraph=True, max_length=COMMENT_LENGTH, hint=hint)]


def sending_fields(t: Translator) -> Sequence[Field]:
    """How long those who were there may answer."""
    options = tuple((str(days), t.plural("{n} day", "{n} days", days)) for days in DAYS)
    label = t.text("How long may people answer?")
    return [Field("days", label, str(USUAL_DAYS), options=options)]


def answer_fields(objections: int, t: Translator) -> Sequence[Field]:
    """What is said to those who objected."""
    hint = t.plural(
        "{n} objection is open; it stands in the minutes, with what you answer",
        "{n} objections are open; they stand in the minutes, with what you answer",
        objections,
    )
    return [Field("answer", t.text("Your answer"), paragraph=True, max_length=COMMENT_LENGTH, hint=hint)]


def action_fields(t: Translator) -> Sequence[Field]:
    """The action of which it becomes a milestone."""
    hint = t.text("A code such as P2.Z1.A3, or its title")
    return [Field("action", t.text("Action of a plan"), max_length=100, hint=hint)]


def roll_fields(t: Translator) -> Sequence[Field]:
    """An attendance file."""
    hint = t.text("The CSV file that Teams or Zoom exports, as it is")
    return [Field("file", t.text("Attendance file"), upload=True, hint=hint)]


def link_fields(t: Translator) -> Sequence[Field]:
    """A link to what was shown."""
    return [
        Field("title", t.text("Title"), max_length=TITLE_LENGTH),
        Field("link", t.text("Link"), max_length=LINK_LENGTH, placeholder="https://"),
    ]


def file_fields(t: Translator) -> Sequence[Field]:
    """A file that was shown."""
    hint = t.text("Empty: as the file is called")
    return [
        Field("file", t.text("File"), upload=True),
        Field("title", t.text("Title"), required=False, max_length=TITLE_LENGTH, hint=hint),
    ]
