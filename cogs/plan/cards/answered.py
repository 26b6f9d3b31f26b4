"""The record of a request for a later day that was answered: by whom, when, with which answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card
from cogs.kit.text import fitted
from cogs.plan import controls
from cogs.plan.cards import words
from domain.plans.model import PostponementState

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.plans.notice_views import PostponementNotice


def answered_card(found: PostponementNotice, t: Translator) -> LayoutView:
    """What stands in place of the question, and is said to whoever presses on it still."""
    view, request = found.view, found.request
    title = f"{fitted(view.milestone.title, words.TITLE)} ({view.code})"
    card = Card(t, "plan").small(words.where(view.placed))
    card.title(t.text("Answered already: {title}", title=title))
    card.text(
        words.lines(
            _outcome(found, t),
            words.fact(t.text("Answer"), fitted(request.answer, 500), t),
            t.text("Due {day}", day=t.date(view.milestone.due, "full")),
        )
    )
    return card.row(
        controls.milestone.button(view.network, t.text("All about it"), int(view.milestone.id))
    ).view()


def _outcome(found: PostponementNotice, t: Translator) -> str:
    request = found.request
    name = fitted(found.answered_by or "", words.NAME) or t.text("Somebody")
    at = words.moment(request.answered_at, "f") if request.answered_at is not None else ""
    day = t.date(request.wanted)
    if request.state is PostponementState.ACCEPTED:
        return t.text("{name} agreed to {day}: {time}.", name=name, day=day, time=at)
    if request.state is PostponementState.REFUSED:
        return t.text("{name} refused {day}: {time}.", name=name, day=day, time=at)
    return t.text("The wish for {day} was taken back: {time}.", day=day, time=at)
