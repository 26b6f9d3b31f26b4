"""What is said after an event: thanks, with what was shown and a question; that once more; it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.event.cards import words
from cogs.event.feedback import controls
from cogs.event.feedback.outcome import draw_into
from cogs.event.meeting import controls as meeting
from cogs.event.meeting.cards import parts
from cogs.kit.notices import register
from cogs.kit.text import fitted
from domain.notices.kinds import FEEDBACK_CLOSED, FEEDBACK_REMINDER, MEETING_THANKS
from services.feedback.notices import tell
from templates.words import feedback as said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from discord.ui import Item

    from cogs.kit import Card
    from domain.notices.reader import Reader
    from locales import Translator
    from services.feedback.views import FeedbackNotice

    Say = Callable[[FeedbackNotice, Translator], str]

QUESTIONS: Final = 8
_MATERIALS: Final = 10


def _short(found: FeedbackNotice) -> str:
    event = found.event.event
    return fitted(f"{event.code} {event.title}", 80)


def _asked(found: FeedbackNotice, t: Translator) -> str:
    until = words.moment(found.until, "f") if found.until is not None else ""
    return words.lines(
        f"**{said.how_was_it(t)}** {said.what_for(t, QUESTIONS)}",
        t.text("Open until {time}.", time=until) if until else "",
    )


def _mine(found: FeedbackNotice, t: Translator) -> Item[Any]:
    event = int(found.event.event.id)
    label = said.how_was_it(t)
    return controls.mine.button(found.event.network, label, event, style=ButtonStyle.primary)


def _thanks(found: FeedbackNotice, t: Translator, _reader: Reader) -> Card:
    card = parts.top(found.event, t)
    card.title(t.text("Thank you for coming: {title}", title=parts.title(found.event)))
    network, event = found.event.network, int(found.event.event.id)
    row: list[Item[Any]] = [meeting.minutes.button(network, t.text("The minutes"), event)]
    if found.materials:
        lines = [
            f"- {fitted(one.title, 100)}" + (f" <{one.link}>" if one.link and len(one.link) <= 200 else "")
            for one in found.materials[:_MATERIALS]
        ]
        card.text("\n".join([t.text("What was shown:"), *lines]))
        row.insert(0, meeting.materials.button(network, t.text("What was shown"), event))
    if found.asks:
        card.text(_asked(found, t))
        row.insert(0, _mine(found, t))
    return card.row(*row)


def _reminder(found: FeedbackNotice, t: Translator, _reader: Reader) -> Card:
    card = parts.top(found.event, t)
    card.title(t.text("How was it? {title}", title=parts.title(found.event)))
    card.text(_asked(found, t)).row(_mine(found, t))
    return card.footer(t.text("This is asked once more, and not again."))


def _closed(found: FeedbackNotice, t: Translator, _reader: Reader) -> Card:
    card = parts.top(found.event, t)
    card.title(t.text("What was said of it: {title}", title=parts.title(found.event)))
    network, event = found.event.network, int(found.event.event.id)
    if found.outcome is not None:
        if found.outcome.asked:
            answered = said.response(found.outcome.answered, found.outcome.asked, t)
            card.text(words.fact(t.text("Answers"), answered, t))
        draw_into(card, found.outcome, t)
    return card.row(
        controls.results.button(network, t.text("All of it"), event, 0, style=ButtonStyle.primary)
    )


_LINES: Final[Mapping[str, Say]] = {
    MEETING_THANKS.code: lambda one, t: t.text("Thank you for coming: {event}", event=_short(one)),
    FEEDBACK_REMINDER.code: lambda one, t: t.text("How was it? {event}", event=_short(one)),
    FEEDBACK_CLOSED.code: lambda one, t: t.text("What was said of it: {event}", event=_short(one)),
}
"""One line for each kind, where it stands among other notices."""

for _kind, _draw in (
    (MEETING_THANKS, _thanks),
    (FEEDBACK_REMINDER, _reminder),
    (FEEDBACK_CLOSED, _closed),
):
    register(_kind, tell=tell, draw=_draw, line=_LINES[_kind.code])
