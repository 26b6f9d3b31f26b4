"""What several cards of events say: when, for how long, who comes; what the reader's own answer means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit.errors import explain
from cogs.kit.text import fitted, safe
from domain.events.model import EventStatus, Seat
from templates.words.events import (
    clocks_line,
    kind_name,
    languages_line,
    no_seat_line,
    part_line,
    place_line,
    polled_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from cogs.kit import Card
    from domain.errors import DomainError
    from domain.events.model import Event
    from locales import Translator
    from services.events.views import EventView

TITLE: Final = 100
NAME: Final = 50
FAULTS: Final = 6
"""So many faults of what was typed are told at once."""
TEXT: Final = 1000
_SHORT: Final = 60
_LATER: Final = 4


def moment(at: datetime, style: str = "F") -> str:
    """A Discord timestamp: each reader sees it in their own zone and language."""
    return f"<t:{int(at.timestamp())}:{style}>"


def lines(*said: str) -> str:
    """Those that say something, a line each."""
    return "\n".join(one for one in said if one)


def fact(label: str, value: str, t: Translator) -> str:
    """One fact with its label: French has a space before the colon. Nothing for no value."""
    return t.text("**{label}:** {value}", label=label, value=value) if value else ""


def head(view: EventView, t: Translator) -> str:
    """The small line: what it is, by whom, in which languages, which of a series, its code."""
    event = view.event
    by = t.text("by {name}", name=safe(view.organiser, NAME)) if view.organiser else ""
    facts = [
        kind_name(event.kind, t),
        by,
        languages_line(event.languages, t),
        part_line(view.part, t),
        event.code,
    ]
    return t.join_facts(one for one in facts if one)


def when_line(event: Event, t: Translator) -> str:
    """When, for how long, where: "Tuesday … (in 3 days) · 1 h 30 min · Online"."""
    start = event.starts_at
    when = f"{moment(start)} ({moment(start, 'R')})"
    place = fitted(place_line(event.place, t), 200)
    return t.join_facts([when, t.duration(event.span.minutes, short=True), place])


def short_line(event: Event, t: Translator) -> str:
    """It in a line among others: "E12 Tides and tanks, Tuesday …", the time on each reader's own clock."""
    return t.text(
        "{code} {title}, {time}",
        code=event.code,
        title=fitted(event.title, _SHORT),
        time=moment(event.starts_at, "f"),
    )


def zones_line(view: EventView, t: Translator) -> str:
    """What the partners' clocks show; nothing where all show the same."""
    return clocks_line(view.clocks, t) if len(view.clocks) > 1 else ""


def later_line(view: EventView, t: Translator) -> str:
    """When the next meetings of its series are; nothing for one alone, or the last."""
    if not view.later:
        return ""
    times = [moment(one.starts_at, "f") for one in view.later[:_LATER]]
    rest = len(view.later) - _LATER
    return t.text(
        "Then: {times}", times=t.join([*times, t.plural("{n} more", "{n} more", rest)] if rest > 0 else times)
    )


def counts_line(view: EventView, t: Translator, *, shared: bool) -> str:
    """Who comes, in figures; on a card that all read, also how many partners have not been heard.

    Once it is over, who was there.
    """
    counts, capacity = view.counts, view.event.capacity
    n = t.number(counts.going)
    if view.there is not None:
        was = t.text("**Attended: {n}**", n=t.number(view.there))
        return t.join_facts([was, t.text("Had said yes: {n}", n=n)])
    going = (
        t.text("Going: {n}", n=n)
        if capacity is None
        else t.text("Going: {n} of {seats}", n=n, seats=t.number(capacity))
    )
    said = [f"**{going}**", t.text("Maybe: {n}", n=t.number(counts.maybe))]
    if not shared or counts.no:
        said.append(t.text("Not going: {n}", n=t.number(counts.no)))
    if counts.offered:
        held = t.plural("{n} seat held for who waited", "{n} seats held for who waited", counts.offered)
        said.append(held)
    if counts.waiting:
        said.append(t.text("Waiting: {n}", n=t.number(counts.waiting)))
    if view.open and view.seats_left and not counts.waiting:
        said.append(t.plural("{n} seat left", "{n} seats left", view.seats_left))
    if view.open and view.silent:
        silent = len(view.silent)
        said.append(t.plural("{n} partner not heard from yet", "{n} partners not heard from yet", silent))
    return t.join_facts(said)


