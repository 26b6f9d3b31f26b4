"""An event before it is announced or moved: how it was understood, what there is to know, what is asked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.event import controls
from cogs.event.cards import words
from cogs.kit import Card
from cogs.kit.errors import explain
from cogs.kit.text import fitted, plain, safe
from domain.events.repeats import Repeat
from templates.words.event_changes import (
    move_told,
    same_time,
    span_text,
    this_and_those,
    until_now,
    with_those_that_follow,
)
from templates.words.event_repeats import repeat_name
from templates.words.event_warnings import warning_text
from templates.words.events import clocks_line, kind_name, languages_line, place_line
from templates.words.when import said_back, why_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from domain.errors import DomainError
    from domain.events.fields import EventFields
    from domain.events.times import Clock
    from domain.events.warnings import Warning_
    from domain.when import Read
    from locales import Translator
    from services.events.draft_reading import EventDraft
    from services.events.moving import MoveDraft

_WARNED: Final = 6
_ALONG: Final = 5
_DATES: Final = 8
_WARNING: Final = 250


def preview(draft: EventDraft, t: Translator) -> LayoutView:
    """The draft of a new event: what will be announced, or what is still to be said."""
    if draft.choices and draft.fields is None:
        return _which(draft, t)
    if draft.fields is None:
        return _refused(draft, t)
    fields = draft.fields
    card = Card(t, "event").small(
        t.join_facts([kind_name(fields.kind, t), t.text("Preview: nobody has been told yet")])
    )
    card.title(fitted(fields.title, words.TITLE))
    card.text(f"**{span_text(fields.span, t)}**\n{words_of_clocks(draft.clocks, t)}")
    card.text(_facts(draft, fields, t))
    card.text(_series(draft, fields, t))
    card.text(fitted(fields.description, 600))
    say_warnings(card, draft.warnings, t)
    announce = controls.announce.button(
        draft.network, t.text("Announce"), draft.id, draft.turn, style=ButtonStyle.primary
    )
    card.row(announce, *_windows(draft, t), _discard(draft, t))
    return card.footer(
        t.plural(
            "Will be announced in this channel; {n} person will be invited. Only you see this.",
            "Will be announced in this channel; {n} people will be invited. Only you see this.",
            draft.count,
        )
    ).view()


def words_of_clocks(clocks: Sequence[Clock], t: Translator) -> str:
    """What the clocks of everybody show; nothing where all show the same."""
    return clocks_line(clocks, t) if len(clocks) > 1 else ""


def say_warnings(card: Card, found: Sequence[Warning_], t: Translator) -> None:
    """What there is to know, a line each; nothing where there is nothing."""
    if not found:
        return
    lines = [f"- {fitted(warning_text(one, t), _WARNING)}" for one in found[:_WARNED]]
    rest = len(found) - _WARNED
    if rest > 0:
        lines.append(f"- {t.plural('{n} more', '{n} more', rest)}")
    card.text("\n".join([t.text("**Good to know before:**"), *lines]))


def choices(readings: Sequence[Read], t: Translator) -> list[str]:
    """What the buttons for several readings say, each with all that tells it from the others."""
    return [plain(said_back(one, t, city=True), 80) for one in readings[:5]]


def discarded(t: Translator) -> LayoutView:
    """A draft that came to nothing."""
    return Card(t, "event").text(t.text("Discarded. Nothing was changed, and nobody was told.")).view()


def move_preview(draft: MoveDraft, t: Translator) -> LayoutView:
    """Where an event would be moved: for whom it changes what, and the way to do it."""
    view, event = draft.view, draft.view.event
    network = view.network
    again = controls.move_again.button(network, t.text("Type again…"), draft.id)
    leave = controls.move_drop.button(network, t.text("Leave it"), draft.id)
    if draft.span is None:
        card = _asked(draft.when, draft.fault, draft.choices, t).text(until_now(event.span, t))
        buttons = [
            controls.move_choose.button(network, label, draft.id, draft.turn, number)
            for number, label in enumerate(choices(draft.choices, t))
        ]
        card.row(*buttons).row(again, leave)
        return card.footer(t.text("Nothing is done yet. What you typed is kept for a day.")).view()
    card = Card(t, "event").small(t.join_facts([words.head(view, t), t.text("Nothing is done yet")]))
    card.title(t.text("Move it to this time? {title}", title=fitted(event.title, words.TITLE)))
    card.text(
        words.lines(
            f"**{span_text(draft.span, t)}**",
            words_of_clocks(draft.clocks, t),
            until_now(event.span, t),
        )
    )
    both = with_those_that_follow(draft.told_all, t) if draft.following else ""
    card.text(words.lines(_told(draft, t), both)).text(_along(draft, t))
    say_warnings(card, draft.warnings, t)
    go = controls.move_go.button(
        network, t.text("Move it"), draft.id, draft.turn, 0, style=ButtonStyle.primary
    )
    row = [go]
    if draft.following:
        label = this_and_those(draft.following, t)
        row.append(controls.move_go.button(network, label, draft.id, draft.turn, 1))
    return card.row(*row, again, leave).footer(t.text("Only you see this.")).view()


def _along(draft: MoveDraft, t: Translator) -> str:
    """When those that follow would be, if they are moved with it."""
    if not draft.along:
        return ""
    times = [
        f"- {one.code}: {words.moment(span.starts_at)}"
        for one, span in zip(draft.view.later[:_ALONG], draft.along, strict=False)
    ]
    rest = len(draft.along) - len(times)
    if rest > 0:
        times.append(f"- {t.plural('{n} more', '{n} more', rest)}")
    return words.lines(t.text("Those that follow would be, with it:"), *times)


def _told(draft: MoveDraft, t: Translator) -> str:
    if draft.same:
        return same_time(t)
    counts, told = draft.view.counts, move_told(draft.told, t)
    if not draft.told:
        return told
    figures = [t.text("Going: {n}", n=t.number(counts.going)), t.text("Maybe: {n}", n=t.number(counts.maybe))]
    if counts.waiting or counts.offered:
        figures.append(t.text("Waiting: {n}", n=t.number(counts.waiting + counts.offered)))
    return f"{told}\n-# {t.join_facts(figures)}"


def _which(draft: EventDraft, t: Translator) -> LayoutView:
    """The time can be read in several ways, or has no hour: its author says which."""
    fault = next((error for name, error in draft.faults if name == "when"), None)
    card = _asked(draft.typed.when, fault, draft.choices, t)
    if others := [error for name, error in draft.faults if name != "when"]:
        told = [explain(one, t) for one in others[: words.FAULTS]]
        card.text("\n".join(f"**{one.title}**\n{one.body}" for one in told))
    buttons = [
        controls.choose.button(draft.network, label, draft.id, draft.turn, number)
        for number, label in enumerate(choices(draft.choices, t))
    ]
    card.row(*buttons).row(_window(draft, t.text("Type again…"), "what"), _discard(draft, t))
    return card.footer(_kept(t)).view()


def _asked(typed: str, fault: DomainError | None, readings: Sequence[Read], t: Translator) -> Card:
    if readings and fault is None:
        title = t.text("When do you mean by “{typed}”?", typed=safe(typed, 60))
        return Card(t, "event").title(title).text(why_asked(readings, t))
    if fault is None:
        return Card(t, "event").title(t.text("When do you mean?"))
    why = explain(fault, t)
    return Card(t, "error").title(why.title).text(why.body)


def _refused(draft: EventDraft, t: Translator) -> LayoutView:
    """Why it cannot be so; what was typed is not lost."""
    card = words.say_faults(Card(t, "error"), [error for _, error in draft.faults], t)
    where = {"audience": "who", "languages": "who", "seats": "who", "repeat": "who"}
    form = where.get(draft.faults[0][0], "what")
    correct = controls.window.button(
        draft.network, t.text("Correct…"), draft.id, form, style=ButtonStyle.primary
    )
    beside = (
        _window(draft, t.text("Who and how often…"), "who")
        if form == "what"
        else _window(draft, t.text("What and when…"), "what")
    )
    return card.row(correct, beside, _discard(draft, t)).footer(_kept(t)).view()


def _kept(t: Translator) -> str:
    return t.text("Nothing is announced yet. What you typed is kept for a day.")


def _facts(draft: EventDraft, fields: EventFields, t: Translator) -> str:
    who = t.text("the whole network") if fields.audience.everyone else words.some(draft.invited, t)
    seats = t.number(fields.capacity) if fields.capacity is not None else ""
    return words.lines(
        words.fact(t.text("Where"), fitted(place_line(fields.place, t), 200), t),
        words.fact(t.text("Link"), f"<{fields.place.link}>" if fields.place.link else "", t),
        words.fact(t.text("For"), who, t),
        words.fact(t.text("Languages"), languages_line(fields.languages, t), t),
        words.fact(t.text("Seats"), seats, t),
        _closes(fields, t),
        t.text("It gets a public page, where anybody can register.") if fields.public else "",
    )


def _closes(fields: EventFields, t: Translator) -> str:
    """Until when one can register, where that is before the start: a copy has it from the event before."""
    if not fields.closes_before:
        return ""
    at = fields.span.starts_at - timedelta(minutes=fields.closes_before)
    return t.text("Registration until {time}", time=words.moment(at, "f"))


def _series(draft: EventDraft, fields: EventFields, t: Translator) -> str:
    if not draft.walls:
        return ""
    name = repeat_name(Repeat(draft.typed.repeat), fields.span.wall.date(), t)
    count = len(draft.walls)
    head = t.plural("**{n} meeting**, {how}:", "**{n} meetings**, {how}:", count, how=name)
    shown = [t.date(wall.date(), "medium") for wall in draft.walls[:_DATES]]
    rest = count - len(shown)
    if rest > 0:
        shown.append(t.plural("{n} more", "{n} more", rest))
    return f"{head} {t.join_facts(shown)}"


def _windows(draft: EventDraft, t: Translator) -> list[Item[Any]]:
    return [
        _window(draft, t.text("What and when…"), "what"),
        _window(draft, t.text("Who and how often…"), "who"),
    ]


def _window(draft: EventDraft, label: str, form: str) -> Item[Any]:
    return controls.window.button(draft.network, label, draft.id, form)


def _discard(draft: EventDraft, t: Translator) -> Item[Any]:
    return controls.discard.button(draft.network, t.text("Discard"), draft.id)
