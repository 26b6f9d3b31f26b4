"""Several events, and several people: what is to come, who comes, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.event import controls
from cogs.event.cards import words
from cogs.kit import Card, Page, page_line, page_row, paged
from cogs.kit.text import fitted, plain, safe
from domain.events.history import Act, span_from
from domain.events.model import Reply, Seat
from templates.words.event_changes import cancel_told, span_text, with_those_that_follow
from templates.words.events import field_name, kind_name, place_line, seat_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from discord.ui import LayoutView

    from domain.events.history import Change
    from locales import Translator
    from services.events.views import CallingOff, Colleagues, EventHistory, EventList, EventView, People

_PEOPLE: Final = 15
_OPTIONS: Final = 25
_CHANGE: Final = 220

_ACTS: Final[Mapping[Act, Callable[[Translator], str]]] = {
    # Translators: these say in a list of changes what was done with an event.
    Act.CREATED: lambda t: t.context("event", "announced"),
    Act.CHANGED: lambda t: t.context("event", "changed"),
    Act.MOVED: lambda t: t.context("event", "moved"),
    Act.CANCELLED: lambda t: t.context("event", "called off"),
    Act.REVIVED: lambda t: t.context("event", "takes place after all"),
    Act.STARTED: lambda t: t.context("event", "begun"),
    Act.ENDED: lambda t: t.context("event", "ended"),
    Act.ANSWERED_FOR: lambda t: t.context("event", "answered for others"),
    Act.GUESTS_INVITED: lambda t: t.context("event", "guests invited"),
    Act.GUESTS_FORGOTTEN: lambda t: t.context("event", "what was kept on guests is gone"),
    Act.ATTENDANCE: lambda t: t.context("event", "list of those who were there corrected"),
    Act.MINUTES_SENT: lambda t: t.context("event", "minutes sent"),
    Act.MINUTES_OBJECTED: lambda t: t.context("event", "minutes objected to"),
    Act.MINUTES_WITHDRAWN: lambda t: t.context("event", "minutes taken back to be changed"),
    Act.MINUTES_APPROVED: lambda t: t.context("event", "minutes approved"),
    Act.THANKED: lambda t: t.context("event", "thanked those who were there"),
}


def list_card(found: EventList, t: Translator) -> LayoutView:
    """A page of what is to come, or is over."""
    card = Card(t, "event")
    if found.gone:
        card.title(t.plural("{n} event is over", "{n} events are over", found.total))
    else:
        card.title(
            t.plural("{n} event is to come", "{n} events are to come", found.total)
            if found.total
            else t.text("Nothing is to come")
        )
    card.text("\n".join(_line(one, t) for one in found.events))
    if not found.total and not found.gone:
        card.text(
            t.text("`/event new` announces one: a title and a time are enough.")
            if found.may_organise
            else t.text("The coordination and the partners’ contacts announce events; you are told then.")
        )
    page = Page(found.events, found.page, found.pages, found.total)
    card.small(page_line(t, page))
    options = [
        discord.SelectOption(
            label=plain(f"{one.event.code} · {one.event.title}", 100),
            value=str(one.event.id),
            description=plain(t.datetime(one.event.starts_at, "medium"), 100),
        )
        for one in found.events
    ]
    if options:
        card.picker(controls.pick.select(found.network, options, placeholder=t.text("Open an event…")))
    other = t.text("What is over") if not found.gone else t.text("What is to come")
    turn = page_row(t, controls.listed, found.network, page, int(found.gone))
    card.row(*turn, controls.listed.button(found.network, other, int(not found.gone), 0))
    return card.footer(t.text("Only you see this. Times are shown in your own time zone.")).view()


def _line(view: EventView, t: Translator) -> str:
    event = view.event
    title = fitted(event.title, 80)
    named = f"**{title}** · {event.code}"
    if not event.on:
        named = f"~~{title}~~ · {event.code} · {t.context('event', 'called off')}"
    facts = [words.moment(event.starts_at, "f"), kind_name(event.kind, t)]
    facts.append(fitted(place_line(event.place, t), 60))
    if not view.done:
        facts.append(short_answer(view, t))
    return f"{named}\n-# {t.join_facts(one for one in facts if one)}"


def short_answer(view: EventView, t: Translator) -> str:
    """The reader's own answer in a few words."""
    mine = view.mine
    if mine is None:
        return t.text("not answered yet") if view.invited else ""
    if mine.seat is Seat.SEATED:
        return t.text("you are going")
    if mine.reply is Reply.MAYBE:
        return t.text("you said maybe")
    if mine.reply is Reply.NO:
        return t.text("you are not going")
    return seat_name(mine.seat, t)


