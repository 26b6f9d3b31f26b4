"""What a mail that brings notices says: all that their cards say, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.flat import Act, Flat, flat
from cogs.kit.notice_cards import above
from cogs.kit.notices import words_of
from domain.records import Record
from templates.flat import line_of, title_of

if TYPE_CHECKING:
    from locales import Translator
    from services.notices.views import Told


class Content(Record):
    """A mail's subject (one line of plain text), what stands over all (Markdown), and the cards."""

    subject: str
    above: str
    parts: tuple[Flat, ...]

    @property
    def acts(self) -> tuple[Act, ...]:
        """All buttons of all cards."""
        return tuple(act for part in self.parts for act in part.acts)


def content(told: Told, t: Translator) -> Content:
    """What is said. There has to be something to say."""
    cards = tuple(flat(words_of(one.kind).draw(view, t, told.reader).view()) for one, view in told.lines)
    count = len(told.lines)
    if count > 1:
        subject = t.plural("{n} message for you", "{n} messages for you", count)
    else:
        ((one, view),) = told.lines
        subject = title_of(cards[0].markdown, t) or line_of(words_of(one.kind).line(view, t), t)
    return Content(subject, above(told, t), cards)
