"""What meetings say unasked: minutes to approve, what is objected, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import ButtonStyle

from cogs.event.cards import words
from cogs.event.meeting import controls
from cogs.event.meeting.cards import entry as entries
from cogs.event.meeting.cards import parts
from cogs.kit.notices import look_at, register
from cogs.kit.text import fitted, safe
from domain.meetings.model import Verdict
from domain.notices.kinds import (
    FOLLOW_UP_DUE,
    FOLLOW_UP_GIVEN,
    MINUTES_APPROVED,
    MINUTES_OBJECTED,
    MINUTES_OVER,
    MINUTES_QUOTED,
    MINUTES_SENT,
)
from services.meetings.notices import tell
from services.meetings.telling import FOLLOW_UP, MINUTES
from templates.words.meetings import status_line, tally_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cogs.kit import Card
    from domain.notices.reader import Reader
    from locales import Translator
    from services.events.views import EventView
    from services.meetings.notices import MeetingNotice
    from services.meetings.views import EntryView, MinutesView

    Say = Callable[[MeetingNotice, Translator], str]


def _minutes(found: MeetingNotice) -> MinutesView:
    if found.minutes is None:
        raise TypeError(f"{found.kind} is about minutes")
    return found.minutes


def _entry(found: MeetingNotice) -> EntryView:
    if found.entry is None:
        raise TypeError(f"{found.kind} is about an entry")
    return found.entry


def _event(found: MeetingNotice) -> EventView:
    return _minutes(found).event if found.entry is None else found.entry.event


def _short(found: MeetingNotice) -> str:
    event = _event(found).event
    return fitted(f"{event.code} {event.title}", 80)


def _what(found: MeetingNotice) -> str:
    return fitted(_entry(found).entry.text, 80)


def _look(card: Card, found: MeetingNotice, t: Translator) -> Card:
    view = _event(found)
    return card.row(controls.minutes.button(view.network, t.text("Read them"), int(view.event.id)))


def _sent(found: MeetingNotice, t: Translator, _reader: Reader) -> Card:
    view = _minutes(found)
    network, event, version = view.event.network, int(view.event.event.id), view.minutes.version
    card = parts.top(view.event, t)
    card.title(t.text("Do the minutes say what happened? {title}", title=parts.title(view.event)))
    if view.minutes.until is not None:
        card.text(t.text("Answer by {time}.", time=words.moment(view.minutes.until, "f")))
    card.row(
        controls.minutes.button(network, t.text("Read them"), event, style=ButtonStyle.primary),
        controls.approve.button(network, t.text("Approve"), event, version),
        controls.object_.button(network, t.text("Object…"), event, version),
    )
    return card.footer(t.text("You were there: that is why you are asked."))


def _objected(found: MeetingNotice, t: Translator, _reader: Reader) -> Card:
    view = _minutes(found)
    card = parts.top(view.event, t)
    card.title(t.text("Somebody objects to the minutes: {title}", title=parts.title(view.event)))
    lines = [
        "- " + words.fact(safe(view.names.get(one.member, "?"), words.NAME), fitted(one.comment, 300), t)
        for one in view.objections[:5]
    ]
    return _look(card.text("\n".join(lines)), found, t)


def _over(found: MeetingNotice, t: Translator, _reader: Reader) -> Card:
    view = _minutes(found)
    card = parts.top(view.event, t)
    card.title(t.text("The day for the minutes is over: {title}", title=parts.title(view.event)))
    facts = tally_line(view.approvals, len(view.objections), len(view.silent), t)
    card.text(words.lines(facts, t.text("Close the round, or change what is not right.")))
    return _look(card, found, t)


def _approved(found: MeetingNotice, t: Translator, _reader: Reader) -> Card:
    view = _minutes(found)
    card = parts.top(view.event, t)
    card.title(t.text("Minutes approved: {title}", title=parts.title(view.event)))
    figures = tally_line(view.approvals, len(view.objections), len(view.silent), t)
    said = [status_line(view.minutes, t), figures]
    if view.mine is not None and view.mine.verdict is Verdict.OBJECTS:
        said.append(words.fact(t.text("You objected"), fitted(view.mine.comment, 300), t))
    said.append(words.fact(t.text("Answer"), fitted(view.minutes.answer, 500), t))
    return _look(card.text(words.lines(*said)), found, t)


def _follow_up(found: MeetingNotice, t: Translator, _reader: Reader) -> Card:
    view = _entry(found)
    card = parts.top(view.event, t)
    title = {
        FOLLOW_UP_GIVEN.code: t.text("Yours to do: {what}", what=_what(found)),
        FOLLOW_UP_DUE.code: _due(found, t),
    }[found.kind]
    event = words.fact(t.text("Event"), parts.title(view.event), t)
    card.title(title).text(words.lines(event, entries.facts(view, t, link=False)))
    look = controls.entry.button(view.event.network, t.text("All about it"), int(view.entry.id))
    return card.row(*entries.doing(view, t), look)


def _due(found: MeetingNotice, t: Translator) -> str:
    what = _what(found)
    if found.days > 0:
        return t.plural("In {n} day: {what}", "In {n} days: {what}", found.days, what=what)
    return t.text("Today: {what}", what=what) if not found.days else t.text("Overdue: {what}", what=what)


def _quoted(found: MeetingNotice, t: Translator, _reader: Reader) -> Card:
    view = _entry(found)
    card = parts.top(view.event, t)
    card.title(t.text("Your words stand in the minutes: {title}", title=parts.title(view.event)))
    card.text(f"> {fitted(view.entry.text, 500)}")
    card.row(
        entries.nameless_button(view, t),
        controls.entry.button(view.event.network, t.text("All about it"), int(view.entry.id)),
    )
    return card.footer(t.text("Your name stands beside them unless you say no."))


_LINES: Final[Mapping[str, Say]] = {
    MINUTES_SENT.code: lambda one, t: t.text("Do the minutes say what happened? {event}", event=_short(one)),
    MINUTES_OBJECTED.code: lambda one, t: t.text(
        "Somebody objects to the minutes: {event}", event=_short(one)
    ),
    MINUTES_OVER.code: lambda one, t: t.text("The day for the minutes is over: {event}", event=_short(one)),
    MINUTES_APPROVED.code: lambda one, t: t.text("Minutes approved: {event}", event=_short(one)),
    MINUTES_QUOTED.code: lambda one, t: t.text("Your words stand in the minutes: {event}", event=_short(one)),
    FOLLOW_UP_GIVEN.code: lambda one, t: t.text("Yours to do: {what}", what=_what(one)),
    FOLLOW_UP_DUE.code: _due,
}
"""One line for each kind, where it stands among other notices."""

look_at(MINUTES, controls.minutes.button)
look_at(FOLLOW_UP, controls.entry.button)
for _kind, _draw in (
    (MINUTES_SENT, _sent),
    (MINUTES_OBJECTED, _objected),
    (MINUTES_OVER, _over),
    (MINUTES_APPROVED, _approved),
    (MINUTES_QUOTED, _quoted),
    (FOLLOW_UP_GIVEN, _follow_up),
    (FOLLOW_UP_DUE, _follow_up),
):
    register(_kind, tell=tell, draw=_draw, line=_LINES[_kind.code])
