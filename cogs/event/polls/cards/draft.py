"""A poll before it is published, or times before they are added: as understood, or what is still asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.event.cards import words as event_words
from cogs.event.cards.preview import choices, say_warnings, words_of_clocks
from cogs.event.polls import controls
from cogs.event.polls.cards import words
from cogs.kit import Card, page_line, page_row
from cogs.kit.errors import explain
from cogs.kit.text import fitted, safe
from services.polls.draft_reading import DEADLINE
from templates.words.event_changes import span_text
from templates.words.event_warnings import warning_text
from templates.words.events import kind_name, languages_line, place_line
from templates.words.when import said_back, why_asked

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.polls.draft_reading import PollDraft
    from services.polls.pieces import Understood
    from services.polls.seeing import SlotSeen
    from services.polls.views import PollDone

SLOTS: Final = 8
_LETTERS: Final = 1900
_SHOWN: Final = 12
_LONG: Final = 150
_WHO: Final = frozenset({"audience", "languages", "seats", "deadline"})


def draft_card(draft: PollDraft, t: Translator, page: int = 0) -> LayoutView:
    """What will be published, or what its author is asked."""
    if draft.asked is not None:
        return _asked_of_time(draft, draft.asked, t)
    if draft.deadline_asked is not None:
        return _asked_of_deadline(draft, draft.deadline_asked, t)
    if draft.faults:
        return _refused(draft, t)
    return _preview(draft, t, page)


def published(done: PollDone, channel: int | None, t: Translator) -> LayoutView:
    """It is published: where its card stands, how many are asked."""
    view = done.view
    card = Card(t, "event").small(words.head(view, t))
    card.title(t.text("Published: {title}", title=words.title_of(view.poll)))
    place = (
        t.text("Its card stands in {channel} and is kept current there.", channel=f"<#{channel}>")
        if channel is not None
        else t.text("Its card stands in no channel yet.")
    )
    asked = t.plural("{n} person is asked.", "{n} people are asked.", done.told)
    card.text(event_words.lines(asked, place, words.state(view, t)))
    network, poll = int(view.network), int(view.poll.id)
    row = [controls.mine.button(network, t.text("Say when I can"), poll)]
    row.append(controls.results.button(network, t.text("Who can when…"), poll, 0))
    if view.unposted:
        row.append(controls.post.button(network, t.text("Put its card in this channel"), poll))
    card.row(*row)
    return card.footer(
        t.text("You are told when all have answered, and when the time for answers is over.")
    ).view()


def _preview(draft: PollDraft, t: Translator, page: int) -> LayoutView:
    texts = [_slot(one, t) for one in draft.slots]
    shown = words.chunk(texts, page, SLOTS, _LETTERS)
    card = Card(t, "event")
    if draft.poll is not None:
        card.small(t.join_facts([draft.poll.code, t.text("Nothing is done yet")]))
        title = words.title_of(draft.poll)
        card.title(t.plural("Add {n} time? {title}", "Add {n} times? {title}", len(draft.slots), title=title))
    elif draft.fields is not None:
        kind = kind_name(draft.fields.kind, t)
        card.small(t.join_facts([t.text("Date poll"), kind, t.text("Preview: nobody has been told yet")]))
        card.title(fitted(draft.fields.title, event_words.TITLE))
    for at in shown.items:
        card.text(texts[at])
    card.small(page_line(t, shown))
    say_warnings(card, draft.shifts, t)
    card.text(_facts(draft, t))
    card.row(*page_row(t, controls.turn, draft.network, shown, draft.id))
    label = t.text("Publish") if draft.poll is None else t.text("Add them")
    publish = controls.publish.button(
        int(draft.network), label, draft.id, draft.turn, style=ButtonStyle.primary
    )
    card.row(publish, _add(draft, t), *_windows(draft, t), _discard(draft, t))
    return card.footer(_footer(draft, t)).view()


def _slot(one: SlotSeen, t: Translator) -> str:
    """A slot in its author's zone and in those of the others, with what there is to know of it."""
    known = [fitted(warning_text(each, t), _LONG) for each in one.warnings[:3]]
    clocks = words_of_clocks(one.clocks, t)
    return event_words.lines(f"**{span_text(one.span, t)}**", clocks, *(f"-# {each}" for each in known))


def _facts(draft: PollDraft, t: Translator) -> str:
    if draft.poll is not None or draft.fields is None or draft.deadline is None:
        return ""
    fields = draft.fields
    who = t.text("the whole network") if fields.audience.everyone else event_words.some(draft.invited, t)
    until = t.datetime(draft.deadline, "full")
    if draft.proposed:
        until = t.text("{time} (proposed; “For whom, until when…” sets another)", time=until)
    seats = t.number(fields.capacity) if fields.capacity is not None else ""
    return event_words.lines(
        event_words.fact(t.text("People answer until"), until, t),
        event_words.fact(t.text("Where"), fitted(place_line(fields.place, t), 200), t),
        event_words.fact(t.text("For"), who, t),
        event_words.fact(t.text("Languages"), languages_line(fields.languages, t), t),
        event_words.fact(t.text("Seats"), seats, t),
        fitted(fields.description, 200),
    )


