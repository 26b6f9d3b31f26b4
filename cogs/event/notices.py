"""What events say unasked: an invitation, a reminder, a free seat, what was moved, changed or called off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cogs.event import controls
from cogs.event.cards import on_discord, words
from cogs.event.cards.event import reply_buttons
from cogs.event.feedback import notices as feedback  # noqa: F401 - what is said afterwards is known so
from cogs.event.meeting import notices as meeting  # noqa: F401 - what meetings say is known so
from cogs.event.polls import notices as _polls  # noqa: F401 - polls are events to be: they register, too
from cogs.event.tasks import notices as tasks
from cogs.kit import Card
from cogs.kit.notices import look_at, register
from cogs.kit.text import fitted, safe
from domain.events.model import Reply, Seat
from domain.notices.kinds import (
    EVENT_ANSWERED_FOR,
    EVENT_CANCELLED,
    EVENT_CHANGED,
    EVENT_HINDERED,
    EVENT_INTEREST,
    EVENT_INVITED,
    EVENT_LAPSED,
    EVENT_MOVED,
    EVENT_OFFERED,
    EVENT_ON_DISCORD,
    EVENT_REMINDER,
    EVENT_SEATED,
    EVENT_UNANSWERED,
    EVENT_UNPOSTED,
)
from domain.records import replace
from services.events.notices import tell
from templates.words.events import fields_line

__all__ = ["tasks"]  # their words come in with these

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from discord.ui import Item

    from domain.notices.reader import Reader
    from locales import Translator
    from services.events.notices import EventNotice

    Say = Callable[[EventNotice, Translator], str]


def _title(found: EventNotice) -> str:
    return fitted(found.view.event.title, words.TITLE)


def _card(found: EventNotice, t: Translator, title: str, said: str = "") -> Card:
    view = found.view
    card = Card(t, "event").small(words.head(view, t)).title(title).text(said)
    return card.text(words.lines(words.when_line(view.event, t), words.zones_line(view, t)))


def _mine(found: EventNotice, t: Translator, reader: Reader) -> str:
    """What their own answer means; nothing where the card is for several colleagues at once."""
    return "" if reader.member is None else words.mine_line(found.view, t)


def _for(found: EventNotice, reader: Reader) -> EventNotice:
    """The same without anybody's own answer where the card is for several colleagues at once."""
    return found if reader.member is not None else replace(found, view=replace(found.view, mine=None))


def _row(
    card: Card, found: EventNotice, t: Translator, replies: Iterable[Reply] = (), *more: Item[Any]
) -> Card:
    """The answers that can be given right here, and the way to all about it."""
    view = found.view
    look = controls.show.button(view.network, t.text("All about it"), int(view.event.id))
    return card.row(*reply_buttons(view, t, replies), *more, look)


def _seats(found: EventNotice, t: Translator) -> str:
    """How many there are, not how many are left: that is another number by the time that it is read."""
    seats = found.view.event.capacity
    return "" if seats is None else t.text("Seats: {n}", n=t.number(seats))


def _invited(found: EventNotice, t: Translator, reader: Reader) -> Card:
    view = found.view
    unanswered = found.kind == EVENT_UNANSWERED.code
    title = (
        t.text("Are you coming? {title}", title=_title(found))
        if unanswered
        else t.text("You are invited: {title}", title=_title(found))
    )
    card = _card(found, t, title)
    card.text(fitted(view.event.description, 500))
    until = "" if view.polled else t.text("Answer by {time}.", time=words.moment(view.closes_at, "f"))
    card.text(words.lines(_seats(found, t), until, _polled(found, t, reader)))
    footer = t.text("Whatever you answer, you can change it later.")
    return _row(card, _for(found, reader), t, (Reply.GOING, Reply.MAYBE, Reply.NO)).footer(footer)


def _polled(found: EventNotice, t: Translator, reader: Reader) -> str:
    """What counts as their answer already: all to whom the card goes said the same in the date poll."""
    said = words.polled(found.view, t)
    return words.lines(said, _mine(found, t, reader)) if said else ""


