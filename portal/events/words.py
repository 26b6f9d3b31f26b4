"""What one's own answer to an event means, for pages: a seat, a place in the queue, an offer; plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.model import EventStatus, Seat
from templates.words.events import named_clock, no_seat_line, polled_line

if TYPE_CHECKING:
    from locales import Translator
    from services.events.views import EventView


def mine_text(view: EventView, t: Translator) -> str:
    """What was answered, and what became of it."""
    mine = view.mine
    if mine is None:
        if view.organises:
            return t.text("You organise it; answer, too, if you take one of its seats.") if view.open else ""
        return t.text("You have not answered yet.") if view.invited and view.open else ""
    if mine.seat is Seat.OFFERED and mine.offered_until is not None:
        return t.text(
            "A seat is free for you until {time}: take it with “Going”, or give it on with “Not going”.",
            time=named_clock(mine.offered_until, t, "medium"),
        )
    if without := no_seat_line(mine, t):
        return without
    if mine.seat is Seat.WAITING:
        return t.text(
            "All seats are taken: you are number {place} on the waiting list. You are told when a seat "
            "becomes free for you.",
            place=t.number(view.ahead + 1),
        )
    if mine.moved < view.event.moved:
        return t.text("You are going; you said so for the previous date. Is it still so?")
    if view.event.capacity is None:
        return t.text("You are going.")
    return t.text("You are going. A seat is yours.")


def polled_text(view: EventView, t: Translator) -> str:
    """That their answer is what they said in the date poll; "" where it is not."""
    return polled_line(view.mine.reply, t) if view.mine is not None and view.polled else ""


def state_text(view: EventView, t: Translator) -> str:
    """What stands in the way of answering: it is over, called off, or registration has closed."""
    event = view.event
    if not event.on:
        return t.text("It was called off: {why}", why=event.cancelled_why)
    if view.over or event.status is EventStatus.ENDED:
        return t.text("It is over.")
    if not view.open:
        return t.text("Registration is closed; who has a seat can still give it back.")
    if view.mine is not None and view.mine.seat.held:
        return ""  # whoever has a seat need not read that there are none
    if view.seats_left == 0 or (view.seats_left is not None and view.counts.waiting):
        return t.text("All seats are taken; there is a waiting list.")
    return ""


def seats_text(view: EventView, t: Translator) -> str:
    """How many seats are left; "" where there is no limit, or nobody can take one."""
    left = view.seats_left
    if left is None or not view.open or view.counts.waiting:
        return ""
    return t.plural("{n} seat left", "{n} seats left", left)