def _footer(draft: PollDraft, t: Translator) -> str:
    if draft.poll is not None:
        return t.text("Whoever has answered is asked to look again. Only you see this.")
    return t.plural(
        "Its card comes into this channel; {n} person is asked. Only you see this.",
        "Its card comes into this channel; {n} people are asked. Only you see this.",
        draft.count,
    )


def _asked_of_time(draft: PollDraft, at: int, t: Translator) -> LayoutView:
    """One of the times can be read in several ways, or cannot be: its author says; the others stay."""
    one = draft.times[at]
    card = _question(one, t)
    card.text(_others(draft, at, t))
    network = int(draft.network)
    card.row(
        *(
            controls.choose.button(network, label, draft.id, draft.turn, at, number)
            for number, label in enumerate(choices(one.choices, t))
        )
    )
    card.row(
        controls.retype.button(network, t.text("Type again…"), draft.id, at),
        controls.leave_out.button(network, t.text("Leave this time out"), draft.id, draft.turn, at),
        _discard(draft, t),
    )
    return card.footer(_kept(t)).view()


def _asked_of_deadline(draft: PollDraft, asked: Understood, t: Translator) -> LayoutView:
    card = Card(t, "event").small(t.text("Until when people can answer"))
    card.title(t.text("When do you mean by “{typed}”?", typed=safe(asked.piece.typed, 60)))
    card.text(why_asked(asked.choices, t))
    network = int(draft.network)
    card.row(
        *(
            controls.choose.button(network, label, draft.id, draft.turn, DEADLINE, number)
            for number, label in enumerate(choices(asked.choices, t))
        )
    )
    again = controls.window.button(network, t.text("Type again…"), draft.id, "who")
    return card.row(again, _discard(draft, t)).footer(_kept(t)).view()


def _question(one: Understood, t: Translator) -> Card:
    if one.refused is None:
        card = Card(t, "event").title(
            t.text("When do you mean by “{typed}”?", typed=safe(one.piece.typed, 60))
        )
        return card.text(why_asked(one.choices, t))
    why = explain(one.refused, t)
    card = (
        Card(t, "error").title(why.title).text(t.text("You typed: {typed}", typed=safe(one.piece.typed, 100)))
    )
    return card.text(why.body)


def _others(draft: PollDraft, at: int, t: Translator) -> str:
    """The other times, as far as they are understood, so that one sees that none is lost."""
    lines = []
    for number, one in enumerate(draft.times[:_SHOWN]):
        if number == at:
            lines.append(f"- **{safe(one.piece.typed, 60)}** ←")
        elif one.read is not None and one.clear:
            lines.append(f"- {fitted(said_back(one.read, t, city=True), 100)}")
        else:
            asked = t.text("{typed}: asked next", typed=safe(one.piece.typed, 60))
            lines.append(f"- {asked}")
    rest = len(draft.times) - _SHOWN
    if rest > 0:
        lines.append(f"- {t.plural('{n} more', '{n} more', rest)}")
    return "\n".join(lines) if len(draft.times) > 1 else ""


def _refused(draft: PollDraft, t: Translator) -> LayoutView:
    """Why it cannot be so; what was typed is not lost."""
    card = event_words.say_faults(Card(t, "error"), [error for _, error in draft.faults], t)
    understood = [said_back(one.read, t, city=True) for one in draft.times if one.read is not None]
    card.text("\n".join(f"- {fitted(one, 100)}" for one in understood[:_SHOWN]))
    if draft.poll is not None or draft.faults[0][0] == "times":
        card.row(_add(draft, t), *_windows(draft, t), _discard(draft, t))
        return card.footer(_kept(t)).view()
    form = "who" if draft.faults[0][0] in _WHO else "what"
    correct = controls.window.button(
        int(draft.network), t.text("Correct…"), draft.id, form, style=ButtonStyle.primary
    )
    return card.row(correct, *_windows(draft, t, but=form), _discard(draft, t)).footer(_kept(t)).view()


def _kept(t: Translator) -> str:
    return t.text("Nothing is published yet. What you typed is kept for a day.")


def _add(draft: PollDraft, t: Translator) -> Item[Any]:
    return controls.add.button(int(draft.network), t.text("Add times…"), draft.id)


def _windows(draft: PollDraft, t: Translator, but: str = "") -> list[Item[Any]]:
    labels = {"what": t.text("Change…"), "who": t.text("For whom, until when…")}
    if draft.poll is not None:
        labels = {"times": t.text("Change…")}
    network = int(draft.network)
    return [
        controls.window.button(network, label, draft.id, form)
        for form, label in labels.items()
        if form != but
    ]


def _discard(draft: PollDraft, t: Translator) -> Item[Any]:
    return controls.discard.button(int(draft.network), t.text("Discard"), draft.id)
