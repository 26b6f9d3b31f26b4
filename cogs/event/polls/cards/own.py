"""The card of one person: what can be said of each slot, saved at each press; and the list of polls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.event.cards import words as event_words
from cogs.event.polls import controls
from cogs.event.polls.cards import words
from cogs.kit import Card, Page, page_line, page_row, paged
from cogs.kit.text import fitted, plain
from domain.polls import PollStatus, Vote
from templates.words.polls import vote_name

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from domain.polls import Ranked
    from locales import Translator
    from services.polls.views import PollList, PollView

SLOTS: Final = 5


def own_card(view: PollView, t: Translator, page: int = 0, *, saved: bool = False) -> LayoutView:
    """What the reader says of each slot. `saved`: they said something a moment ago."""
    shown = paged(view.by_time, page, SLOTS)
    card = Card(t, "event").small(words.head(view, t)).title(_title(view, t))
    card.text(event_words.lines(words.state(view, t), _left(view, t)))
    can = view.open and view.invited
    for one in shown.items if view.poll.status is PollStatus.OPEN else ():
        card.text(_slot(one, view, t))
        if can:
            card.row(*_votes(one, view, shown.number, t))
    if can:
        card.row(*_for_all(view, shown, t))
    card.row(*_ways(view, shown, t))
    return card.footer(_footer(view, shown, t, saved=saved)).view()


def list_card(found: PollList, t: Translator) -> LayoutView:
    """A page of the polls that somebody may look at."""
    card = Card(t, "event")
    card.title(
        t.plural("{n} date poll", "{n} date polls", found.total)
        if found.total
        else t.text("There is no date poll")
    )
    card.text("\n".join(_line(one, t) for one in found.polls))
    if not found.total:
        card.text(
            t.text("`/event poll` begins one: a title and two times are enough.")
            if found.may_organise
            else t.text("The coordination and the partners’ contacts begin date polls; you are told then.")
        )
    page = Page(found.polls, found.page, found.pages, found.total)
    card.small(page_line(t, page))
    options = [
        discord.SelectOption(
            label=plain(f"{one.poll.code} · {one.poll.fields.title}", 100), value=str(one.poll.id)
        )
        for one in found.polls
    ]
    if options:
        card.picker(controls.pick.select(found.network, options, placeholder=t.text("Open a date poll…")))
    card.row(*page_row(t, controls.listed, found.network, page))
    return card.footer(t.text("Only you see this. Times are shown in your own time zone.")).view()


def _line(view: PollView, t: Translator) -> str:
    poll = view.poll
    named = f"**{fitted(poll.fields.title, 80)}** · {poll.code}"
    if poll.status is PollStatus.CANCELLED:
        return f"{named} · {t.context('date poll', 'called off')}"
    if view.event is not None:
        taken = t.text("decided: {time}", time=event_words.moment(view.event.starts_at, "f"))
        return f"{named}\n-# {t.join_facts([taken, view.event.code])}"
    if not view.open:
        return f"{named}\n-# {t.text('the time for answers is over, no slot is taken yet')}"
    until = t.text("until {time}", time=event_words.moment(poll.deadline, "f"))
    own = ""
    if view.invited and view.waits:
        own = t.text("not answered yet") if view.left else t.text("you have answered")
    return f"{named}\n-# {t.join_facts(one for one in (until, own) if one)}"


def _title(view: PollView, t: Translator) -> str:
    if view.poll.status is PollStatus.CANCELLED:
        return words.called_off(view.poll, t)
    if view.decided:
        return words.decided(view.poll, t)
    return t.text("When can you? {title}", title=words.title_of(view.poll))


def _left(view: PollView, t: Translator) -> str:
    """How much is left to say; nothing for who is not asked, or cannot answer any more."""
    if not view.open:
        return ""
    if not view.invited:
        return t.text("This date poll asks others; you can look at it.")
    if not view.waits:
        return t.text("This date poll asks others; you can say when you can, too.")
    if view.left:
        return t.plural("Still to say: {n} slot", "Still to say: {n} slots", view.left)
    return t.text("You have said it of every slot.")


def _slot(one: Ranked, view: PollView, t: Translator) -> str:
    said = view.mine.get(one.slot.id)
    own = f"\n-# {t.text('You said: {vote}', vote=vote_name(said, t))}" if said is not None else ""
    return f"**{words.slot(one.slot.span)}**{own}"


def _votes(one: Ranked, view: PollView, page: int, t: Translator) -> list[Item[Any]]:
    said = view.mine.get(one.slot.id)
    return [
        controls.say.button(
            int(view.network),
            vote_name(vote, t),
            int(view.poll.id),
            int(one.slot.id),
            vote.value,
            page,
            style=ButtonStyle.primary if said is vote else ButtonStyle.secondary,
        )
        for vote in Vote
    ]


def _for_all(view: PollView, shown: Page[Ranked], t: Translator) -> list[Item[Any]]:
    network, poll = int(view.network), int(view.poll.id)
    return [
        controls.say_all.button(network, t.text("All fit"), poll, Vote.YES.value, shown.number),
        controls.say_all.button(network, t.text("None fits"), poll, Vote.NO.value, shown.number),
    ]


def _ways(view: PollView, shown: Page[Ranked], t: Translator) -> list[Item[Any]]:
    """To the other pages, and for who runs it to the answers."""
    network, poll = int(view.network), int(view.poll.id)
    row: list[Item[Any]] = []
    if view.poll.status is PollStatus.OPEN:
        row += page_row(t, controls.answer, network, shown, poll)
    if view.runs:
        row.append(controls.results.button(network, t.text("Who can when…"), poll, 0))
    return row


def _footer(view: PollView, shown: Page[Ranked], t: Translator, *, saved: bool) -> str:
    said = []
    if saved:
        said.append(t.text("Saved {time}.", time=event_words.moment(view.now, "t")))
    if view.open and view.invited:
        until = event_words.moment(view.poll.deadline, "f")
        said.append(t.text("You can change it until {time}; who runs this sees it.", time=until))
    else:
        said.append(t.text("Only you see this."))
    if shown.pages > 1 and view.poll.status is PollStatus.OPEN:
        said.append(page_line(t, shown))
    return " ".join(said)