def _reminder(found: EventNotice, t: Translator, reader: Reader) -> Card:
    view = found.view
    mine = view.mine
    # Of several colleagues some may still have to say it: to answer once more changes nothing for the others.
    asks = reader.member is None or (
        mine is not None and (mine.reply is Reply.MAYBE or mine.moved < view.event.moved)
    )
    card = _card(found, t, t.text("Soon: {title}", title=_title(found)))
    link = view.event.place.link if view.gets_in else ""
    card.text(
        words.lines(words.fact(t.text("Link"), f"<{link}>" if link else "", t), _mine(found, t, reader))
    )
    # It stays where it is long after the start; who comes and cannot after all says so on the event's card.
    return _row(card, _for(found, reader), t, (Reply.GOING, Reply.NO) if asks else ())


def _offered(found: EventNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("A seat is free for you: {title}", title=_title(found)))
    card.text(words.mine_line(found.view, t))
    return _row(card, found, t, (Reply.GOING, Reply.NO))


def _lapsed(found: EventNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("The seat went to the next: {title}", title=_title(found)))
    card.text(words.mine_line(found.view, t))
    return _row(card, found, t, (Reply.GOING,) if found.view.open else ())


def _seated(found: EventNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("You have a seat now: {title}", title=_title(found)))
    return _row(card.text(words.mine_line(found.view, t)), found, t, (Reply.NO,))


def _answered_for(found: EventNotice, t: Translator, _reader: Reader) -> Card:
    name = safe(found.view.recorded_by, words.NAME) or t.text("Somebody")
    title = t.text("{name} said that you come: {title}", name=name, title=_title(found))
    card = _card(found, t, title).text(words.mine_line(found.view, t))
    footer = t.text("If that is not so, say it here; nobody is asked why.")
    return _row(card, found, t, (Reply.GOING, Reply.NO)).footer(footer)


def _new(found: EventNotice, t: Translator) -> str:
    return t.text("New: {what}.", what=fields_line(found.fields, t))


def _moved(found: EventNotice, t: Translator, reader: Reader) -> Card:
    card = _card(found, t, t.text("Moved: {title}", title=_title(found)))
    if found.was is not None:
        card.text(t.text("It was to begin {time}.", time=words.moment(found.was)))
    if found.fields:
        card.text(_new(found, t))
    card.text(_mine(found, t, reader))
    return _row(card, _for(found, reader), t, (Reply.GOING, Reply.MAYBE, Reply.NO))


def _changed(found: EventNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("Changed: {title}", title=_title(found)), _new(found, t))
    return _row(card, found, t, (Reply.NO,))


def _cancelled(found: EventNotice, t: Translator, _reader: Reader) -> Card:
    event = found.view.event
    card = _card(found, t, t.text("Called off: {title}", title=_title(found)))
    card.text(words.fact(t.text("Why"), fitted(event.cancelled_why, 500), t))
    card.footer(t.text("There is nothing left to do, and nothing reminds of it any more."))
    return _row(card, found, t)


def _unposted(found: EventNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("The announcement stands nowhere: {title}", title=_title(found)))
    why = (
        t.text("Its message or its channel was deleted.")
        if found.problem == "gone"
        else t.text("Techlink may not write in that channel.")
    )
    card.text(
        words.lines(
            why,
            t.text(
                "Nothing else is lost: answers count, and everybody is still told. `/event show` in the "
                "channel where it should stand puts it there."
            ),
        )
    )
    return _row(card, found, t)


def _on_discord(found: EventNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, on_discord.title(found, _title(found), t))
    card.text(words.lines(*on_discord.said(found, t)))
    return _row(card, found, t, (), *on_discord.buttons(found, t)).footer(on_discord.footer(t))