def seats_line(view: EventView, t: Translator) -> str:
    """How many seats are left, for who may take one; nothing without a limit."""
    left = view.seats_left
    if left is None or not view.open:
        return ""
    if left and not view.counts.waiting:
        return t.plural("{n} seat left", "{n} seats left", left)
    return full_line(view, t)


def full_line(view: EventView, t: Translator) -> str:
    """That whoever wants to come now has to wait; nothing while seats are left."""
    left = view.seats_left
    if left is None or not view.open or (left and not view.counts.waiting):
        return ""
    return t.text("All seats are taken; there is a waiting list.")


def state_line(view: EventView, t: Translator) -> str:
    """What stands in the way of answering: it is over, called off, on, or registration has closed."""
    event = view.event
    if not event.on:
        return t.text("**It was called off.** {why}", why=fitted(event.cancelled_why, 500))
    if view.done:
        return t.text("**It is over.**")
    if event.status is EventStatus.RUNNING:
        return t.text("**It is on.**")
    if not view.open:
        return t.text("Registration is closed; who has a seat can still give it back.")
    if event.closes_before:
        return t.text("Registration until {time}", time=moment(view.closes_at, "f"))
    return ""


def mine_line(view: EventView, t: Translator) -> str:
    """What the reader's own answer means: a seat, a place in the queue, an offer and until when it holds."""
    mine = view.mine
    if mine is None:
        return _unanswered(view, t)
    if mine.seat is Seat.OFFERED and mine.offered_until is not None:
        return t.text(
            "**A seat is free for you until {time}.** Press “Going” to take it, “Not going” to give it on.",
            time=moment(mine.offered_until, "f"),
        )
    if without := no_seat_line(mine, t):
        return without
    if mine.seat is Seat.WAITING:
        place = t.number(view.ahead + 1)
        return t.text(
            "**All seats are taken: you are number {place} on the waiting list.** You are told when a seat "
            "becomes free for you.",
            place=place,
        )
    if mine.moved < view.event.moved:
        return t.text("**You are going**; you said so for the previous date. Is it still so?")
    if view.event.capacity is None:
        return t.text("**You are going.**")
    return t.text("**You are going.** A seat is yours.")


def polled(view: EventView, t: Translator) -> str:
    """That the reader's answer is what they said in the date poll; nothing where it is not."""
    return polled_line(view.mine.reply, t) if view.mine is not None and view.polled else ""


def _unanswered(view: EventView, t: Translator) -> str:
    if not view.open:
        return t.text("**You organise it.**") if view.organises else ""
    if view.organises:
        return t.text("**You organise it.** Press “Going” if you take one of its seats, too.")
    return t.text("You have not answered yet.") if view.invited else ""


def said_for(view: EventView, t: Translator) -> str:
    """That somebody else gave this answer."""
    if not view.recorded_by:
        return ""
    return t.text("{name} answered for you.", name=safe(view.recorded_by, NAME))


def say_faults(card: Card, faults: Sequence[DomainError], t: Translator) -> Card:
    """All that cannot be as it was typed, the first as the card's title. There has to be one."""
    first, *others = [explain(one, t) for one in faults]
    card.title(first.title).text(first.body)
    for other in others[: FAULTS - 1]:
        card.text(f"**{other.title}**\n{other.body}")
    return card


def some(names: Iterable[str], t: Translator, most: int = 6) -> str:
    """Some of what is named, and how many more there are."""
    return some_of([fitted(one, NAME) for one in names], t, most)


def some_of(every: Sequence[str], t: Translator, most: int = 6) -> str:
    """The same of what is made harmless already."""
    rest = len(every) - most
    return t.join([*every[:most], t.plural("{n} more", "{n} more", rest)] if rest > 0 else every)
