"""The card of a reviewer: the whole text in pages, what was noted so far, accepted or sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.text import fitted
from cogs.practice import words
from cogs.practice.cards import blocks
from cogs.practice.searching import controls as searching
from cogs.practice.sharing import controls
from domain.practices.model import Status
from domain.practices.review import MOST_MARK, Criterion
from templates.words import practices as terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discord.ui import LayoutView

    from locales import Translator
    from services.practices.commenting import ReviewView
    from services.practices.views import PracticeView

_ROOM: Final = 1_800
_ROOM_AGAIN: Final = 900
"""Characters of its text on a page; the latter where what was asked before, or what is alike, is shown."""
_COMMENT: Final = 120
_SHOWN: Final = 5
_WHY: Final = 300
_ALIKE: Final = 3
_TITLE: Final = 60


def review_card(found: ReviewView, t: Translator, page: int = 0, said: str = "") -> LayoutView:
    """A practice as it was written, with what its reviewer has noted so far."""
    view = found.practice
    practice, network = view.practice, view.network
    room = _ROOM_AGAIN if found.before is not None or view.alike else _ROOM
    text = paged(words.split(tuple(blocks(view, practice.original, t)), room), page, 1)
    card = Card(t, "practice").small(words.head(practice, t))
    card.title(words.title(practice, practice.original.title)).text(said)
    for block in text.items[0]:
        card.text(block)
    card.small(page_line(t, text))
    card.row(*page_row(t, controls.review, network, text, int(practice.id)))
    card.line().text(_before(found, t))
    _alike(card, view, t)
    card.text(_noted(found, t))
    if view.may_review:
        _acts(card, view, t)
    card.row(controls.waiting.button(network, t.text("‹ All that wait"), 0))
    return card.footer(_footer(view, t)).view()


def _before(found: ReviewView, t: Translator) -> str:
    """What was asked last time, by whom, and what was changed since; "" for what was never sent back."""
    review = found.before
    if review is None:
        return ""
    name, why = words.reviewer(found.practice, review), fitted(review.why, _WHY)
    said = (
        t.text("**{name} sent it back:** {why}", name=name, why=why)
        if name
        else t.text("**It was sent back:** {why}", why=why)
    )
    return words.lines(said, *words.comments(review, _SHOWN, _COMMENT, t), _changed(found, t))


def _changed(found: ReviewView, t: Translator) -> str:
    if found.before is None or not found.before.seen:
        return ""
    if not found.changed:
        return t.text("Since then no field was changed.")
    fields = t.join(terms.field(t, one) for one in found.changed)
    return t.text("Changed since then: {fields}.", fields=fields)


def _alike(card: Card, view: PracticeView, t: Translator) -> None:
    """What is published already and says much the same: each opens beside this card."""
    if not view.alike:
        return
    shown = view.alike[:_ALIKE]
    named = (f"{one.code} {fitted(one.in_language(t.language).title, _TITLE)}" for one in shown)
    card.text(t.text("**Much like:** {practices}.", practices="; ".join(named)))
    card.row(
        *(
            searching.show.button(view.network, t.text("Look at {code}", code=one.code), int(one.id))
            for one in shown
        )
    )


def _acts(card: Card, view: PracticeView, t: Translator) -> None:
    network, id_, revision = view.network, int(view.practice.id), view.practice.revision
    buttons = [
        controls.accept.button(network, t.text("Accept"), id_, revision, style=ButtonStyle.success),
        controls.comment.button(network, t.text("Comment…"), id_),
        controls.send_back.button(network, t.text("Send back…"), id_, revision),
    ]
    if view.practice.status is Status.EXPERTS:
        buttons.insert(1, controls.mark.button(network, t.text("Four criteria…"), id_))
    card.row(*buttons)


def _noted(found: ReviewView, t: Translator) -> str:
    comments = [
        f"- {words.fact(terms.field(t, name), fitted(text, _COMMENT), t)}"
        for name, text in list(found.comments.items())[:_SHOWN]
    ]
    more = len(found.comments) - len(comments)
    if more > 0:
        comments.append(f"- {t.plural('{n} more', '{n} more', more)}")
    marks = marks_line(found.marks, t)
    if not comments and not marks:
        empty = t.text("Nothing noted yet. Its author reads your comments once the review is given.")
        return f"-# {empty}"
    return words.lines(t.text("**Your review so far**"), marks, *comments)


def marks_line(marks: Mapping[Criterion, int], t: Translator) -> str:
    """What was said on the four criteria."""
    said = [f"{terms.criterion(t, one)} {marks[one]}/{MOST_MARK}" for one in Criterion if one in marks]
    return t.join_facts(said)


def _footer(view: PracticeView, t: Translator) -> str:
    if view.mine and not view.may_review:
        return t.text("It is your own: somebody else reviews it.")
    if not view.may_review:
        return t.text("It does not wait for a review any more.")
    if view.practice.status is Status.EXPERTS:
        return t.text("Second review, by experts: the four criteria are asked for.")
    return t.text("Ready when another region could learn from it; it need not be perfect.")


def reviewed_card(view: PracticeView, t: Translator) -> LayoutView:
    """What became of it."""
    practice = view.practice
    card = Card(t, "practice").small(words.head(practice, t))
    card.title(words.title(practice, practice.original.title))
    card.text(
        {
            Status.PUBLISHED: t.text("It is published. Every member finds it, and its author is told."),
            Status.EXPERTS: t.text("It goes to the experts now, who are told."),
            Status.RETURNED: t.text("It is back with its author, with what you wrote."),
        }[practice.status]
    )
    card.row(controls.waiting.button(view.network, t.text("What else waits"), 0))
    return card.footer(t.text("Only you see this.")).view()