def people_card(found: People, t: Translator, page: int = 0, said: str = "") -> LayoutView:
    """Who comes, who waits, who has not answered: for who runs it. `said` is what was just done."""
    view = found.view
    shown = paged(list(_people(found, t)), page, _PEOPLE)
    card = Card(t, "event").small(words.head(view, t))
    card.title(t.text("Who comes: {title}", title=fitted(view.event.title, words.TITLE)))
    card.text(said).text(words.counts_line(view, t, shared=False))
    if view.stale:
        card.text(
            t.plural(
                "{n} person said yes to the previous date.",
                "{n} people said yes to the previous date.",
                view.stale,
            )
        )
    head, rows = "", list[str]()
    for group, line in shown.items:
        if group != head:
            head = group
            rows.append(f"**{group}**")
        rows.append(f"- {line}")
    card.text("\n".join(rows) or t.text("Nobody has answered, and nobody is invited."))
    card.small(page_line(t, shown))
    event = int(view.event.id)
    files = [
        controls.people_file.button(view.network, t.text("As a spreadsheet"), event, "xlsx"),
        controls.people_file.button(view.network, t.text("As CSV"), event, "csv"),
    ]
    back = controls.show.button(view.network, t.text("‹ The event"), event)
    turn = page_row(t, controls.people, view.network, shown, event)
    if view.open:
        invite = controls.guests.button(view.network, t.text("Invite guests…"), event)
        card.row(*turn, *files).row(invite, back)
    else:
        card.row(*turn, *files, back)
    return card.footer(t.text("Only you see this: who has not answered is nobody else’s business.")).view()


def _people(found: People, t: Translator) -> Iterator[tuple[str, str]]:
    """Each person with the group that they stand in."""
    groups = (
        (t.context("people", "Going"), found.going),
        (t.text("Waiting list, in its order"), found.waiting),
        (t.context("people", "Maybe"), found.maybe),
        (t.context("people", "Not going"), found.no),
    )
    for group, people in groups:
        for one in people:
            facts = [fitted(one.name, 60), fitted(one.partner, 50)]
            if one.answer.seat is Seat.OFFERED and one.answer.offered_until is not None:
                until = words.moment(one.answer.offered_until, "f")
                facts.append(t.text("a seat is held until {time}", time=until))
            yield group, t.join_facts(fact for fact in facts if fact)
    for name in found.silent:
        yield t.text("Not answered yet"), fitted(name, 60)


def history_card(found: EventHistory, t: Translator) -> LayoutView:
    """What was done with an event, the latest first."""
    card = Card(t, "event").small(words.head(found.view, t))
    card.title(t.text("History: {title}", title=fitted(found.view.event.title, words.TITLE)))
    kept, room = list[str](), 3000
    for one in found.changes:
        line = fitted(_change(one, found, t), _CHANGE)
        room -= len(line) + 3
        if room < 0:
            break
        kept.append(f"- {words.moment(one.at, 'f')} · {line}")
    card.text("\n".join(kept))
    back = controls.show.button(found.view.network, t.text("‹ The event"), int(found.view.event.id))
    return card.row(back).footer(t.text("Only you see this.")).view()


