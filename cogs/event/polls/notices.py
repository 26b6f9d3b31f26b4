"""What date polls say unasked: when can you, all have answered, the time is over, more times, called off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.event.cards import words as event_words
from cogs.event.polls import controls
from cogs.event.polls.cards import words
from cogs.event.polls.cards.shared import slot_lines
from cogs.kit import Card
from cogs.kit.notices import look_at, register
from cogs.kit.text import fitted, safe
from domain.notices.kinds import (
    POLL_ALL_ANSWERED,
    POLL_CANCELLED,
    POLL_CHANGED,
    POLL_ENDED,
    POLL_GUEST_ASKED,
    POLL_INVITED,
    POLL_UNANSWERED,
)
from services.polls.notices import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from discord.ui import Item

    from domain.notices.reader import Reader
    from locales import Translator
    from services.polls.notices import PollNotice

    Say = Callable[[PollNotice, Translator], str]

_SLOTS: Final = 6
_BEST: Final = 3


def _card(found: PollNotice, t: Translator, title: str) -> Card:
    return Card(t, "event").small(words.head(found.view, t)).title(title)


def _answer(found: PollNotice, t: Translator) -> Item[Any]:
    label = t.text("Say when I can")
    poll = int(found.view.poll.id)
    return controls.mine.button(int(found.view.network), label, poll, style=ButtonStyle.primary)


def _results(found: PollNotice, t: Translator) -> Item[Any]:
    return controls.results.button(
        int(found.view.network), t.text("Who can when…"), int(found.view.poll.id), 0
    )


def _best(found: PollNotice, t: Translator) -> list[Item[Any]]:
    """Straight to the question before the best slot is taken, as long as it is to come."""
    view, poll = found.view, found.view.poll
    best = next((one.slot for one in view.ranked if one.slot.span.starts_at > view.now), None)
    if best is None:
        return []
    return [
        controls.take.button(
            int(view.network),
            t.text("Take the best time…"),
            int(poll.id),
            poll.revision,
            int(best.id),
            style=ButtonStyle.primary,
        )
    ]


def _times(found: PollNotice, t: Translator) -> str:
    """The slots of which the reader has not said anything."""
    left = [one.slot for one in found.view.by_time if one.slot.id not in found.view.mine]
    lines = [f"- {words.slot(one.span)}" for one in left[:_SLOTS]]
    if len(left) > _SLOTS:
        lines.append(f"- {t.plural('{n} more', '{n} more', len(left) - _SLOTS)}")
    return "\n".join(lines)


def _invited(found: PollNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("When can you? {title}", title=words.title_of(found.view.poll)))
    card.text(words.where(found.view, t)).text(_times(found, t))
    card.text(_until(found, t)).row(_answer(found, t))
    return card.footer(t.text("Two presses are enough: “All fit”, or what fits. You can change it later."))


def _asked(found: PollNotice, t: Translator, _reader: Reader) -> Card:
    """The one first mail to somebody whose address was given."""
    by = f"**{safe(found.by, event_words.NAME)}**" if found.by else t.text("Somebody")
    said = t.text(
        "{name} of {network} asks when you can, and gave your address for it. This is the only mail, unless "
        "you agree to more where you answer.",
        name=by,
        network=safe(found.view.network_name, event_words.TITLE),
    )
    card = _card(found, t, t.text("When can you? {title}", title=words.title_of(found.view.poll)))
    card.text(said).text(words.where(found.view, t)).text(_times(found, t))
    card.text(_until(found, t)).row(_answer(found, t))
    return card.footer(t.text("On the same page you can say that you want no invitations."))


def _unanswered(found: PollNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(
        found, t, t.text("Still to say: when can you? {title}", title=words.title_of(found.view.poll))
    )
    card.text(_times(found, t)).text(_until(found, t)).row(_answer(found, t))
    return card.footer(t.text("Only those who have not said it of every slot are reminded."))


def _changed(found: PollNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("More times: {title}", title=words.title_of(found.view.poll)))
    card.text(t.text("These were added; what you said of the others stays.")).text(_times(found, t))
    return card.text(_until(found, t)).row(_answer(found, t))


def _all_answered(found: PollNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("All have answered: {title}", title=words.title_of(found.view.poll)))
    return _to_decide(card, found, t)


def _ended(found: PollNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(
        found, t, t.text("The time for answers is over: {title}", title=words.title_of(found.view.poll))
    )
    return _to_decide(card.text(words.answered(found.view, t)), found, t)


def _to_decide(card: Card, found: PollNotice, t: Translator) -> Card:
    view = found.view
    best = [slot_lines(one, view.asked, t) for one in view.ranked[:_BEST]]
    card.text("\n".join([t.text("The best slots:"), *best])).row(*_best(found, t), _results(found, t))
    return card.footer(t.text("One press takes a slot, announces the event and invites everybody."))


def _cancelled(found: PollNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, words.called_off(found.view.poll, t))
    card.text(words.state(found.view, t))
    return card.footer(t.text("There is nothing left to do, and nothing reminds of it any more."))


def _until(found: PollNotice, t: Translator) -> str:
    return t.text("Answer by {time}.", time=event_words.moment(found.view.poll.deadline, "f"))


def _named(found: PollNotice) -> str:
    return f"{found.view.poll.code} {fitted(found.view.poll.fields.title, 60)}"


_LINES: Final[Mapping[str, Say]] = {
    POLL_GUEST_ASKED.code: lambda one, t: t.text("When can you? {title}", title=_named(one)),
    POLL_INVITED.code: lambda one, t: t.text("When can you? {title}", title=_named(one)),
    POLL_UNANSWERED.code: lambda one, t: t.text("Still to say: when can you? {title}", title=_named(one)),
    POLL_CHANGED.code: lambda one, t: t.text("More times: {title}", title=_named(one)),
    POLL_ALL_ANSWERED.code: lambda one, t: t.text("All have answered: {title}", title=_named(one)),
    POLL_ENDED.code: lambda one, t: t.text("The time for answers is over: {title}", title=_named(one)),
    POLL_CANCELLED.code: lambda one, t: t.context("date poll", "Called off: {title}", title=_named(one)),
}
"""One line for each kind, where it stands among other notices."""

look_at("poll", controls.mine.button)
for _kind, _draw in (
    (POLL_GUEST_ASKED, _asked),
    (POLL_INVITED, _invited),
    (POLL_UNANSWERED, _unanswered),
    (POLL_CHANGED, _changed),
    (POLL_ALL_ANSWERED, _all_answered),
    (POLL_ENDED, _ended),
    (POLL_CANCELLED, _cancelled),
):
    register(_kind, tell=tell, draw=_draw, line=_LINES[_kind.code])