def _interest(found: EventNotice, t: Translator, _reader: Reader) -> Card:
    view, mine = found.view, found.view.mine
    if mine is not None and mine.seat is Seat.SEATED:
        card = _card(found, t, t.text("Your interest counts: {title}", title=_title(found)))
        counts = t.text("You pressed “Interested” on Discord: that counts as “Going”.")
        return _row(card.text(words.lines(counts, words.mine_line(view, t))), found, t, (Reply.NO,))
    card = _card(found, t, t.text("You are interested: {title}", title=_title(found)))
    if mine is not None and mine.seat in {Seat.WAITING, Seat.OFFERED}:
        replies = (Reply.GOING, Reply.NO) if mine.seat is Seat.OFFERED else (Reply.NO,)
        return _row(card.text(words.mine_line(view, t)), found, t, replies)
    full = words.seats_line(view, t) if view.open else words.state_line(view, t)
    wait = (
        t.text("Your interest alone takes no place on it: press “Going” to be put on the list.")
        if view.open
        else ""
    )
    return _row(card.text(words.lines(full, wait)), found, t, (Reply.GOING,) if view.open else ())


def _hindered(found: EventNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("Techlink lacks a right on the server: {title}", title=_title(found)))
    mend = on_discord.how_to_mend(found.what, t)
    again = t.text("It is tried again by itself, at once when that is done; nothing else is held up.")
    return _row(card.text(words.lines(mend, again)), found, t)


_LINES: Final[Mapping[str, Say]] = {
    EVENT_INVITED.code: lambda one, t: t.text(
        "You are invited: {event}", event=words.short_line(one.view.event, t)
    ),
    EVENT_UNANSWERED.code: lambda one, t: t.text(
        "Are you coming? {event}", event=words.short_line(one.view.event, t)
    ),
    EVENT_REMINDER.code: lambda one, t: t.text("Soon: {event}", event=words.short_line(one.view.event, t)),
    EVENT_OFFERED.code: lambda one, t: t.text(
        "A seat is free for you: {event}", event=words.short_line(one.view.event, t)
    ),
    EVENT_LAPSED.code: lambda one, t: t.text(
        "The seat went to the next: {event}", event=words.short_line(one.view.event, t)
    ),
    EVENT_SEATED.code: lambda one, t: t.text(
        "You have a seat now: {event}", event=words.short_line(one.view.event, t)
    ),
    EVENT_ANSWERED_FOR.code: lambda one, t: t.text(
        "Somebody said that you come: {event}", event=words.short_line(one.view.event, t)
    ),
    EVENT_MOVED.code: lambda one, t: t.text("Moved: {event}", event=words.short_line(one.view.event, t)),
    EVENT_CHANGED.code: lambda one, t: t.text("Changed: {event}", event=words.short_line(one.view.event, t)),
    EVENT_CANCELLED.code: lambda one, t: t.text(
        "Called off: {event}", event=words.short_line(one.view.event, t)
    ),
    EVENT_UNPOSTED.code: lambda one, t: t.text(
        "Its announcement stands nowhere: {event}", event=words.short_line(one.view.event, t)
    ),
    EVENT_ON_DISCORD.code: lambda one, t: t.text(
        "Changed on Discord: {event}", event=words.short_line(one.view.event, t)
    ),
    EVENT_INTEREST.code: lambda one, t: t.text(
        "You are interested: {event}", event=words.short_line(one.view.event, t)
    ),
    EVENT_HINDERED.code: lambda one, t: t.text(
        "Techlink lacks a right on the server: {event}", event=words.short_line(one.view.event, t)
    ),
}
"""One line for each kind, where it stands among other notices."""

look_at("event", controls.show.button)
for _kind, _draw in (
    (EVENT_INVITED, _invited),
    (EVENT_UNANSWERED, _invited),
    (EVENT_REMINDER, _reminder),
    (EVENT_OFFERED, _offered),
    (EVENT_LAPSED, _lapsed),
    (EVENT_SEATED, _seated),
    (EVENT_ANSWERED_FOR, _answered_for),
    (EVENT_MOVED, _moved),
    (EVENT_CHANGED, _changed),
    (EVENT_CANCELLED, _cancelled),
    (EVENT_UNPOSTED, _unposted),
    (EVENT_ON_DISCORD, _on_discord),
    (EVENT_INTEREST, _interest),
    (EVENT_HINDERED, _hindered),
):
    register(_kind, tell=tell, draw=_draw, line=_LINES[_kind.code])