def _change(one: Change, found: EventHistory, t: Translator) -> str:
    name = found.names.get(one.member, "") if one.member is not None else ""
    facts = [_ACTS[one.act](t), name or t.text("Techlink, or somebody who has left")]
    if one.act is Act.MOVED and "span" in one.fields:
        facts.append(span_text(span_from(one.fields["span"][1]), t))
    elif one.act is Act.CHANGED:
        facts.append(_fields(one, t))
    elif "version" in one.fields:
        facts.append(t.text("version {n}", n=t.number(one.fields["version"][1])))
    elif "people" in one.fields:
        facts.append(t.plural("{n} person", "{n} people", one.fields["people"][1]))
    if one.why:
        facts.append(one.why)
    return t.join_facts(facts)


def _fields(one: Change, t: Translator) -> str:
    """What was changed; of the public page, whether it opened or closed."""
    said = [field_name(name, t) for name in one.fields if name != "public"]
    if "public" in one.fields:
        opened = (
            t.text("the public page opened") if one.fields["public"][1] else t.text("the public page closed")
        )
        said.append(opened)
    return t.join(said)


def colleagues_card(found: Colleagues, t: Translator, page: int = 0) -> LayoutView:
    """A partner's contact says who of its people comes; each is told, and can say otherwise."""
    view = found.view
    shown = paged(found.people, page, _OPTIONS)
    card = Card(t, "event").small(words.head(view, t))
    title = t.text("Who comes for {partner}?", partner=safe(found.name, 60))
    card.title(title)
    card.text(
        t.text(
            "Choose your colleagues who come. Each of them is told and can say otherwise. Who said yes "
            "already keeps that."
        )
    )
    options = [
        discord.SelectOption(
            label=plain(name, 100),
            value=str(member),
            description=plain(_said(answer, t), 100) or None,
        )
        for member, name, answer in shown.items
    ]
    event = int(view.event.id)
    if options:
        placeholder = t.text("Who comes?")
        card.picker(
            controls.coming.select(
                view.network, options, event, placeholder=placeholder, max_values=len(options)
            )
        )
    else:
        card.text(t.text("Nobody of your partner has joined yet."))
    card.small(page_line(t, shown))
    card.row(
        *page_row(t, controls.for_partner, view.network, shown, event),
        controls.show.button(view.network, t.text("‹ The event"), event),
    )
    return card.footer(t.text("Only you see this.")).view()


def _said(answer: Any, t: Translator) -> str:
    if answer is None:
        return t.text("not answered yet")
    if answer.reply is Reply.MAYBE:
        return t.text("Maybe")
    if answer.reply is Reply.NO:
        return t.text("Not going")
    return seat_name(answer.seat, t)


def cancel_card(asked: CallingOff, t: Translator) -> LayoutView:
    """What cannot be undone is asked: who is told, and whether those that follow, too."""
    view, following = asked.view, asked.following
    event, told = view.event, asked.told
    card = Card(t, "confirm").small(words.head(view, t))
    card.title(t.text("Call it off? {title}", title=fitted(event.title, words.TITLE)))
    card.text(
        words.lines(
            words.when_line(event, t),
            cancel_told(told, t),
            with_those_that_follow(asked.told_all, t) if following else "",
        )
    )
    network, id_ = view.network, int(event.id)
    row = [controls.show.button(network, t.text("Leave it"), id_)]
    one = controls.cancel.button(
        network, t.context("event", "Call off…"), id_, event.revision, 0, style=ButtonStyle.danger
    )
    row.append(one)
    if following:
        label = t.plural("This and {n} that follows…", "This and {n} that follow…", following)
        row.append(controls.cancel.button(network, label, id_, event.revision, 1, style=ButtonStyle.danger))
    return card.row(*row).footer(t.text("Nothing is done yet: a window asks for the reason.")).view()
