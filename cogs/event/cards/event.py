"""One event: the announcement that all read in a channel, and the card of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.event import controls
from cogs.event.cards import words
from cogs.event.meeting.cards.parts import after_row, here_button, meeting_row
from cogs.event.tasks import controls as task_controls
from cogs.kit import Card
from cogs.kit.cards import MOST_IN_ROW
from cogs.kit.offering import offer
from cogs.kit.text import fitted
from domain.events.model import EventStatus, Reply, Seat
from services.events.joining import joinable
from templates.words.events import reply_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discord.ui import Item, LayoutView

    from domain.practices.offers import Offered
    from locales import Translator
    from services.events.views import EventView

_REPLIES: Final = (Reply.GOING, Reply.MAYBE, Reply.NO)


def announcement(view: EventView, t: Translator) -> LayoutView:
    """What stands in a channel for everybody; a record once it is over or was called off.

    Nothing on it is for one reader alone: whoever presses gets their own card.
    """
    event = view.event
    card = _top(view, t).text(
        words.lines(
            words.when_line(event, t),
            words.zones_line(view, t),
            "" if view.done else words.later_line(view, t),
            words.counts_line(view, t, shared=True),
            words.full_line(view, t),
            words.state_line(view, t),
        )
    )
    card.text(fitted(event.description, words.TEXT))
    if view.done:
        return card.footer(t.text("`/event show` opens it: {code}.", code=event.code)).view()
    card.row(
        *_now(view, t),
        *join_buttons(view, t),
        controls.mine.button(view.network, t.text("My answer, my language"), int(event.id)),
    )
    footer = (
        t.text("Times are shown in your own time zone. You can change your answer.")
        if view.open
        else t.text("Times are shown in your own time zone.")
    )
    return card.footer(footer).view()


def _now(view: EventView, t: Translator) -> list[Item[Any]]:
    """What everybody can do with it as things are: say that they are there, or whether they come."""
    if view.event.status is EventStatus.RUNNING:
        return [here_button(view, t)]
    return reply_buttons(view, t) if view.open else []


def event_card(view: EventView, t: Translator, said: str = "", offered: Offered | None = None) -> LayoutView:
    """The card of one person; `said` is what was just done, `offered` are practices on what it is about."""
    event = view.event
    card = _top(view, t).text(said)
    card.text(
        words.lines(
            words.when_line(event, t),
            words.zones_line(view, t),
            "" if view.done else words.later_line(view, t),
            words.counts_line(view, t, shared=False),
            words.state_line(view, t),
        )
    )
    if not view.done:
        card.text(words.lines(words.polled(view, t), words.mine_line(view, t), words.said_for(view, t)))
    link = f"<{event.place.link}>" if event.place.link and view.gets_in and not view.done else ""
    card.text(words.lines(words.fact(t.text("Link"), link, t), fitted(event.description, words.TEXT)))
    if not view.done and (view.open or view.mine is not None):
        card.row(*reply_buttons(view, t), *_to_all(view, t), *_for_partner(view, t))
    groups = (join_buttons(view, t), meeting_row(view, t), after_row(view, t), _calendar(view, t))
    for row in _packed(*groups, *_running(view, t)):
        card.row(*row)
    offer(card, offered, t)
    return card.footer(_footer(view, t)).view()


def _packed(*groups: list[Item[Any]]) -> list[list[Item[Any]]]:
    """The groups in their order, as many in a row as fit there whole: none stands alone that need not."""
    rows: list[list[Item[Any]]] = [[]]
    for group in groups:
        if len(rows[-1]) + len(group) > MOST_IN_ROW:
            rows.append([])
        rows[-1].extend(group)
    return rows


def _calendar(view: EventView, t: Translator) -> list[Item[Any]]:
    """The event as a file for one's own calendar, as long as it is to come or on."""
    if view.done:
        return []
    return [controls.calendar_file.button(view.network, t.text("Calendar file"), int(view.event.id))]


def join_buttons(view: EventView, t: Translator) -> list[Item[Any]]:
    """The way into its room, from a little before it begins; whoever presses is asked whether they come."""
    if not joinable(view.event, view.now):
        return []
    # Translators: the button into a meeting on the net, max=40
    label = t.context("event", "Join")
    return [controls.join.button(view.network, label, int(view.event.id), style=ButtonStyle.success)]


def _to_all(view: EventView, t: Translator) -> list[Item[Any]]:
    """One press for this meeting and all that follow."""
    if not (view.open and view.invited and view.later):
        return []
    # Translators: a button on one meeting of a series: one comes to this one and to those that follow
    return [controls.answer_all.button(view.network, t.text("Going to all"), int(view.event.id))]


def _for_partner(view: EventView, t: Translator) -> list[Item[Any]]:
    """A partner's contact says who of their people comes."""
    if view.speaks_for is None or not view.open:
        return []
    return [controls.for_partner.button(view.network, t.text("For my partner…"), int(view.event.id), 0)]


def _running(view: EventView, t: Translator) -> list[list[Item[Any]]]:
    """What who runs it can do, what can't be undone last."""
    if not view.runs:
        return []
    network, event = view.network, int(view.event.id)
    people = controls.people.button(network, t.text("People"), event, 0)
    copy = controls.copy.button(network, t.text("Another like it…"), event)
    history = controls.history.button(network, t.text("History"), event)
    tasks = task_controls.board.button(network, t.text("Tasks"), event, 0, 0)
    if view.done or view.event.starts_at <= view.now:
        return [[people, tasks, copy, history]]
    first: list[Item[Any]] = [
        people,
        controls.move.button(network, t.text("Move…"), event),
        controls.change.button(network, t.text("Change…"), event, "what"),
        controls.change.button(network, t.text("For whom…"), event, "who"),
    ]
    second: list[Item[Any]] = [tasks, copy, history]
    if view.unposted:
        second.append(controls.post.button(network, t.text("Announce it in this channel"), event))
    label = t.context("event", "Call off…")
    second.append(controls.ask_cancel.button(network, label, event, style=ButtonStyle.danger))
    return [first, second]


def reply_buttons(view: EventView, t: Translator, replies: Iterable[Reply] = _REPLIES) -> list[Item[Any]]:
    """The answers that can be given; coloured is the reader's own, else the likely one."""
    given = tuple(replies)
    settled = view.mine is not None and view.mine.seat not in {Seat.OFFERED, Seat.LAPSED}
    own = view.mine.reply if view.mine is not None and settled else Reply.GOING
    coloured = own if own in given else Reply.GOING
    return [
        controls.answer.button(
            view.network,
            reply_name(one, t),
            int(view.event.id),
            one.value,
            style=ButtonStyle.primary if one is coloured else ButtonStyle.secondary,
        )
        for one in given
    ]


def _top(view: EventView, t: Translator) -> Card:
    event = view.event
    title = fitted(event.title, words.TITLE)
    shown = title if event.on else t.text("Called off: {title}", title=title)
    return Card(t, "event").small(words.head(view, t)).title(shown)


def _footer(view: EventView, t: Translator) -> str:
    seated = view.mine is not None and view.mine.seat is not Seat.NONE
    if view.open or seated:
        return t.text("Only you see this. You can change your answer at any time.")
    return t.text("Only you see this.")
