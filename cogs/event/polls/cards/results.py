"""For who runs a poll: the slots ranked with who would miss each, and the question before one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.event.cards import words as event_words
from cogs.event.cards.preview import choices, say_warnings, words_of_clocks
from cogs.event.polls import controls
from cogs.event.polls.cards import words
from cogs.kit import Card, page_line, page_row
from cogs.kit.text import fitted, safe
from domain.polls import PollStatus
from templates.words.event_changes import span_text
from templates.words.polls import bar, partly_words, tally
from templates.words.when import why_asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discord.ui import Item, LayoutView

    from domain.actors import MemberId
    from domain.polls import Ranked
    from locales import Translator
    from services.polls.deadlines import NewDeadline
    from services.polls.seeing import Taking
    from services.polls.views import PollView

SLOTS: Final = 6
_LETTERS: Final = 2500
_NAMED: Final = 5
"""So many of those who have not answered are named here; all of them are a press away."""


def results_card(view: PollView, t: Translator, page: int = 0, said: str = "") -> LayoutView:
    """The slots, the best first; `said` is what was just done."""
    network, poll = int(view.network), view.poll
    texts = [_slot(one, view, t) for one in view.ranked]
    shown = words.chunk(texts, page, SLOTS, _LETTERS)
    card = Card(t, "event").small(words.head(view, t))
    if poll.status is PollStatus.CANCELLED:
        return (
            card.title(words.called_off(poll, t)).text(event_words.lines(said, words.state(view, t))).view()
        )
    card.title(t.text("Who can when: {title}", title=words.title_of(poll)))
    card.text(event_words.lines(said, words.state(view, t), _silent(view, t)))
    for at in shown.items:
        one = view.ranked[at]
        if view.decided or one.slot.span.starts_at <= view.now:
            card.text(texts[at])
        else:
            label = t.text("Take this time…")
            take = controls.take.button(network, label, int(poll.id), poll.revision, int(one.slot.id))
            card.choice(texts[at], take)
    card.small(page_line(t, shown))
    card.row(*page_row(t, controls.results, network, shown, int(poll.id)))
    if view.unposted:
        card.row(controls.post.button(network, t.text("Put its card in this channel"), int(poll.id)))
    card.row(*_people(view, t))
    card.row(*_acts(view, t))
    return card.footer(t.text("The best slot stands first. Only you see this.")).view()


def which_deadline(found: NewDeadline, seen: int, t: Translator) -> LayoutView:
    """A deadline that can be read in several ways: who typed it says which is meant."""
    network, poll = int(found.view.network), int(found.view.poll.id)
    card = Card(t, "event").small(words.head(found.view, t))
    card.title(t.text("When do you mean by “{typed}”?", typed=safe(found.typed, 60)))
    card.text(why_asked(found.readings, t))
    labels = choices(found.readings, t)
    card.row(
        *(
            controls.until.button(network, label, poll, seen, int(at.timestamp()) // 60)
            for label, at in zip(labels, found.choices, strict=False)
        )
    )
    card.row(
        controls.extend.button(network, t.text("Type again…"), poll, seen),
        controls.results.button(network, t.text("‹ Back"), poll, 0),
    )
    return card.footer(t.text("Nothing is done yet. Only you see this.")).view()


def taking_card(found: Taking, t: Translator) -> LayoutView:
    """Whether that slot is to be taken: who cannot come, and what there is to know."""
    view, one = found.view, found.ranked
    card = Card(t, "confirm").small(words.head(view, t))
    card.title(t.text("Take this time? {title}", title=words.title_of(view.poll)))
    span = one.slot.span
    card.text(
        event_words.lines(
            f"**{span_text(span, t)}**",
            words_of_clocks(found.seen.clocks, t),
            f"{bar(one.possible, view.asked)} {tally(one, t)}",
        )
    )
    misses = _missing(one, view, t, most=12) or t.text("Nobody has said that they cannot come.")
    card.text(event_words.lines(misses, _unheard(one, view, t)))
    say_warnings(card, (*found.seen.warnings, *found.shifts), t)
    card.text(t.text("The event is announced then, and everybody whom it is for is invited."))
    network, poll = int(view.network), int(view.poll.id)
    card.row(
        controls.decide.button(
            network,
            t.text("Take it and announce"),
            poll,
            view.poll.revision,
            int(one.slot.id),
            style=ButtonStyle.primary,
        ),
        controls.results.button(network, t.text("‹ Back"), poll, 0),
    )
    return card.footer(t.text("Nothing is done yet. Only you see this.")).view()


def _slot(one: Ranked, view: PollView, t: Translator) -> str:
    gone = one.slot.span.starts_at <= view.now and not view.decided
    head = f"**{words.slot(one.slot.span)}**"
    over = t.text("It has gone by.") if gone else ""
    return event_words.lines(
        head, f"{bar(one.possible, view.asked)} {tally(one, t)}", over, _missing(one, view, t)
    )


def _missing(one: Ranked, view: PollView, t: Translator, most: int = 4) -> str:
    """Who would miss it, who comes if need be, who has not said, by name."""

    def names(ids: Iterable[MemberId]) -> str:
        known = [_name(each, view, t) for each in ids if each in view.names]
        return event_words.some(known, t, most)

    missing = t.text("Would miss it: {names}", names=names(one.missing)) if one.missing else ""
    maybe = t.text("If need be: {names}", names=names(one.if_need_be)) if one.if_need_be else ""
    return "\n".join(f"-# {each}" for each in (missing, maybe) if each)


def _unheard(one: Ranked, view: PollView, t: Translator) -> str:
    """How many have not said whether they can then: they may still be unable to come."""
    left = len(one.silent)
    return (
        t.plural(
            "{n} of {all} has not said whether they can then.",
            "{n} of {all} have not said whether they can then.",
            left,
            all=t.number(view.asked),
        )
        if left
        else ""
    )


def _name(one: MemberId, view: PollView, t: Translator) -> str:
    return t.text("{name} (guest)", name=view.names[one]) if one in view.guests else view.names[one]


def _silent(view: PollView, t: Translator) -> str:
    """Who has not answered in full: guests in numbers, since nobody is told whose an address is."""
    if view.poll.status is not PollStatus.OPEN:
        return ""
    slots = len(view.poll.slots)
    partly = [partly_words(fitted(name, event_words.NAME), said, slots, t) for name, said in view.partly]
    silent = event_words.some(view.silent, t, _NAMED)
    return event_words.lines(
        t.text("Not heard yet: {names}", names=silent) if view.silent else "",
        t.text("Answered in part: {names}", names=event_words.some_of(partly, t, _NAMED)) if partly else "",
        words.silent_guests(view, t),
    )


def _people(view: PollView, t: Translator) -> list[Item[Any]]:
    """Who has not answered, while one can; and who else is asked."""
    network, poll = int(view.network), int(view.poll.id)
    if not view.open:
        return []
    row: list[Item[Any]] = []
    if view.silent or view.partly or view.silent_guests:
        row.append(controls.unheard.button(network, t.text("Who has not answered"), poll, 0))
    return [*row, controls.guests.button(network, t.text("Invite guests…"), poll)]


def _acts(view: PollView, t: Translator) -> list[Item[Any]]:
    """What can be done, what can't be undone last."""
    network, poll, revision = int(view.network), int(view.poll.id), view.poll.revision
    if view.poll.status is not PollStatus.OPEN:
        return []
    row: list[Item[Any]] = []
    if view.open:
        row.append(controls.mine.button(network, t.text("My answer"), poll))
    return [
        *row,
        controls.more.button(network, t.text("Add times…"), poll),
        controls.extend.button(network, t.text("Another deadline…"), poll, revision),
        controls.ask_cancel.button(
            network, t.context("event", "Call off…"), poll, revision, style=ButtonStyle.danger
        ),
    ]
