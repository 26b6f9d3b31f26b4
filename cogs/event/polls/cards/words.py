"""What several cards of polls say: what it is, when, until when, how it ended."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cogs.event.cards import words
from cogs.kit import Page
from cogs.kit.text import fitted, safe
from templates.words.events import kind_name, languages_line, place_line
from templates.words.polls import answered_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.events.times import Span
    from domain.polls import Poll
    from locales import Translator
    from services.polls.views import PollView


def head(view: PollView, t: Translator) -> str:
    """The small line: what it is, by whom, in which languages, its code."""
    fields = view.poll.fields
    by = t.text("by {name}", name=safe(view.organiser, words.NAME)) if view.organiser else ""
    facts = [t.text("Date poll"), kind_name(fields.kind, t), by, languages_line(fields.languages, t)]
    return t.join_facts(one for one in (*facts, view.poll.code) if one)


def title_of(poll: Poll) -> str:
    """The title, made harmless."""
    return fitted(poll.fields.title, words.TITLE)


def slot(span: Span) -> str:
    """From when until when, as each reader's own clock and language have it."""
    end = "t" if span.ends_at - span.starts_at < timedelta(hours=18) else "f"
    return f"{words.moment(span.starts_at)} – {words.moment(span.ends_at, end)}"


def chunk(texts: Sequence[str], number: int, most: int, longest: int) -> Page[int]:
    """A page of what is long or short: as many as fit into so many characters, by their places in it."""
    pages: list[list[int]] = [[]]
    room = longest
    for at, text in enumerate(texts):
        if pages[-1] and (len(pages[-1]) == most or len(text) > room):
            pages.append([])
            room = longest
        pages[-1].append(at)
        room -= len(text)
    number = min(max(number, 0), len(pages) - 1)
    return Page(tuple(pages[number]), number, len(pages), len(texts))


def where(view: PollView, t: Translator) -> str:
    """Where it will be, and what it is about."""
    fields = view.poll.fields
    return words.lines(
        words.fact(t.text("Where"), fitted(place_line(fields.place, t), 200), t),
        fitted(fields.description, 500),
    )


def called_off(poll: Poll, t: Translator) -> str:
    """The title of a poll that was called off."""
    return t.context("date poll", "Called off: {title}", title=title_of(poll))


def decided(poll: Poll, t: Translator) -> str:
    """The title of a poll of which a slot was taken."""
    return t.context("date poll", "Decided: {title}", title=title_of(poll))


def state(view: PollView, t: Translator) -> str:
    """How many have answered, and until when one can; or how it ended."""
    poll = view.poll
    if poll.why:
        return t.context("date poll", "**It was called off.** {why}", why=fitted(poll.why, 500))
    if view.event is not None:
        return words.lines(
            f"**{words.moment(view.event.starts_at)}**",
            t.text("It is {event} now; `/event show` opens it.", event=view.event.code),
        )
    said = f"**{answered(view, t)}**"
    if view.open:
        deadline = words.moment(poll.deadline, "f"), words.moment(poll.deadline, "R")
        until = t.text("Until {time} ({how_long})", time=deadline[0], how_long=deadline[1])
        return t.join_facts([said, until])
    over = (
        t.text("The time for answers is over; {name} takes a slot.", name=safe(view.organiser, words.NAME))
        if view.organiser
        else t.text("The time for answers is over; the coordination takes a slot.")
    )
    return words.lines(said, over)


def silent_guests(view: PollView, t: Translator) -> str:
    """How many guests have not answered; "" for none."""
    silent = view.silent_guests
    return (
        t.plural("{n} guest has not answered yet.", "{n} guests have not answered yet.", silent)
        if silent
        else ""
    )


def answered(view: PollView, t: Translator) -> str:
    """How many have answered, of how many."""
    return answered_line(view.answered, view.asked, t)
